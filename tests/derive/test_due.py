"""Days → how urgent a thing is, and in which stretch of the calendar it lies."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.due import STRETCHES, Due, DueKind, stretch_of, tell_when, working_week
from kamdocs.diagnostics.place import value_of
from kamdocs.language.speak import speaker_of

SUNDAY = date(2026, 11, 22)


def due(on: date, kind: DueKind = "action") -> Due:
    return Due("acme", "key", kind, on, "What", "Why", value_of("actions", 0))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "stretch"),
    [
        (date(2026, 11, 21), "overdue"),
        (date(2026, 11, 22), "this_week"),
        (date(2026, 11, 23), "next_week"),
        (date(2026, 11, 29), "next_week"),
        (date(2026, 11, 30), "this_month"),
        (date(2026, 12, 1), "later"),
    ],
)
def test_the_stretches_seen_from_a_sunday(on: date, stretch: str) -> None:
    assert stretch_of(on, SUNDAY) == stretch


@pytest.mark.parametrize(
    ("on", "stretch"),
    [
        (date(2026, 12, 6), "this_week"),
        (date(2026, 12, 13), "next_week"),
        (date(2026, 12, 14), "later"),
    ],
)
def test_the_stretches_seen_from_a_monday(on: date, stretch: str) -> None:
    assert stretch_of(on, date(2026, 11, 30)) == stretch


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800))
def test_a_later_day_never_lies_in_an_earlier_stretch(today: date, days: int) -> None:
    one, other = today + timedelta(days), today + timedelta(days + 1)
    order = STRETCHES.index
    assert order(stretch_of(one, today)) <= order(stretch_of(other, today))


@pytest.mark.parametrize(
    ("days", "urgency"), [(14, "0"), (7, "0.5"), (0, "1"), (-7, "1.5"), (-14, "2"), (-99, "2")]
)
def test_urgency_rises_from_a_fortnight_before_to_one_after(days: int, urgency: str) -> None:
    assert due(SUNDAY + timedelta(days)).urgency(SUNDAY) == Decimal(urgency)


def test_a_notice_deadline_presses_for_months() -> None:
    assert due(SUNDAY + timedelta(60), "notice").urgency(SUNDAY) == Decimal("0.5")


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400), st.integers(0, 60))
def test_urgency_is_bounded_and_never_falls(on: date, days: int, later: int) -> None:
    today = on + timedelta(days)
    first, second = due(on).urgency(today), due(on).urgency(today + timedelta(later))
    assert 0 <= first <= second <= 2


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-9, "9 days overdue"),
        (-1, "1 day overdue"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
    ],
)
def test_how_far_away_a_day_is(days: int, said: str) -> None:
    assert speaker_of("en").speak(tell_when(SUNDAY + timedelta(days), SUNDAY)) == said


@pytest.mark.parametrize(
    ("today", "monday"),
    [(16, 16), (20, 16), (21, 23), (22, 23), (23, 23)],
)
def test_the_week_to_be_planned(today: int, monday: int) -> None:
    found = working_week(date(2026, 11, today))
    assert found == (date(2026, 11, monday), date(2026, 11, monday + 6))
