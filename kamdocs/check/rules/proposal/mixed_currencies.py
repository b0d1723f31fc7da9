"""Offers whose lines are in several currencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def mixed_currencies(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """All lines of an offer are in its currency."""
    for facts in open_offers(proposals):
        for line in facts.price.lines:
            if "currency" not in line.faults or line.unit_price is None:
                continue
            message = sentence(
                "the offer is in {currency}, this line in {other}",
                currency=facts.price.currency,
                other=line.unit_price.currency,
            )
            hint = sentence(
                "write its price in {currency}: price: 1_200 {currency}",
                currency=facts.price.currency,
            )
            place = value_of("proposals", facts.id, "prices", line.index, "price")
            yield Finding("mixed-currencies", place, message, hint)
