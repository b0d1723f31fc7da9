"""Days → whether somebody can be met, and the next day on which one can."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Horizon
from kamdocs.values.working_day import HolidayName, WorkingDays, is_region
from kamdocs.values.working_day import _holidays as known

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


def closed(first: date, last: date) -> Horizon:
    return Horizon(PartialDate(first), PartialDate(last))


def test_weekends_are_skipped() -> None:
    days = WorkingDays()
    assert days.is_working(FRIDAY)
    assert not days.is_working(SATURDAY)
    assert days.on_or_after(SATURDAY) == MONDAY
    assert days.on_or_after(FRIDAY) == FRIDAY


@pytest.mark.parametrize(
    ("region", "day", "expected"),
    [
        ("ES", date(2026, 9, 11), date(2026, 9, 11)),
        ("ES-CT", date(2026, 9, 11), date(2026, 9, 14)),  # Catalonia's day, a Friday
        ("ES", date(2026, 4, 3), date(2026, 4, 6)),  # Good Friday
        ("ES-CT", date(2026, 4, 3), date(2026, 4, 7)),  # and Easter Monday there
        ("IE", date(2026, 3, 17), date(2026, 3, 18)),
    ],
)
def test_public_holidays_of_a_region_are_skipped(region: str, day: date, expected: date) -> None:
    assert WorkingDays((region,)).on_or_after(day) == expected


def test_holidays_of_several_regions_all_count() -> None:
    both = WorkingDays(("ES-CT", "IE"))
    assert not both.is_working(date(2026, 9, 11))
    assert not both.is_working(date(2026, 3, 17))


def test_a_closure_is_left_on_the_first_working_day_after_it() -> None:
    days = WorkingDays(closures=(closed(date(2026, 8, 3), date(2026, 8, 21)),))
    assert days.on_or_after(date(2026, 8, 13)) == date(2026, 8, 24)


def test_a_closure_without_end_moves_nothing() -> None:
    days = WorkingDays(closures=(closed(date(2026, 1, 1), date(9999, 12, 31)),))
    assert days.on_or_after(FRIDAY) == FRIDAY


def test_working_days_are_counted_over_weekends() -> None:
    assert WorkingDays().after(FRIDAY) == MONDAY
    assert WorkingDays().after(FRIDAY, 6) == date(2026, 11, 30)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_next_working_day_is_working_and_no_earlier_one_is(day: date) -> None:
    days = WorkingDays(("ES",))
    found = days.on_or_after(day)
    assert days.is_working(found)
    between = (day + timedelta(days=count) for count in range((found - day).days))
    assert not any(days.is_working(each) for each in between)


@pytest.mark.parametrize(
    ("code", "known"),
    [("ES", True), ("ES-CT", True), ("ES-XX", False), ("QQ", False), ("", False), ("es", False)],
)
def test_regions_are_known_by_their_code(code: str, *, known: bool) -> None:
    assert is_region(code) == known


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 8), "holiday"),
        (date(2026, 12, 9), None),
        (date(2026, 12, 12), "weekend"),
        (date(2026, 12, 25), "closure"),
    ],
)
def test_a_day_off_says_why(day: date, why: str | None) -> None:
    closure = closed(date(2026, 12, 24), date(2026, 12, 31))
    assert WorkingDays(("ES-CT",), (closure,)).off_because(day) == why


@pytest.mark.parametrize("setting", ["C.UTF-8", "en_US.UTF-8", "ca_ES.UTF-8"])
def test_a_holiday_is_called_as_the_reader_calls_it_or_as_at_home(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What language the machine speaks is no matter."""
    monkeypatch.setenv("LANGUAGE", setting)
    known.cache_clear()
    name = HolidayName("ES-CT", date(2026, 12, 25))
    assert [name.said_in(language) for language in ("en", "es", "ca", "xx")] == ["Christmas Day", "Natividad del Señor", "Nativitat del Senyor", "Natividad del Señor"]  # fmt: skip
