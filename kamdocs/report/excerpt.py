"""A line of a file and a stretch of it in; what is printed of it, with carets below, out."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.report.width import cells, clean, width_of

CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The text of a line, or a window of it; the stretch begins at cell `indent`, `width` wide."""

    text: str
    indent: int
    width: int


def excerpt_of(line: str, start: int, end: int, room: int) -> Excerpt:
    """Show the columns `start` to `end` (from 1, exclusive) of a line in at most `room` cells.

    Tabs become blanks. A line that is too long is cut on both sides, with … where it is, so that
    the stretch is seen, its beginning if not all of it.
    """
    line = clean(line)
    start, end = max(start - 1, 0), max(end - 1, start)
    if start > len(line):
        start = len(line)
    indent = width_of(line[:start])
    width = max(width_of(line[start:end], indent), 1)
    shown = _blanks(line)
    total = width_of(shown)
    if total <= room:
        return Excerpt(shown.rstrip(), indent, width)
    inner = max(room - 2, 8)
    before = min(indent, inner // 4) if width > inner * 3 // 4 else (inner - width) // 2
    width = min(width, inner - min(before, indent))
    first = min(max(0, indent - before), max(total - inner, 0))
    if indent + width <= inner:
        first = 0
    text, begin = _window(shown, first, inner)
    head = CUT if begin else ""
    tail = CUT if begin + width_of(text) < total else ""
    return Excerpt(f"{head}{text}{tail}".rstrip(), indent - begin + len(head), width)


def _blanks(line: str) -> str:
    return "".join(" " * width if char == "\t" else char for char, width in cells(line))


def _window(text: str, first: int, room: int) -> tuple[str, int]:
    """The characters that lie in `room` cells from cell `first` on, and the cell they begin at."""
    taken: list[str] = []
    begin, here = None, 0
    for char, width in cells(text):
        if here >= first and (width or begin is not None):
            if here + width > first + room:
                break
            begin = here if begin is None else begin
            taken.append(char)
        here += width
    return "".join(taken), here if begin is None else begin
