"""Entries about an offer that cannot have followed one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.offer_states import follows
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import Sentence, Term, sentence


def offer_states_out_of_order(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Entries are appended: each is of a later day than the one before, and may follow it."""
    for key, facts in proposals.items():
        for before, each in zip(facts.entries, facts.entries[1:], strict=False):
            message: Sentence | None = None
            if each.on < before.on:
                message = sentence(
                    "{state} on {day} stands behind an entry of {later}",
                    state=Term(each.state),
                    day=each.on,
                    later=before.on,
                )
            elif not follows(before.state, each.state):
                message = sentence(
                    "an offer that was {before} cannot be {after} afterwards",
                    before=Term(before.state),
                    after=Term(each.state),
                )
            if message is not None:
                number = facts.proposal.states.index(each)
                hint = sentence("correct the entry; what happened later goes to the end")
                place = value_of("proposals", key, "states", number)
                yield Finding("offer-states-out-of-order", place, message, hint)
