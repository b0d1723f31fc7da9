"""Offers that went out and were never frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import LYING_STATES
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def sent_but_not_issued(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """What lies with a customer was issued before, so that everybody knows what they got."""
    for key, facts in proposals.items():
        sent = next((each for each in facts.entries if each.state in LYING_STATES), None)
        if facts.state not in LYING_STATES or facts.is_issued or sent is None:
            continue
        message = sentence("it went out on {day} and was never issued", day=sent.on)
        hint = sentence(
            "issue offers before they go out: kamdocs proposal issue; then nobody can change them"
        )
        place = value_of("proposals", key, "states", facts.proposal.states.index(sent))
        yield Finding("sent-but-not-issued", place, message, hint)
