"""The place where the YAML parser stopped, and what the text around it looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamdocs.read.yaml_faults import Point, line_at

_CLOSED_QUOTE = re.compile(r"\"(?:[^\"\\]|\\[\"\\/abefnrtv0 ])*\"|'(?:[^']|'')*'")
_VALUE_END = re.compile(r",[ \t]*[\w.-]+:[ \t]|[\]}]")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*$")


@dataclass(frozen=True, slots=True)
class LastScalar:
    """The scalar read last before the parser stopped; `style` is its quote, or empty."""

    start: Point
    end: Point
    style: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the parser stopped (`at`) and what it was about to finish (`began`)."""

    lines: Sequence[str]
    at: Point
    began: Point
    last: LastScalar
    opener: str
    shift: int

    @property
    def line(self) -> str:
        """The line on which the parser stopped."""
        return line_at(self.lines, self.at[0])

    @property
    def char(self) -> str:
        """The character at which it stopped, empty at the end of a line."""
        return self.line[self.at[1] : self.at[1] + 1]

    @property
    def indent(self) -> int:
        """How many spaces the line begins with."""
        return len(self.line) - len(self.line.lstrip(" "))

    @property
    def is_over(self) -> bool:
        """Whether nothing but space follows."""
        rest = self.line[self.at[1] :]
        return not rest.strip() and not any(line.strip() for line in self.lines[self.at[0] + 1 :])

    @property
    def is_quote_closed(self) -> bool:
        """Whether the quote that opens at `began` is closed on its line."""
        return bool(_CLOSED_QUOTE.match(line_at(self.lines, self.began[0]), self.began[1]))

    @property
    def runs_on(self) -> bool:
        """Whether a plain text of earlier lines was taken to go on up to here."""
        last = self.last
        return not last.style and last.start[0] < last.end[0] == self.at[0]

    def rest(self, start: Point) -> tuple[Point, Point]:
        """The stretch from `start` to the end of its line, without a comment."""
        bare = len(without_comment(line_at(self.lines, start[0])))
        return start, (start[0], max(start[1] + 1, bare))


def without_comment(line: str) -> str:
    """A line without its comment and the space before it."""
    return _COMMENT.sub("", line).rstrip()


def inside(lines: Sequence[str], point: Point) -> Point:
    """A point in the text, when the parser stopped behind its end."""
    line = min(point[0], len(lines) - 1)
    if line < point[0]:
        return line, len(lines[line])
    return line, min(point[1], len(lines[line]))


def bracketed_text(spot: Spot) -> tuple[Point, Point] | None:
    """The text around the place, where it stands between brackets of its line; None elsewhere.

    None too where a key may stand before the colon, as in `{power: 3 stance: 4}`: a comma is missing.
    """
    before = _CLOSED_QUOTE.sub(lambda found: "x" * len(found[0]), spot.line[: spot.at[1]])
    if sum(before.count(char) for char in "[{") <= sum(before.count(char) for char in "]}"):
        return None
    column = max(before.rfind(mark) + len(mark) for mark in (": ", ", ", "{", "["))
    text = before[column:].strip()
    if not text or re.search(r"\S[ \t]+[a-z_]+$", text):
        return None
    found = _VALUE_END.search(spot.line, spot.at[1] + 1)
    last = found.start() if found else len(without_comment(spot.line))
    return (spot.at[0], column), (spot.at[0], len(spot.line[:last].rstrip()))
