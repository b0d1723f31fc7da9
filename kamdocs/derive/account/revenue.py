"""What an account earned us in; revenue by time, unit, product, family and seller out.

Money of a longer period that lies only partly in a fiscal year or in the twelve months counts by
its days and makes the figure an estimate; what a running period holds was earned up to today.
Nothing is rounded but a part of a period, at 28 digits; what is not written is unknown, never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from kamdocs.derive.account.earnings import Earning, derive_earnings
from kamdocs.derive.exact import add, ratio
from kamdocs.derive.figure import Figure
from kamdocs.derive.tally import (
    Table,
    Tally,
    Yearly,
    add_by_year,
    add_tallies,
    add_to_table,
)
from kamdocs.diagnostics.place import Place
from kamdocs.model.kpi import RevenueEntry
from kamdocs.model.product import Catalogue
from kamdocs.model.revenue import RevenueLine
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money
from kamdocs.values.period import Span, fiscal_year, fiscal_year_bounds
from kamdocs.values.sentence import Sentence, sentence

TWELVE_MONTHS = Span(12, "month")


@dataclass(frozen=True, slots=True)
class Revenue:
    """Everything one account earned us, in the workspace's `currency`, without tax.

    `earnings` are by time. `ignored` are entries of the account that the money table or a longer
    entry already says. `trailing` is the sum of the twelve months up to and with today, from
    `trailing_from` on; `trailing_unconverted` is what it lacks for want of an exchange rate.
    A fiscal year bears the number of the calendar year in which it begins.
    """

    currency: str
    earnings: tuple[Earning, ...]
    ignored: tuple[Place, ...]
    by_year: Yearly
    by_fiscal_year: Yearly
    by_unit: Table
    by_product: Table
    by_family: Table
    by_seller: Table
    trailing_from: date
    trailing: Figure
    trailing_unconverted: tuple[Money, ...]


def derive_revenue(
    lines: Sequence[RevenueLine],
    entries: Mapping[str, RevenueEntry],
    settings: Settings,
    catalogue: Catalogue,
    today: date,
) -> Revenue:
    """Add up one account's money; `lines` are its lines of the table, `entries` its own."""
    earnings, ignored = derive_earnings(lines, entries, settings, catalogue)
    dated = [(item, item.when.first.year, _tally(item)) for item in earnings]
    start = TWELVE_MONTHS.before(today) + timedelta(days=1)
    trailing, unconverted = _trailing(earnings, start, today)
    return Revenue(
        currency=settings.currency,
        earnings=earnings,
        ignored=ignored,
        by_year=add_by_year((year, tally) for _, year, tally in dated),
        by_fiscal_year=add_by_year(_by_fiscal_year(earnings, settings.fiscal_year, today)),
        by_unit=add_to_table((item.unit, year, tally) for item, year, tally in dated),
        by_product=add_to_table((item.product, year, tally) for item, year, tally in dated),
        by_family=add_to_table((item.family, year, tally) for item, year, tally in dated),
        by_seller=add_to_table((item.seller, year, tally) for item, year, tally in dated),
        trailing_from=start,
        trailing=trailing,
        trailing_unconverted=unconverted,
    )


def earned_within(earning: Earning, start: date, today: date) -> Tally | None:
    """What of the money was earned from `start` up to `today`, None when nothing was."""
    last = _earned_until(earning, today)
    if earning.when.first > today or last < start:
        return None
    return _part(earning, start, today, last)


def _tally(earning: Earning) -> Tally:
    unconverted = () if earning.amount is not None else (earning.paid,)
    return Tally(earning.amount, unconverted)


def _earned_until(earning: Earning, today: date) -> date:
    """The last day on which the money can have been earned: a running period ends today."""
    return min(earning.when.last, max(today, earning.when.first))


def _by_fiscal_year(
    earnings: Iterable[Earning], first_month: int, today: date
) -> Iterator[tuple[int, Tally]]:
    for earning in earnings:
        last = _earned_until(earning, today)
        year = fiscal_year(earning.when.first, first_month)
        if fiscal_year(last, first_month) == year:
            yield year, _tally(earning)
            continue
        _, end = fiscal_year_bounds(year, first_month)
        before = _part(earning, earning.when.first, end, last)
        yield year, before
        yield year + 1, _rest(earning, before)


def _part(earning: Earning, start: date, end: date, last: date) -> Tally:
    """What of the money was earned from `start` to `end`, if it came evenly up to `last`."""
    first = earning.when.first
    days = (min(end, last) - max(start, first)).days + 1
    share = Fraction(days, (last - first).days + 1)
    if share == 1:
        return _tally(earning)
    paid = Money(ratio(Fraction(earning.paid.amount) * share), earning.paid.currency)
    if earning.amount is None:
        return Tally(None, (paid,), is_estimated=True)
    return Tally(ratio(Fraction(earning.amount) * share), (), is_estimated=True)


def _rest(earning: Earning, part: Tally) -> Tally:
    """What of the money is left, so that the parts add up to it exactly."""
    if part.amount is not None and earning.amount is not None:
        return Tally(add((earning.amount, part.amount.copy_negate())), (), is_estimated=True)
    paid = earning.paid
    rest = add((paid.amount, *(money.amount.copy_negate() for money in part.unconverted)))
    return Tally(None, (Money(rest, paid.currency),), is_estimated=True)


def _trailing(
    earnings: Sequence[Earning], start: date, today: date
) -> tuple[Figure, tuple[Money, ...]]:
    within = [
        (earning, last)
        for earning in earnings
        if earning.when.first <= today and (last := _earned_until(earning, today)) >= start
    ]
    tally = add_tallies(_part(earning, start, today, last) for earning, last in within)
    figure = Figure(
        value=tally.amount,
        as_of=today,
        reason=_trailing_reason(earnings, tally, start, today),
        places=tuple(earning.place for earning, _ in within),
        is_estimated=tally.is_estimated,
    )
    return figure, tally.unconverted


def _trailing_reason(
    earnings: Sequence[Earning], tally: Tally, start: date, today: date
) -> Sentence:
    if not earnings:
        return sentence("no revenue is recorded")
    if tally.amount is None and not tally.unconverted:
        newest = max(earnings, key=lambda earning: earning.when.last).when
        return sentence(
            "no revenue is recorded from {start} to {today}; the newest is of {newest}",
            start=start,
            today=today,
            newest=newest,
        )
    if tally.unconverted:
        return sentence(
            "the settings have no exchange rate for {amounts}", amounts=tally.unconverted
        )
    if tally.is_estimated:
        return sentence(
            "revenue from {start} to {today}; longer periods count by their days",
            start=start,
            today=today,
        )
    return sentence("revenue from {start} to {today}", start=start, today=today)
