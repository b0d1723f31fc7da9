"""Days that come back every year."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.values.partial_date import DateFault
from kamdocs.values.yearly_day import YearlyDay, read_yearly_day


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1971-05-03", YearlyDay(5, 3, 1971)),
        ("05-03", YearlyDay(5, 3)),
        ("--05-03", YearlyDay(5, 3)),
        ("02-29", YearlyDay(2, 29)),
        ("2000-02-29", YearlyDay(2, 29, 2000)),
        ("2001-02-29", DateFault("impossible")),
        ("02-30", DateFault("impossible")),
        ("25-12", DateFault("impossible", ("12-25",))),
        ("3/5", DateFault("order", ("05-03", "03-05"))),
        ("25.12.", DateFault("order", ("12-25",))),
        ("3/5/1971", DateFault("order", ("1971-05-03", "1971-03-05"))),
        ("1971", DateFault("not_a_date")),
        ("1971-05", DateFault("not_a_date")),
        ("in May", DateFault("not_a_date")),
    ],
)
def test_a_day_is_written_with_or_without_its_year(text: str, read: YearlyDay | DateFault) -> None:
    assert read_yearly_day(text) == read


def test_a_leap_day_falls_on_the_28th_in_common_years() -> None:
    leap = YearlyDay(2, 29, 1988)
    assert leap.next_on(date(2026, 11, 22)) == date(2027, 2, 28)
    assert leap.next_on(date(2027, 2, 28)) == date(2027, 2, 28)
    assert leap.next_on(date(2027, 3, 1)) == date(2028, 2, 29)
    assert leap.next_on(date(2028, 2, 28)) == date(2028, 2, 29)
    assert leap.count_on(date(2027, 2, 28)) == 39


def test_what_is_to_begin_does_not_come_before() -> None:
    wedding = YearlyDay(6, 12, 2027)
    assert wedding.next_on(date(2026, 11, 22)) == date(2027, 6, 12)
    assert YearlyDay(1, 1).next_on(date(9999, 12, 31)) is None


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_next_one_is_within_a_year_and_reads_back(born: date, today: date) -> None:
    day = YearlyDay(born.month, born.day)
    assert read_yearly_day(str(day)) == day
    found = day.next_on(today)
    assert found is not None
    assert today <= found <= today + timedelta(days=366)
    assert (found.month, found.day) == (born.month, born.day) or (
        day.is_leap_day and not calendar.isleap(found.year) and found.day == 28
    )


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = read_yearly_day(text)
    assert isinstance(read, DateFault) or read_yearly_day(str(read)) == read
