"""Benefits that are claimed without a figure or without saying where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import Term, sentence


def outcome_unproven(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Every outcome has a figure, its source, and the goal or pain it answers."""
    for facts in open_offers(proposals):
        for index, outcome in enumerate(facts.proposal.outcomes):
            missing = tuple(
                Term(key) for key in ("figure", "source", "need") if getattr(outcome, key) is None
            )
            if missing:
                message = sentence("this outcome is claimed without {missing}", missing=missing)
                hint = sentence(
                    "a board asks for the figure, where it comes from, and why it matters"
                )
                place = value_of("proposals", facts.id, "outcomes", index)
                yield Finding("outcome-unproven", place, message, hint)
