"""Offers that do not say what stays out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.values.sentence import sentence


def exclusions_missing(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """An offer names what is not included."""
    for facts in open_offers(proposals):
        scope = facts.proposal.scope
        if scope is None or not scope.excluded:
            place = (
                key_of("proposals", facts.id)
                if scope is None
                else value_of("proposals", facts.id, "scope")
            )
            message = sentence("nothing says what the offer leaves out")
            hint = sentence("write scope: {{excluded: […]}}")
            yield Finding("exclusions-missing", place, message, hint)
