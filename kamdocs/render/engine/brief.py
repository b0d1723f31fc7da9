"""What a brief is: a title, key figures and short sections for one reader on one page, unspoken yet.

It knows no account. How much of it is shown is decided when it is written: `cut_brief` shortens
lists and texts, and says how many lines it left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kamdocs.values.sentence import Filling, Sentence

Tone = Literal["ok", "warn", "risk"]
"""Colours a word that says the same; never the only sign."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure at the head of a brief; `value` is a sentence where the figure is unknown."""

    name: Filling
    value: Filling
    note: Filling | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list.

    `lead` stands before it (a day, a name), `notes` follow it in small print, `side` stands at its
    end (an amount). `state` is a word that `tone` colours. `source` is the file and line it is from.
    """

    text: Filling
    lead: Filling | None = None
    notes: tuple[Filling, ...] = ()
    side: Filling | None = None
    state: Filling | None = None
    tone: Tone | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; a short one is never broken over lines."""

    text: Filling
    is_number: bool = False
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `text` None is shown as a dash. `note` is small print below it."""

    text: Filling | None
    note: Filling | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with as many cells as the table has heads."""

    cells: tuple[Cell, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A list, or with `heads` a table.

    `empty` stands in its place when there is nothing, and says what to write. `most` is how many
    lines are shown at most, `left_out` how many were cut. A wide section takes the whole width of
    the page. `foot` closes it (a sum). A section of level 3 belongs to the one before it.
    """

    title: Filling | None
    lines: tuple[Line, ...] = ()
    heads: tuple[Head, ...] = ()
    rows: tuple[Row, ...] = ()
    empty: Filling | None = None
    foot: Filling | None = None
    most: int = 6
    left_out: int = 0
    is_wide: bool = False
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief.

    `kind` and `title` say what it is and of whom; `kind` is None where the title says it all.
    `subtitle` says for when, `warnings` what could not be read, `footer` who it is for and from.
    `about` is the file's name for it, `author` who made it. Minutes are not held to one page.
    """

    title: Filling
    sections: tuple[Section, ...]
    footer: Filling
    author: str
    about: str
    kind: Filling | None = None
    subtitle: Filling | None = None
    figures: tuple[KeyFigure, ...] = ()
    warnings: tuple[Filling, ...] = ()
    is_one_page: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """How much may be shown: lines a section and characters a text."""

    lines: int
    characters: int


USUAL = Measure(99, 170)
TIGHTER: tuple[Measure, ...] = (
    Measure(8, 150), Measure(6, 130), Measure(6, 110), Measure(5, 110), Measure(5, 95), Measure(4, 110),
    Measure(4, 90), Measure(4, 75), Measure(3, 90), Measure(3, 70), Measure(2, 60), Measure(1, 40),
)  # fmt: skip
"""From what fits nearly always to what fits the fullest account."""


def cut_brief(brief: Brief, measure: Measure = USUAL) -> Brief:
    """The brief with no more than `measure` of each list and text; minutes stay whole."""
    if not brief.is_one_page:
        return brief
    return replace(
        brief,
        title=clip(brief.title, 80),
        subtitle=None if brief.subtitle is None else clip(brief.subtitle, 200),
        figures=tuple(
            replace(each, note=None if each.note is None else clip(each.note, 60))
            for each in brief.figures
        ),
        warnings=tuple(clip(each, 200) for each in brief.warnings),
        sections=tuple(_cut_section(section, measure) for section in brief.sections),
    )


def clip(text: Filling, longest: int) -> Filling:
    """A text of people's own, at most so long and ended by an ellipsis; of a sentence, its values."""
    match text:
        case str():
            return _clip(text, longest)
        case Sentence():
            values = tuple((name, clip(value, longest)) for name, value in text.values)
            return replace(text, values=values)
        case tuple():
            return tuple(clip(item, longest) for item in text)
        case _:
            return text


def _clip(text: str, longest: int) -> str:
    joined = " ".join(text.split())
    if len(joined) <= longest:
        return joined
    head = joined[: longest - 1]
    at_word = head.rpartition(" ")[0]
    return f"{(at_word if len(at_word) > longest // 2 else head).rstrip(' ,.;:–-')}…"


def _cut_section(section: Section, measure: Measure) -> Section:
    most = min(section.most, measure.lines)
    count = max(len(section.lines), len(section.rows))
    # One line more is no longer than the line that says that one was left out.
    most = count if count == most + 1 else most
    return replace(
        section,
        lines=tuple(_cut_line(line, measure.characters) for line in section.lines[:most]),
        rows=tuple(_cut_row(row, measure.characters) for row in section.rows[:most]),
        left_out=max(0, count - most),
    )


def _cut_line(line: Line, longest: int) -> Line:
    return replace(
        line,
        text=clip(line.text, longest),
        lead=None if line.lead is None else clip(line.lead, 60),
        notes=_cut_notes(line.notes, longest),
    )


def _cut_notes(notes: Sequence[Filling], longest: int) -> tuple[Filling, ...]:
    return tuple(clip(note, max(longest // 2, 40)) for note in notes)


def _cut_row(row: Row, longest: int) -> Row:
    short = max(longest // 2, 24)
    return replace(
        row,
        cells=tuple(
            replace(
                cell,
                text=None if cell.text is None else clip(cell.text, short),
                note=None if cell.note is None else clip(cell.note, short),
            )
            for cell in row.cells
        ),
    )
