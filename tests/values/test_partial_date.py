"""Dates as people know them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.values.partial_date import DateFault, PartialDate, read_date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-22", date(2026, 11, 22), date(2026, 11, 22)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_dates_of_every_precision(text: str, first: date, last: date) -> None:
    read = read_date(text)
    assert isinstance(read, PartialDate)
    assert (read.first, read.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-02-30", DateFault("impossible")),
        ("2026-13-01", DateFault("impossible", ("2026-01-13",))),
        ("2026-13", DateFault("impossible")),
        ("22-11-2026", DateFault("order", ("2026-11-22",))),
        ("03/04/2026", DateFault("order", ("2026-04-03", "2026-03-04"))),
        ("0000-01-01", DateFault("impossible")),
        ("soon", DateFault("not_a_date")),
        ("", DateFault("not_a_date")),
    ],
)
def test_what_is_no_date_says_what_was_meant(text: str, fault: DateFault) -> None:
    assert read_date(text) == fault


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_reads_back(day: date) -> None:
    assert read_date(day.isoformat()) == PartialDate(day)


@given(st.dates(min_value=date(1, 1, 1)), st.sampled_from(["day", "month", "quarter", "year"]))
def test_every_partial_date_reads_back_from_how_it_is_written(day: date, precision: str) -> None:
    month = {"month": day.month, "quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}.get(
        precision, day.month
    )
    first = day if precision == "day" else date(day.year, month, 1)
    written = PartialDate(first, precision)  # type: ignore[arg-type]
    assert read_date(str(written)) == written
    assert written.first <= written.last


@given(st.text(max_size=30))
def test_no_text_crashes(text: str) -> None:
    assert isinstance(read_date(text), PartialDate | DateFault)
