"""Twelve months on one strip: rows of dated marks and bars in, a drawing with a line at today out.

Each kind of mark is a shape of its own and named in the legend. Marks that would touch stand in lanes
one below the other; none is moved along the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from markupsafe import Markup

from kamdocs.language.formats import format_month
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import COLOURS, drawing, element, join, label, line, rect
from kamdocs.render.chart.text import fit, text_width
from kamdocs.values.sentence import Filling, Sentence

Shape = Literal["triangle", "diamond", "square", "disc", "ring", "star", "hexagon", "bar"]

MONTHS: Final = 12
NAMES, RIGHT, HEAD, LANE, PAD, APART = 190, 12, 42, 18, 5, 15
_OUTLINES: Final[Mapping[str, str]] = {
    "triangle": "M0 -5.5L6 5H-6Z",
    "diamond": "M0 -6.5L6.5 0L0 6.5L-6.5 0Z",
    "square": "M-5 -5H5V5H-5Z",
    "disc": "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z",
    "ring": "M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1 -4.5 0Z",
    "hexagon": "M-3.2 -5.5H3.2L6.3 0L3.2 5.5H-3.2L-6.3 0Z",
    "star": "M0 -6.5L1.9 -2.2L6.5 -1.9L3 1.2L4 5.8L0 3.4L-4 5.8L-3 1.2L-6.5 -1.9L-1.9 -2.2Z",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A day, or with `since` a stretch of time up to it, of a kind named in the legend."""

    on: date
    kind: str
    said: Filling
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """What is drawn for a kind of mark: its shape, its colour, its name."""

    shape: Shape
    colour: str
    name: Filling


