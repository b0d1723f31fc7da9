"""Offers said to be replaced, with nothing that replaces them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def superseded_without_successor(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """An offer that is superseded has a newer version with the same number."""
    for key, facts in proposals.items():
        offer = facts.proposal
        if facts.state != "superseded" or not facts.entries:
            continue
        if facts.entries[-1].state != "superseded":
            continue  # It follows from a newer version that is there.
        newer = any(
            other.proposal.number == offer.number and other.proposal.version > offer.version
            for other in proposals.values()
        )
        if not newer:
            message = sentence("it is said to be superseded, and there is no newer version of it")
            hint = sentence("write the newer version, or withdraw the offer: state: withdrawn")
            number = offer.states.index(facts.entries[-1])
            place = value_of("proposals", key, "states", number)
            yield Finding("superseded-without-successor", place, message, hint)
