"""Days on which people can be met: no weekend, no public holiday, no closure.

In: regions (ISO 3166: `ES`, `ES-CT`, `IE`) and stretches of closure. Out: the next or last working
day. Nothing here knows whose days they are.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, Protocol

from kamdocs.values.period import Horizon

Off = Literal["closure", "holiday", "weekend"]

SATURDAY = 5
_DAY = timedelta(days=1)


class _Holidays(Container[date], Protocol):
    def get(self, key: date, default: str) -> str: ...


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Monday to Friday without the public holidays of `regions` and without `closures`."""

    regions: tuple[str, ...] = ()
    closures: tuple[Horizon, ...] = ()

    def is_working(self, day: date) -> bool:
        """Whether somebody can be met on `day`."""
        return (
            day.weekday() < SATURDAY
            and self._closed_until(day) is None
            and not any(day in _holidays(region) for region in self.regions)
        )

    def off_because(self, day: date) -> Off | None:
        """Why nobody can be met on `day`: a closure before a holiday before a weekend."""
        if self._closed_until(day) is not None:
            return "closure"
        if self.holiday_region(day) is not None:
            return "holiday"
        return "weekend" if day.weekday() >= SATURDAY else None

    def holiday_region(self, day: date) -> str | None:
        """The first region that has a public holiday on `day`."""
        return next((region for region in self.regions if day in _holidays(region)), None)

    def on_or_after(self, day: date) -> date:
        """The first working day from `day` on; `day` itself where the calendar ends first."""
        found = day
        while not self.is_working(found):
            last = self._closed_until(found) or found
            if last >= date.max:
                return day
            found = last + _DAY
        return found

    def after(self, day: date, count: int = 1) -> date:
        """The working day `count` working days after `day`."""
        for _ in range(count):
            day = self.on_or_after(day + _DAY)
        return day

    def _closed_until(self, day: date) -> date | None:
        ends = (each.end.last for each in self.closures if each.start.first <= day <= each.end.last)
        return max(ends, default=None)


def is_region(code: str) -> bool:
    """Whether the public holidays of a country (`ES`) or of a part of it (`ES-CT`) are known."""
    try:
        _holidays(code)
    except NotImplementedError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class HolidayName:
    """What a public holiday of a region is called."""

    region: str
    day: date

    def said_in(self, language: str) -> str:
        """Its name in a language, or as it is called at home."""
        return _holidays(self.region, language).get(self.day, "")

    def other_language(self, language: str) -> str | None:
        """Not known: a holiday without a name in the language is called as at home."""
        return None


_DIALECTS = {"en": "en_US"}


@cache
def _holidays(region: str, language: str | None = None) -> _Holidays:
    import holidays  # slow to import, and not needed where no region is named

    country, _, part = region.partition("-")
    known: Any = holidays.country_holidays(country, subdiv=part or None)
    spoken = _DIALECTS.get(language or "", language)
    if spoken not in (known.supported_languages or ()):
        spoken = known.default_language  # Without one the machine's settings would choose.
    return holidays.country_holidays(country, subdiv=part or None, language=spoken)
