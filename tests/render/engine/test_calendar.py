"""Events → an iCalendar file that another program reads back as it was meant."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.render.engine.calendar import Event, write_calendar

DAY = date(2026, 11, 24)
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\x85"),
    max_size=200,
)


def read(data: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar.errors == []
    events = calendar.events
    assert all(event.errors == [] for event in events)
    return events


def test_an_event_of_a_whole_day() -> None:
    event = Event("acme/call", DAY, "Acme: call", "promised", ("touchpoint",), (1,))
    (found,) = read(write_calendar("Ana", [event]))
    assert (found.start, found.end) == (DAY, DAY + timedelta(days=1))
    assert found["SUMMARY"] == "Acme: call"
    assert found["DESCRIPTION"] == "promised"
    assert found["UID"] == event.uid
    assert found["TRANSP"] == "TRANSPARENT"


def test_the_uid_depends_on_the_key_alone() -> None:
    first, moved = Event("acme/call", DAY, "Call"), Event("acme/call", DAY + timedelta(9), "Ring")
    assert first.uid == moved.uid != Event("acme/call~2", DAY, "Call").uid


@pytest.mark.parametrize(("days", "hours"), [(1, -15), (7, -159), (0, 9)])
def test_an_alarm_rings_at_nine_some_days_before(days: int, hours: int) -> None:
    (found,) = read(write_calendar("Ana", [Event("k", DAY, "Call", alarms=(days,))]))
    (alarm,) = found.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=hours)
    assert alarm["ACTION"] == "DISPLAY"


def test_lines_end_and_fold_as_the_standard_wants() -> None:
    data = write_calendar("Ana", [Event("k", DAY, "Trucar a la Núria " * 20)])
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() for line in lines[:-1])


def test_the_order_of_events_does_not_matter() -> None:
    events = [Event(str(number), DAY + timedelta(number % 3), "Call") for number in range(9)]
    assert write_calendar("Ana", events) == write_calendar("Ana", reversed(events))


@given(TEXT, TEXT, TEXT)
def test_any_text_comes_back_as_it_was(name: str, summary: str, description: str) -> None:
    data = write_calendar(
        name, [Event("k", DAY, f"a{summary}", f"a{description}\nb", ("one, two",))]
    )
    (found,) = read(data)
    assert found["SUMMARY"] == f"a{summary}"
    assert found["DESCRIPTION"] == f"a{description}\nb"
    assert found.categories == ["one, two"]


@given(st.dates(date(1, 1, 2), date(9999, 12, 31)))
def test_any_day_can_be_written(day: date) -> None:
    (found,) = read(write_calendar("Ana", [Event("k", day, "Call")]))
    assert found["DTSTART"].dt == day


def test_what_comes_back_every_year_says_so_in_leap_years_too() -> None:
    birthday = Event("nuria", date(1971, 5, 3), "Núria", every_year="day")
    leap = Event("pau", date(1988, 2, 29), "Pau", every_year="last_of_month")
    found = {
        str(event["SUMMARY"]): event for event in read(write_calendar("Ana", [birthday, leap]))
    }
    rules = {name: event["RRULE"].to_ical().decode() for name, event in found.items()}
    assert rules["Núria"] == "FREQ=YEARLY"
    days = {
        name: [
            day.date()
            for day in rrulestr(
                rule, dtstart=datetime.combine(found[name].start, time(), UTC)
            ).between(datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 12, 31, tzinfo=UTC))
        ]
        for name, rule in rules.items()
    }
    assert days == {
        "Núria": [date(2027, 5, 3), date(2028, 5, 3)],
        "Pau": [date(2027, 2, 28), date(2028, 2, 29)],
    }
