"""The prices of a contract in; how each moved from the one before, and which was never raised, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.exact import ratio
from kamdocs.model.contract import Contract, Rate
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Span

A_ROUND = Span(1, "year")
"""How long a price may stand before somebody asks when it was raised last."""


@dataclass(frozen=True, slots=True)
class RateStep:
    """A price, and by which fraction it moved from the one before for the same thing.

    `change` is None for the first, and where currencies differ or the one before was nothing.
    """

    rate: Rate
    change: Decimal | None


def find_rate_steps(contract: Contract) -> tuple[RateStep, ...]:
    """The prices of a contract by time."""
    steps: list[RateStep] = []
    last: dict[str | None, Rate] = {}
    for rate in sorted(contract.rates, key=lambda rate: rate.on.first):
        steps.append(RateStep(rate, _change(last.get(rate.unit), rate)))
        last[rate.unit] = rate
    return tuple(steps)


def never_raised_since(contract: Contract, today: date) -> PartialDate | None:
    """Since when a contract has its price, where it was never raised in more than a year."""
    known = [step for step in find_rate_steps(contract) if step.rate.on.first <= today]
    if not known or any(step.change is not None and step.change > 0 for step in known):
        return None
    first = known[0].rate.on
    return first if first.last < A_ROUND.before(today) else None


def _change(before: Rate | None, rate: Rate) -> Decimal | None:
    if before is None or before.price.currency != rate.price.currency or not before.price.amount:
        return None
    return ratio(rate.price.amount, before.price.amount) - 1