@dataclass(frozen=True, slots=True)
class StripRow:
    """A row and its marks."""

    name: Filling
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class YearStrip:
    """Rows of marks over twelve months from the month of today; `closed` are days nobody works.

    Where each row is of one kind (`is_by_kind`) and named by it, the legend does not repeat them.
    """

    title: Sentence
    today: date
    rows: tuple[StripRow, ...]
    kinds: Mapping[str, Kind]
    closed: tuple[tuple[date, date], ...] = ()
    width: int = 1180
    is_by_kind: bool = False

    def draw(self, speaker: Speaker) -> Markup:
        """Draw months, closed days, rows with their marks, today, and what each shape means."""
        rows, y = [], float(HEAD)
        said = []
        for row in self.rows:
            marks = [mark for mark in row.marks if self._is_shown(mark)]
            lanes = self._lanes(marks)
            tall = LANE * max([*lanes, 0], default=0) + LANE + 2 * PAD
            name = speaker.speak(row.name)
            rows.append(line(0, y, self.width, y, "hair"))
            rows.append(label(4, y + PAD + 13, fit(name, NAMES - 20, 12.5), size=12.5, colour="strong"))  # fmt: skip
            for mark, lane in sorted(zip(marks, lanes, strict=True), key=lambda each: each[0].on):
                rows.append(self._mark(mark, y + PAD + LANE * (lane + 0.5), speaker))
            said.append(f"{name}: " + "; ".join(_say(mark, speaker) for mark in marks))
            y += tall
        frame = [*self._months(y, speaker), *self._closures(y)]
        at = self._x(self.today)
        now = [line(at, HEAD - 6, at, y, "risk", stroke_width=1.5)]
        text = speaker.text("today")
        now.append(label(at + 4, HEAD - 8, text, size=11, colour="risk", weight=600))
        legend, deep = self._legend(y + 20, speaker)
        return drawing(
            self.width, y + deep, speaker.speak(self.title), *frame,
            line(0, y, self.width, y, "line"), *rows, *now, *legend,
            fixed=False, described=". ".join(said),
        )  # fmt: skip

    @property
    def first(self) -> date:
        """The first day shown."""
        return self.today.replace(day=1)

    @property
    def last(self) -> date:
        """The day after the last one shown."""
        return _month_after(self.first, MONTHS)

    def _x(self, day: date) -> float:
        room = (self.width - NAMES - RIGHT) / (self.last - self.first).days
        return NAMES + min(max((day - self.first).days, 0), (self.last - self.first).days) * room

    def _is_shown(self, mark: Mark) -> bool:
        return (mark.since or mark.on) < self.last and mark.on >= self.first

    def _lanes(self, marks: list[Mark]) -> list[int]:
        """The lane of each mark: the first in which it touches no other."""
        ends: list[float] = []
        lanes = [0] * len(marks)
        for number in sorted(range(len(marks)), key=lambda n: (marks[n].since or marks[n].on, n)):
            mark = marks[number]
            half = 0 if mark.since else APART / 2
            start = self._x(mark.since or mark.on) - half
            end = self._x(mark.on) + max(half, 4)
            lane = next((n for n, taken in enumerate(ends) if taken <= start), len(ends))
            ends[lane:] = [end, *ends[lane + 1 :]]
            lanes[number] = lane
        return lanes

    def _months(self, bottom: float, speaker: Speaker) -> Iterator[Markup]:
        for number in range(MONTHS):
            start = _month_after(self.first, number)
            x, name = self._x(start), format_month(start, speaker.language)
            yield line(x, 14, x, bottom, "hair")
            yield label(x + 4, 12, name, size=11.5, weight=600 if start.month == 1 else 400)
            if number == 0 or start.month == 1:
                yield label(x + 4, 26, str(start.year), size=11, colour="faint")

    def _closures(self, bottom: float) -> Iterator[Markup]:
        for start, end in self.closed:
            if start < self.last and end >= self.first:
                x = self._x(start)
                wide = max(self._x(end + timedelta(days=1)) - x, 1.5)
                yield rect(x, HEAD - 4, wide, bottom - HEAD + 4, "track", fill_opacity="0.65")

    def _mark(self, mark: Mark, y: float, speaker: Speaker) -> Markup:
        kind = self.kinds[mark.kind]
        x = self._x(mark.on)
        if mark.since is not None:
            start = self._x(mark.since)
            shapes = [rect(start, y - 4, max(x - start, 3), 8, kind.colour, rx=2)]
        else:
            shapes = [_shape(kind, x, y)]
        return element("g", join(element("title", _say(mark, speaker)), *shapes))

    def _legend(self, y: float, speaker: Speaker) -> tuple[list[Markup], float]:
        """The shapes that occur, in as many lines as they need; how deep it is from `y` on."""
        used = {mark.kind for row in self.rows for mark in row.marks if self._is_shown(mark)}
        x, top, drawn = 4.0, y, []
        entries = [
            *(
                (kind, speaker.speak(kind.name))
                for key, kind in self.kinds.items()
                if key in used and not self.is_by_kind
            ),
            *([(None, speaker.text("closed or holiday"))] if self.closed else []),
        ]
        for kind, name in entries:
            wide = 26 + text_width(name, 11.5) + 18
            if x + wide > self.width and x > 4:
                x, top = 4.0, top + 18
            if kind is None:
                drawn.append(rect(x, top - 6, 12, 12, "track", fill_opacity="0.65"))
            elif kind.shape == "bar":
                drawn.append(rect(x - 2, top - 4, 16, 8, kind.colour, rx=2))
            else:
                drawn.append(_shape(kind, x + 6, top))
            drawn.append(label(x + 20, top + 4, name, size=11.5))
            x += wide
        return drawn, top - y + 34 if entries else 0


def _shape(kind: Kind, x: float, y: float) -> Markup:
    fill, edge = ("paper", kind.colour) if kind.shape == "ring" else (kind.colour, "paper")
    return element(
        "path", d=_OUTLINES[kind.shape], transform=f"translate({x:.2f} {y:.2f})",
        fill=COLOURS[fill], stroke=COLOURS[edge], stroke_width=2.5 if kind.shape == "ring" else 1,
        class_=f"k-{fill} k-{edge}-line",
    )  # fmt: skip


def _say(mark: Mark, speaker: Speaker) -> str:
    if mark.since is not None:
        return f"{speaker.speak(mark.said)}, {speaker.speak(mark.since)} – {speaker.speak(mark.on)}"
    return f"{speaker.speak(mark.said)}, {speaker.speak(mark.on)}"


def _month_after(first: date, count: int) -> date:
    months = first.year * 12 + first.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def joined_days(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days in order as stretches of days that follow each other."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and (day - found[-1][1]).days == 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)
