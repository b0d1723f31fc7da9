"""Offers over the threshold that nobody approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import WRITING_STATES
from kamdocs.derive.conversion import convert
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def approval_missing(
    proposals: Mapping[str, ProposalFacts], settings: Settings
) -> Iterator[Finding]:
    """An offer from a certain value on is approved before it goes out."""
    for facts in open_offers(proposals):
        value, limit = facts.approval.worth, settings.pricing.approval_from
        if not facts.lacks_approval or value is None or limit is None:
            continue
        if value.currency != limit.currency and None in (
            convert(value, settings),
            convert(limit, settings),
        ):
            message = sentence(
                "the offer is worth {value}, and no exchange rate says whether it reaches {limit}, from"
                " where on it needs an approval",
                value=value,
                limit=limit,
            )
        else:
            message = sentence(
                "the offer is worth {value}; from {limit} on it needs an approval",
                value=value,
                limit=limit,
            )
        hint = sentence("write approval: {{by: …, on: …}}; until then it is marked as a draft")
        place = key_of("proposals", facts.id)
        is_out = facts.state not in WRITING_STATES
        yield Finding("approval-missing", place, message, hint, escalated=is_out)
