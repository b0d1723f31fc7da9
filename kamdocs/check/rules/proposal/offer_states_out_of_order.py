"""Entries about an offer that cannot have followed one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kamdocs.derive.account.offer_states import follows
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.proposal_life import StateChange
from kamdocs.values.sentence import Sentence, Term, sentence


def offer_states_out_of_order(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Entries are appended: each is of a later day than the one before, and may follow it."""
    for key, facts in proposals.items():
        for version in facts.versions:
            entries = facts.entries_of(version)
            for before, each in pairwise(entries):
                message = _fault(before, each)
                if message is not None:
                    number = next(i for i, one in enumerate(facts.proposal.states) if one is each)
                    hint = sentence("correct the entry; what happened later goes to the end")
                    place = value_of("proposals", key, "states", number)
                    yield Finding("offer-states-out-of-order", place, message, hint)


def _fault(before: StateChange, each: StateChange) -> Sentence | None:
    if each.on < before.on:
        return sentence(
            "{state} on {day} stands behind an entry of {later}",
            state=Term(each.state),
            day=each.on,
            later=before.on,
        )
    if not follows(before.state, each.state):
        return sentence(
            "an offer that was {before} cannot be {after} afterwards",
            before=Term(before.state),
            after=Term(each.state),
        )
    return None
