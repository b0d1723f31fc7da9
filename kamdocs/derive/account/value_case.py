"""When an offer has paid for itself: benefits by year and prices in, cost, result and payback out.

Months count from the start. What is due once is paid at the start, every fee at the beginning of its
period, and the benefit of a year comes evenly over its months.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.account.price_totals import PERIOD_MONTHS, PriceTotals
from kamdocs.model.value_case import ValueCase
from kamdocs.values.money import Money


@dataclass(frozen=True, slots=True)
class ValueTotals:
    """The case by year, before tax, every tuple as long as there are years.

    `benefits` has a row for each benefit of the file. `course` is the balance at the end of every
    month, its first value the one at the start; `payback` the first month that ends without a loss,
    None when there is none in these years.
    """

    benefits: tuple[tuple[Money, ...], ...]
    benefit: tuple[Money, ...]
    cost: tuple[Money, ...]
    result: tuple[Money, ...]
    course: tuple[Money, ...]
    payback: int | None


def derive_value_case(case: ValueCase | None, price: PriceTotals) -> ValueTotals | None:
    """Reckon a case; None without benefits, known prices, or one currency for all of them."""
    main, years = (
        price.main,
        max((len(one.years) for one in case.benefits), default=0) if case else 0,
    )
    if case is None or main is None or not years:
        return None
    if {amount.currency for one in case.benefits for amount in one.years} != {price.currency}:
        return None
    nothing = Money(Decimal(0), price.currency)
    rows = tuple((*one.years, *[nothing] * (years - len(one.years))) for one in case.benefits)
    benefit = tuple(_sum(nothing, column) for column in zip(*rows, strict=True))
    paid = [_due(price, month) for month in range(12 * years)]
    cost = tuple(_sum(nothing, paid[12 * year : 12 * year + 12]) for year in range(years))
    course = _course(nothing, benefit, paid)
    return ValueTotals(
        rows,
        benefit,
        cost,
        tuple(gain - spent for gain, spent in zip(benefit, cost, strict=True)),
        tuple(one.rounded(price.rounding) for one in course),
        next((month for month, one in enumerate(course) if month and one.amount >= 0), None),
    )


def _due(price: PriceTotals, month: int) -> Money:
    """What is paid at the beginning of a month, the first of which is 0."""
    due = Money(Decimal(0), price.currency)
    for part in price.main.subtotals if price.main else ():
        if part.period is None:
            due = due + part.net if month == 0 else due
        elif month % PERIOD_MONTHS[part.period] == 0:
            left = (price.term_months - month) if price.term_months is not None else None
            share = Decimal(1) if left is None else left / PERIOD_MONTHS[part.period]
            due = due + part.net * min(max(share, Decimal(0)), Decimal(1))
    return due.rounded(price.rounding)


def _course(nothing: Money, benefit: tuple[Money, ...], paid: list[Money]) -> list[Money]:
    """Twelfths are added up exactly, so that a year ends on its own figures."""
    course, balance = [-paid[0]], nothing
    for month, due in enumerate(paid):
        year, part = divmod(month, 12)
        balance = balance - due
        gained = Money(benefit[year].amount * (part + 1) / 12, nothing.currency)
        course.append(balance + gained)
        if part == 11:
            balance = balance + benefit[year]
    return course


def _sum(nothing: Money, amounts: Iterable[Money]) -> Money:
    total = nothing
    for amount in amounts:
        total = total + amount
    return total
