"""What a note is about in; the heading and the next step of its log entry out, as people write them.

Whatever is written here is read back first, so that the log says what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kamdocs.read.log_heading import read_heading, read_next
from kamdocs.read.log_lines import Known, LineFault, read_line
from kamdocs.read.log_words import ABOUT_KINDS, KIND_OF, LABEL_OF, fold
from kamdocs.read.names import Names

_DAY = "2026-01-01"
_BEGINNING = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?)\s+(?:with|con|amb)\b", re.IGNORECASE)


def guess_kind(text: str) -> str | None:
    """The kind of contact a note begins with: `Call with …`, `Reunión con …`."""
    match = _BEGINNING.match(text.strip())
    return KIND_OF.get(fold(match[1])) if match else None


def spelling(person: str, name: str, names: Names) -> str:
    """How to write a person in a heading: the first name, where that means nobody else."""
    words = name.split()
    for written in (*words[:1], name):
        if names.id_of(written) == person and _is_one_name(written):
            return written
    return person


def heading_of(kind: str, theirs: Sequence[str], ours: Sequence[str]) -> str:
    """What stands behind the day: `call · Núria, Pau / Ana`."""
    people = ", ".join(theirs)
    if ours:
        people = f"{people} / {', '.join(ours)}".strip()
    elif theirs and kind in ABOUT_KINDS:
        people = f"with {people}"
    return f"{kind} · {people}" if people else kind


def next_line(on: date | None, owner: str | None, what: str) -> str:
    """The line of the next step: `Next: 2026-12-01 Ana: offer`."""
    day = f"{on.isoformat()} " if on else ""
    plain = f"Next: {day}{owner}: {what}" if owner else f"Next: {day}{what}"
    reading = read_next(plain)
    if owner and (reading is None or reading.values.get("owner") != owner):
        return f"Next: {day}@{owner} {what}"
    return plain


def field_line(field: str, value: str, known: Known) -> str | LineFault:
    """A line that says more of an entry: `Solved: 2026-11-09`; or why it would say nothing."""
    line = f"{LABEL_OF[field]}: {value.strip()}"
    read = read_line(line, known)
    return read if isinstance(read, LineFault) else line


def step_in(text: str) -> str:
    """What a note says is to be done: what follows its first colon, else its first line."""
    line = text.strip().split("\n")[0]
    _, _, behind = line.partition(": ")
    return (behind or line).strip()


def _is_one_name(written: str) -> bool:
    reading = read_heading(f"{_DAY} call · {written} / {written}", 0)
    if reading is None:
        return False
    return reading.values.get("with_names") == reading.values.get("ours_names") == [written]
