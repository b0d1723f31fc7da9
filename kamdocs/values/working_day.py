"""Days on which people can be met: no weekend, no public holiday, no closure.

In: regions (ISO 3166: `ES`, `ES-CT`, `IE`) and stretches of closure. Out: the next or last working
day. Nothing here knows whose days they are.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kamdocs.values.period import Horizon

SATURDAY = 5
_DAY = timedelta(days=1)


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

    def on_or_after(self, day: date) -> date:
        """The first working day from `day` on; `day` itself where the calendar ends first."""
        found = day
        while not self.is_working(found):
            last = self._closed_until(found) or found
            if last >= date.max:
                return day
            found = last + _DAY
        return found

    def on_or_before(self, day: date) -> date:
        """The last working day up to `day`; `day` itself where the calendar begins first."""
        found = day
        while not self.is_working(found):
            if found <= date.min:
                return day
            found -= _DAY
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


@cache
def _holidays(region: str) -> Container[date]:
    import holidays  # slow to import, and not needed where no region is named

    country, _, part = region.partition("-")
    return holidays.country_holidays(country, subdiv=part or None)
