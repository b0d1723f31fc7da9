"""A calendar of three months: dated things in, weeks of days with what happens on them out."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.model.settings.settings import Settings
from kamdocs.render.engine.link import Link
from kamdocs.render.site.agenda_rows import DueRow, due_link
from kamdocs.render.site.names import Names
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Filling, Term
from kamdocs.values.working_day import HolidayName, Off, WorkingDays

MONTHS = 3
MOST = 4
"""Entries of a day shown at once; the others are behind a fold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day: what, for which account, and where more is told."""

    what: Any
    account: str
    kind: Term
    link: Link
    is_late: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; `off` says why nobody works, `closed` in words when it is no weekend."""

    on: date
    off: Off | None
    closed: Filling | None
    is_today: bool
    first: tuple[Entry, ...]
    more: tuple[Entry, ...]

    @property
    def is_holiday(self) -> bool:
        """Whether it is a public holiday, be it during a closure."""
        return isinstance(self.closed, HolidayName)


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday to Sunday; days of the months beside it are None."""

    id: str
    name: PartialDate
    weeks: tuple[tuple[Day | None, ...], ...]
    count: int


def view_months(
    rows: Iterable[DueRow], names: Names, settings: Settings, today: date
) -> tuple[Month, ...]:
    """This month and the next two; none when nothing is dated in them."""
    by_day: dict[date, list[DueRow]] = {}
    for row in rows:
        by_day.setdefault(row.due.on, []).append(row)
    working = WorkingDays(settings.holidays, settings.closures)
    months = tuple(
        _month(today.year * 12 + today.month - 1 + number, by_day, names, working, today)
        for number in range(MONTHS)
    )
    return months if any(month.count for month in months) else ()


def _month(
    number: int,
    by_day: Mapping[date, list[DueRow]],
    names: Names,
    working: WorkingDays,
    today: date,
) -> Month:
    year, month = number // 12, number % 12 + 1
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    shown = tuple(
        tuple(
            _day(day, by_day.get(day, []), names, working, today) if day.month == month else None
            for day in week
        )
        for week in weeks
    )
    count = sum(len(found) for day, found in by_day.items() if (day.year, day.month) == (year, month))  # fmt: skip
    first = date(year, month, 1)
    return Month(f"month-{first:%Y-%m}", PartialDate(first, "month"), shown, count)


def _day(day: date, rows: list[DueRow], names: Names, working: WorkingDays, today: date) -> Day:
    off = working.off_because(day)
    region = working.holiday_region(day)
    closed: Filling | None = Term("closed") if off == "closure" else None
    if region is not None:
        closed = HolidayName(region, day)
    entries = tuple(
        Entry(row.due.what, names.name("account", row.due.account), Term(row.due.kind), due_link(row.due), row.due.is_overdue(today))
        for row in rows
    )  # fmt: skip
    most = MOST if len(entries) > MOST + 1 else len(entries)
    return Day(day, off, closed, day == today, entries[:most], entries[most:])
