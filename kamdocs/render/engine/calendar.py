"""Events of whole days in, an iCalendar file (RFC 5545) out; nothing of accounts is known here.

The bytes depend on the events alone: DTSTAMP is the day of the event itself, so that an event that
moves has a newer one, and one that does not keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1d1c0e-7a53-5d0c-9a55-2f3f6b0b8a11")
_LONGEST = 75  # bytes of a line, without its end
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\r": None, "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day. `key` names it for ever; `alarms` are how many days ahead to remind.

    What comes back every year says so: on that day, or on the last one of its month.
    """

    key: str
    on: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()
    alarms: tuple[int, ...] = ()
    every_year: Literal["day", "last_of_month"] | None = None

    @property
    def uid(self) -> str:
        """The same for the same key, anywhere and always."""
        return f"{uuid5(_NAMESPACE, self.key)}@kamdocs"


def write_calendar(name: str, events: Iterable[Event]) -> bytes:
    """Write a calendar called `name`, its events in the order of their days; at least one."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kamdocs//agenda//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{name.translate(_ESCAPES)}",
    ]
    for event in sorted(events, key=lambda event: (event.on, event.uid)):
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_day(event.on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.on)}"
    if event.on < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.on + timedelta(days=1))}"
    if event.every_year == "day":
        yield "RRULE:FREQ=YEARLY"
    elif event.every_year == "last_of_month":
        yield f"RRULE:FREQ=YEARLY;BYMONTH={event.on.month};BYMONTHDAY=-1"
    yield f"SUMMARY:{event.summary.translate(_ESCAPES)}"
    if event.description:
        yield f"DESCRIPTION:{event.description.translate(_ESCAPES)}"
    if event.categories:
        yield "CATEGORIES:" + ",".join(each.translate(_ESCAPES) for each in event.categories)
    yield "TRANSP:TRANSPARENT"
    for days in event.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{event.summary.translate(_ESCAPES)}"
        # From midnight of the day: at nine in the morning, so many days before.
        yield f"TRIGGER:-PT{24 * days - 9}H" if days else "TRIGGER:PT9H"
        yield "END:VALARM"
    yield "END:VEVENT"


def _day(on: date) -> str:
    return f"{on.year:04}{on.month:02}{on.day:02}"


def _folded(line: str) -> bytes:
    """A line cut after at most 75 bytes, never inside a character; what follows begins with a blank."""
    if len(line.encode()) <= _LONGEST:
        return f"{line}\r\n".encode()
    pieces, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > _LONGEST:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += width
    return "\r\n".join(pieces).encode() + b"\r\n"
