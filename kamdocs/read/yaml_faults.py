"""Faults of a YAML text, with lines and columns of that text from 0, and how they become findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.values.sentence import Sentence, sentence, sentence_n

Point = tuple[int, int]

_REFUSED: Mapping[str, tuple[Sentence, Sentence]] = {
    "yaml-anchor": (
        sentence_n(
            "an anchor ({what}) names a value to be repeated; kamdocs does not read them",
            "{count} anchors (first {what}) name values to be repeated; kamdocs does not read them",
            0,
        ),
        sentence("delete it; if it belongs to a text, put the text in quotes"),
    ),
    "yaml-alias": (
        sentence_n(
            "an alias ({what}) repeats a value from elsewhere; kamdocs does not read them",
            "{count} aliases (first {what}) repeat values from elsewhere; kamdocs does not read them",
            0,
        ),
        sentence("write the value itself; if a text begins with *, put it in quotes"),
    ),
    "yaml-tag": (
        sentence_n(
            "a tag ({what}) forces a type on a value; kamdocs does not read them",
            "{count} tags (first {what}) force types on values; kamdocs does not read them",
            0,
        ),
        sentence("delete it; if a text begins with !, put it in quotes"),
    ),
    "merge-key": (
        sentence_n(
            "{what} takes over keys from elsewhere; kamdocs does not read it",
            "{what} takes over keys from elsewhere in {count} places; kamdocs does not read it",
            0,
        ),
        sentence("write the keys themselves"),
    ),
    "complex-key": (
        sentence_n(
            "a key must be a short text on one line",
            "{count} keys are not a short text on one line",
            0,
        ),
        sentence("write “key: value”; a key that holds a list or fields has no meaning here"),
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding in the making: `start` and `end` are lines and columns of the text, from 0."""

    name: str
    start: Point
    end: Point
    message: Sentence
    help: Sentence


def line_at(lines: Sequence[str], number: int) -> str:
    """A line counted from 0; empty beyond the end."""
    return lines[number] if 0 <= number < len(lines) else ""


def extent_of(start: Point, end: Point, first_line: int) -> Extent:
    """The stretch in the file of which the text begins on `first_line`."""
    return Extent(start[0] + first_line, start[1] + 1, end[0] + first_line, end[1] + 1)


def explain_refusals(name: str, found: Sequence[tuple[Point, str]]) -> Fault:
    """One fault for everything of a kind that kamdocs does not read: where it stands, its text."""
    form, help_ = _REFUSED[name]
    start, what = found[0]
    message = sentence_n(form.text, form.many or form.text, len(found), what=what)
    return Fault(name, start, (start[0], start[1] + max(1, len(what))), message, help_)


def as_findings(file: str, faults: Iterable[Fault], first_line: int) -> tuple[Finding, ...]:
    """Faults as findings, in the order of the text."""
    return tuple(
        Finding(
            fault.name,
            Place((), file, extent=extent_of(fault.start, fault.end, first_line)),
            fault.message,
            fault.help,
        )
        for fault in sorted(faults, key=lambda fault: fault.start)
    )
