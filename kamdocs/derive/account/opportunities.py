"""Possible sales in; which slip, stand still or come when, with their weighted amounts, out.

Amounts are in the workspace's currency, exact; unknown ones are named, never counted as zero. A
sale that closes in a year or month falls into the quarter of the last day it could close.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kamdocs.derive.conversion import convert
from kamdocs.derive.exact import add, multiply, ratio
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.scales import OpportunityKind
from kamdocs.model.settings.settings import Settings
from kamdocs.values.partial_date import PartialDate

Class = Literal["cross-sell", "up-sell", "first-sale", "pilot"]

CLOSED = frozenset({"won", "lost", "dropped"})
EARLY = frozenset({"lead"})
"""Stages in which nobody has taken the sale up yet."""
_OTHER_CLASS: Mapping[OpportunityKind, Class] = {
    "cross-sell": "cross-sell",
    "first-sale": "first-sale",
    "pilot": "pilot",
}


@dataclass(frozen=True, slots=True)
class Chance:
    """One possible sale and how it stands.

    `amount` is None where it or its exchange rate is unknown, `weighted` (amount times probability)
    also when closed. `quarter` is when it closes, or closed. `days_past` is positive when the
    closing date of an open sale is over. `days_slipped` counts from the first closing date it had.
    `next_days_past` is positive when the day of its next step is over.
    """

    id: str
    record: Opportunity
    kind_class: Class | None
    is_open: bool
    amount: Decimal | None
    weighted: Decimal | None
    quarter: PartialDate | None
    days_past: int | None
    slips: int
    days_slipped: int | None
    next_days_past: int | None
    place: Place

    @property
    def has_next(self) -> bool:
        """Whether a next step with a day is written."""
        return self.record.next is not None and self.record.next.on is not None

    @property
    def is_taken_up(self) -> bool:
        """Whether it is open and more than a lead."""
        return self.is_open and self.record.stage not in EARLY


@dataclass(frozen=True, slots=True)
class QuarterForecast:
    """What may close in a quarter; None for sales without a closing date.

    `unknown` names the sales without amount, `unweighted` those without amount or probability.
    """

    quarter: PartialDate | None
    opportunities: tuple[str, ...]
    amount: Decimal | None
    weighted: Decimal | None
    unknown: tuple[str, ...]
    unweighted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opportunities:
    """All possible sales of an account by id, and the forecast of the open ones by quarter.

    `won` and `lost` are ids. `win_rate` is won among won and lost, None before either.
    """

    items: Mapping[str, Chance]
    forecast: tuple[QuarterForecast, ...]
    amount: Decimal | None
    weighted: Decimal | None
    won: tuple[str, ...]
    lost: tuple[str, ...]
    win_rate: Decimal | None


def derive_opportunities(
    opportunities: Mapping[str, Opportunity], settings: Settings, today: date
) -> Opportunities:
    """Judge the sales of one account."""
    items = {key: _chance(key, record, settings, today) for key, record in opportunities.items()}
    opened = [chance for chance in items.values() if chance.is_open]
    won = tuple(key for key, chance in items.items() if chance.record.stage == "won")
    lost = tuple(key for key, chance in items.items() if chance.record.stage == "lost")
    closed = len(won) + len(lost)
    return Opportunities(
        items=items,
        forecast=forecast_of(opened),
        amount=add_known(chance.amount for chance in opened),
        weighted=add_known(chance.weighted for chance in opened),
        won=won,
        lost=lost,
        win_rate=ratio(len(won), closed) if closed else None,
    )


def forecast_of(chances: Iterable[Chance]) -> tuple[QuarterForecast, ...]:
    """Open sales by the quarter in which they may close, in order, those without a date last."""
    found: dict[PartialDate | None, list[Chance]] = {}
    for chance in chances:
        found.setdefault(chance.quarter, []).append(chance)
    order = sorted(
        found, key=lambda quarter: (quarter is None, quarter.first if quarter else date.min)
    )
    return tuple(_forecast(quarter, found[quarter]) for quarter in order)


def quarter_of(day: date) -> PartialDate:
    """The quarter of the calendar that a day falls in."""
    return PartialDate(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), "quarter")


def add_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum of what is known; None when nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return add(known) if known else None


def class_of(kind: OpportunityKind | None) -> Class | None:
    """Cross-sell, up-sell (all kinds that enlarge what was bought), first sale or pilot."""
    return None if kind is None else _OTHER_CLASS.get(kind, "up-sell")


def _forecast(quarter: PartialDate | None, chances: list[Chance]) -> QuarterForecast:
    return QuarterForecast(
        quarter=quarter,
        opportunities=tuple(chance.id for chance in chances),
        amount=add_known(chance.amount for chance in chances),
        weighted=add_known(chance.weighted for chance in chances),
        unknown=tuple(chance.id for chance in chances if chance.amount is None),
        unweighted=tuple(chance.id for chance in chances if chance.weighted is None),
    )


def _chance(key: str, record: Opportunity, settings: Settings, today: date) -> Chance:
    is_open = record.stage not in CLOSED
    amount = None if record.amount is None else convert(record.amount, settings)
    weighted = None
    if is_open and amount is not None and record.probability is not None:
        weighted = multiply(amount, record.probability)
    closes, step = record.closes, record.next
    end = closes.last if closes and (is_open or record.closed is None) else record.closed
    first = min((slip.was.last for slip in record.slipped), default=None)
    return Chance(
        id=key,
        record=record,
        kind_class=class_of(record.kind),
        is_open=is_open,
        amount=amount,
        weighted=weighted,
        quarter=None if end is None else quarter_of(end),
        days_past=(today - closes.last).days if is_open and closes else None,
        slips=len(record.slipped),
        days_slipped=(closes.last - first).days if closes and first else None,
        next_days_past=(today - step.on).days if is_open and step and step.on else None,
        place=value_of("opportunities", key),
    )
