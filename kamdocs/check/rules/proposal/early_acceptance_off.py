"""Discounts for early acceptance that end when the offer does, or before it began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def early_acceptance_off(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Early acceptance ends before the offer does, and not before it was issued."""
    for facts in open_offers(proposals):
        offer = facts.proposal
        if offer.early is None:
            continue
        until, last = offer.early.until, facts.valid_until
        place = value_of("proposals", facts.id, "early", "until")
        if last is not None and until >= last:
            message = sentence(
                "early acceptance ends on {day}, the offer itself on {last}", day=until, last=last
            )
            hint = sentence("the two are different dates: give the discount an earlier one")
            yield Finding("early-acceptance-off", place, message, hint)
        elif offer.issued is not None and until < offer.issued:
            message = sentence(
                "early acceptance ended on {day}, before the offer was issued", day=until
            )
            yield Finding("early-acceptance-off", place, message)
