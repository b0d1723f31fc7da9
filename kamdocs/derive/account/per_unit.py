"""What a product costs in the unit of a line: amounts of the catalogue in, the same for another period out."""

from __future__ import annotations

from kamdocs.derive.account.price_totals import PERIOD_MONTHS, Period
from kamdocs.model.product import Billing
from kamdocs.values.money import Money, Rounding


def per_unit(
    amount: Money | None, listed: Billing | None, unit: Billing | None, rounding: Rounding
) -> Money | None:
    """An amount per `listed` as one per `unit`: a yearly fee offered by the month is a twelfth.

    It is rounded, because it is printed and multiplied. Days and single things are no part of one another.
    """
    given, asked = period_of(listed), period_of(unit)
    if amount is None or given is None or asked is None or given == asked:
        return amount
    months = PERIOD_MONTHS[asked] * amount.amount / PERIOD_MONTHS[given]
    return Money(months, amount.currency).rounded(rounding)


def period_of(unit: Billing | None) -> Period | None:
    """The period a unit stands for, None for days, hours and what is paid once."""
    return unit if unit in ("month", "quarter", "year") else None
