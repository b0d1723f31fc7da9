"""Days that come back every year: a birthday, an anniversary; the year is often not known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from kamdocs.values.partial_date import DateFault, read_date

_LEAP = 2000
_SHORT = re.compile(r"(?:--)?(\d{2})-(\d{2})")
_SWAPPED = re.compile(r"(\d{1,2})[-/. ](\d{1,2})\.?")


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day of the calendar; `year` is the first one, None where it is not known.

    The 29th of February is a day of its own: in common years it falls on the 28th.
    """

    month: int
    day: int
    year: int | None = None

    @property
    def is_leap_day(self) -> bool:
        """Whether it is the 29th of February."""
        return (self.month, self.day) == (2, 29)

    def in_year(self, year: int) -> date:
        """The day on which it falls in a year."""
        last = calendar.monthrange(year, self.month)[1]
        return date(year, self.month, min(self.day, last))

    def next_on(self, today: date) -> date | None:
        """The first day from `today` on, and not before the first one; None beyond the calendar."""
        year = max(today.year, self.year or today.year)
        if self.in_year(year) < today:
            year += 1
        return self.in_year(year) if year <= date.max.year else None

    def count_on(self, day: date) -> int | None:
        """How many years it is by then, None where the year is not known."""
        return None if self.year is None else day.year - self.year

    def __str__(self) -> str:
        short = f"{self.month:02}-{self.day:02}"
        return short if self.year is None else f"{self.year:04}-{short}"


def read_yearly_day(text: str) -> YearlyDay | DateFault:
    """Read `1971-05-03` or, without a year, `05-03` (month and day)."""
    text = text.strip()
    match = _SHORT.fullmatch(text)
    if match is not None:
        month, day = int(match[1]), int(match[2])
        if _is_day(month, day):
            return YearlyDay(month, day)
        return DateFault("impossible", _short(day, month))
    swapped = _SWAPPED.fullmatch(text)
    if swapped is not None:
        one, two = int(swapped[1]), int(swapped[2])
        return DateFault("order", tuple(dict.fromkeys((*_short(two, one), *_short(one, two)))))
    read = read_date(text)
    if isinstance(read, DateFault):
        return read
    if read.precision != "day":
        return DateFault("not_a_date")
    return YearlyDay(read.first.month, read.first.day, read.first.year)


def _short(month: int, day: int) -> tuple[str, ...]:
    return (f"{month:02}-{day:02}",) if _is_day(month, day) else ()


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(_LEAP, month)[1]
