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
            offered, key, other = facts.price.currency, "price", line.unit_price.currency
            if line.reduction is not None and other == offered:
                key, other = "discount_amount", line.reduction.currency
            message = sentence(
                "the offer is in {currency}, this line in {other}", currency=offered, other=other
            )
            hint = sentence(
                "write its price in {currency}: price: 1_200 {currency}", currency=offered
            )
            place = value_of("proposals", facts.id, "prices", line.index, key)
            yield Finding("mixed-currencies", place, message, hint)
