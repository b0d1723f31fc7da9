"""Lengths of time (`3 months`, `every 2 weeks`), horizons, and fiscal years."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kamdocs.values.partial_date import PartialDate, read_date

Unit = Literal["day", "week", "month", "quarter", "year"]

_SPAN = re.compile(r"(?:every\s+)?(?:(\d{1,4})\s*)?(day|week|month|quarter|year)s?", re.IGNORECASE)
_HORIZON = re.compile(r"(\S+)\s+(?:to|–|-|until)\s+(\S+)")


@dataclass(frozen=True, slots=True)
class Span:
    """A length of calendar time, such as 3 months."""

    count: int
    unit: Unit

    def after(self, day: date) -> date:
        """The day this long after `day`; month ends stay month ends."""
        return _shift(day, self.count, self.unit)

    def before(self, day: date) -> date:
        """The day this long before `day`; month ends stay month ends."""
        return _shift(day, -self.count, self.unit)

    @property
    def days(self) -> int:
        """About how many days it is (30.44 a month), for comparing lengths."""
        return round(
            self.count
            * {"day": 1, "week": 7, "month": 30.44, "quarter": 91.31, "year": 365.25}[self.unit]
        )

    def __str__(self) -> str:
        return f"{self.count} {self.unit}" + ("" if self.count == 1 else "s")


@dataclass(frozen=True, slots=True)
class Horizon:
    """From the first day of `start` to the last day of `end`."""

    start: PartialDate
    end: PartialDate

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        first, last = self.start.first, self.end.last
        return (last.year - first.year) * 12 + last.month - first.month + 1

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"


def read_span(text: str) -> Span | None:
    """Read `3 months`, `quarter`, `every 2 weeks`; None when it is no length of time."""
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        return None
    unit: Unit = match[2].lower()  # type: ignore[assignment]
    count = int(match[1] or 1)
    return Span(count, unit) if count else None


def read_horizon(text: str) -> Horizon | None:
    """Read `2026-01 to 2028-12`; None when it is no such thing or ends before it starts."""
    match = _HORIZON.fullmatch(text.strip())
    if match is None:
        return None
    start, end = read_date(match[1]), read_date(match[2])
    if (
        not isinstance(start, PartialDate)
        or not isinstance(end, PartialDate)
        or end.last < start.first
    ):
        return None
    return Horizon(start, end)


def fiscal_year(day: date, first_month: int) -> int:
    """The fiscal year a day falls in, named after the calendar year in which it begins."""
    return day.year if day.month >= first_month else day.year - 1


def fiscal_year_bounds(year: int, first_month: int) -> tuple[date, date]:
    """First and last day of the fiscal year that begins in `year`."""
    first = date(year, first_month, 1)
    return first, _shift(first, 1, "year") - timedelta(days=1)


def _shift(day: date, count: int, unit: Unit) -> date:
    """Move a day by calendar time; beyond the calendar's ends its first or last day stands."""
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1
        months += count * {"month": 1, "quarter": 3, "year": 12}[unit]
        year, month = divmod(months, 12)
        ends = calendar.monthrange(day.year, day.month)[1] == day.day
        length = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, length if ends else min(day.day, length))
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min
