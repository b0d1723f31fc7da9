"""Dates as people know them: a day, a month, a quarter or a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "quarter", "year"]

_FORM = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?", re.IGNORECASE)
_PARTS = re.compile(r"(\d{1,4})[-/. ](\d{1,2})(?:[-/. ](\d{1,4}))?(?:[T ]\S*)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A stretch of the calendar known to `precision`; `first` is its first day."""

    first: date
    precision: Precision = "day"

    @property
    def last(self) -> date:
        """The last day it covers."""
        if self.precision == "day":
            return self.first
        months = {"month": 1, "quarter": 3, "year": 12}[self.precision]
        year, month = divmod(self.first.month - 1 + months - 1, 12)
        year += self.first.year
        return date(year, month + 1, calendar.monthrange(year, month + 1)[1])

    def is_over(self, today: date) -> bool:
        """Whether its last day lies before `today`."""
        return self.last < today

    def __str__(self) -> str:
        year = f"{self.first.year:04}"
        match self.precision:
            case "year":
                return year
            case "quarter":
                return f"{year}-Q{(self.first.month + 2) // 3}"
            case "month":
                return f"{year}-{self.first.month:02}"
            case "day":
                return self.first.isoformat()


@dataclass(frozen=True, slots=True)
class DateFault:
    """Why a text is not a date.

    `kind` is `impossible` (no such day), `order` (day, month and year in another order; `readings`
    gives the ways it could be meant) or `not_a_date`.
    """

    kind: Literal["impossible", "order", "not_a_date"]
    readings: tuple[str, ...] = ()


def read_date(text: str) -> PartialDate | DateFault:
    """Read `2026`, `2026-Q3`, `2026-11` or `2026-11-22`."""
    text = text.strip()
    match = _FORM.fullmatch(text)
    if match is None:
        return _meant(text)
    year, quarter = int(match[1]), match[2]
    if year == 0:
        return DateFault("impossible")
    if quarter is not None:
        return PartialDate(date(year, int(quarter) * 3 - 2, 1), "quarter")
    if match[3] is None:
        return PartialDate(date(year, 1, 1), "year")
    month, day = int(match[3]), int(match[4] or 1)
    try:
        first = date(year, month, day)
    except ValueError:
        return DateFault("impossible", _readings(year, day, month) if match[4] else ())
    return PartialDate(first, "day" if match[4] else "month")


def _meant(text: str) -> DateFault:
    match = _PARTS.fullmatch(text)
    if match is None:
        return DateFault("not_a_date")
    parts = [part for part in match.groups() if part is not None]
    if len(parts) == 2:
        return DateFault("not_a_date")
    if len(parts[0]) == 4:
        year, one, two = (int(part) for part in parts)
        return DateFault("order", _readings(year, one, two))
    one, two, year = (int(part) for part in parts)
    year += 2000 if len(parts[2]) == 2 else 0
    return DateFault("order", (*_readings(year, two, one), *_readings(year, one, two)))


def _readings(year: int, month: int, day: int) -> tuple[str, ...]:
    try:
        return (date(year, month, day).isoformat(),)
    except ValueError:
        return ()
