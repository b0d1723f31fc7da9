"""Days and money put into an account, and the margin earned, in; the return of the effort out.

Entries count whole when their time begins within the twelve months to the day: effort is noted by
month, quarter or year, and nobody knows how it fell on the days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.conversion import convert, tally
from kamdocs.derive.exact import add, multiply, ratio
from kamdocs.derive.tally import Tally
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.kpi import Effort as EffortEntry
from kamdocs.model.settings.settings import Settings
from kamdocs.values.period import Span
from kamdocs.values.sentence import Sentence, sentence

TWELVE_MONTHS = Span(12, "month")


@dataclass(frozen=True, slots=True)
class Effort:
    """What twelve months of work on an account took and gave, in the workspace's currency.

    `days` are working days, `cost` money spent, `spent` both together where the settings say what a
    day costs. `returned` is the margin for each unit of money spent (1 when it was just earned
    back), `margin_per_day` for each day. All exact; None where something they need is unknown.
    """

    days: Decimal | None
    cost: Tally
    margin: Tally
    spent: Decimal | None
    returned: Decimal | None
    margin_per_day: Decimal | None
    reason: Sentence
    places: tuple[Place, ...]


def derive_effort(entries: Sequence[EffortEntry], settings: Settings, today: date) -> Effort:
    """Weigh the effort of the twelve months to the day against its margin."""
    start = TWELVE_MONTHS.before(today)
    counted = [
        (number, each) for number, each in enumerate(entries) if start < each.when.first <= today
    ]
    known = [each.days for _, each in counted if each.days is not None]
    days = add(known) if known else None
    cost = tally((each.cost for _, each in counted if each.cost is not None), settings)
    margin = tally((each.margin for _, each in counted if each.margin is not None), settings)
    spent = _spent(days, cost, settings)
    whole = margin.amount if margin.is_complete else None
    return Effort(
        days=days,
        cost=cost,
        margin=margin,
        spent=spent,
        returned=ratio(whole, spent) if whole is not None and spent else None,
        margin_per_day=ratio(whole, days) if whole is not None and days else None,
        reason=_reason(entries, len(counted), start, today),
        places=tuple(value_of("effort", number) for number, _ in counted),
    )


def _spent(days: Decimal | None, cost: Tally, settings: Settings) -> Decimal | None:
    """Days at their cost, and the money beside them; no money noted is none spent."""
    rate = settings.thresholds.day_cost
    priced = convert(rate, settings) if rate is not None else None
    if days is None or priced is None or cost.unconverted:
        return None
    return add((multiply(days, priced), cost.amount or Decimal(0)))


def _reason(entries: Sequence[EffortEntry], counted: int, start: date, today: date) -> Sentence:
    if not entries:
        return sentence("no effort is recorded")
    if not counted:
        newest = max(entries, key=lambda each: each.when.last).when
        return sentence(
            "no effort is recorded of the last twelve months; the newest is of {newest}",
            newest=newest,
        )
    return sentence("effort noted for times that began after {start}", start=start)
