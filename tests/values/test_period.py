"""Lengths of time, horizons, fiscal years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.values.period import (
    Horizon,
    Span,
    fiscal_year,
    fiscal_year_bounds,
    read_horizon,
    read_span,
)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("3 months", Span(3, "month")),
        ("every 2 weeks", Span(2, "week")),
        ("quarter", Span(1, "quarter")),
        ("30 days", Span(30, "day")),
        ("1 year", Span(1, "year")),
        ("0 days", None),
        ("soon", None),
    ],
)
def test_lengths(text: str, span: Span | None) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize(
    ("span", "day", "after"),
    [
        (Span(1, "month"), date(2026, 1, 31), date(2026, 2, 28)),
        (Span(1, "month"), date(2026, 2, 28), date(2026, 3, 31)),
        (Span(1, "month"), date(2026, 1, 30), date(2026, 2, 28)),
        (Span(1, "year"), date(2028, 2, 29), date(2029, 2, 28)),
        (Span(1, "quarter"), date(2026, 11, 30), date(2027, 2, 28)),
        (Span(2, "week"), date(2026, 12, 25), date(2027, 1, 8)),
    ],
)
def test_month_ends_stay_month_ends(span: Span, day: date, after: date) -> None:
    assert span.after(day) == after


@given(
    st.integers(1, 48),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_before_lies_before_and_after_lies_after(count: int, unit: str, day: date) -> None:
    span = Span(count, unit)  # type: ignore[arg-type]
    assert span.before(day) < day < span.after(day)


def test_horizons() -> None:
    horizon = read_horizon("2026-01 to 2028-12")
    assert isinstance(horizon, Horizon)
    assert horizon.months == 36
    assert read_horizon("2028-12 to 2026-01") is None
    assert read_horizon("three years") is None


def test_fiscal_years_may_begin_in_any_month() -> None:
    assert fiscal_year(date(2026, 3, 31), 4) == 2025
    assert fiscal_year(date(2026, 4, 1), 4) == 2026
    assert fiscal_year_bounds(2027, 3) == (date(2027, 3, 1), date(2028, 2, 29))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_every_day_lies_within_its_fiscal_year(day: date, first_month: int) -> None:
    first, last = fiscal_year_bounds(fiscal_year(day, first_month), first_month)
    assert first <= day <= last


def test_a_span_does_not_leave_the_calendar() -> None:
    assert Span(9999, "year").before(date(2026, 11, 22)) == date.min
    assert Span(9999, "year").after(date(2026, 11, 22)) == date.max
    assert Span(9999, "week").before(date(1, 2, 1)) == date.min
