"""Score and health over time with what happened: points by day come in, a drawing with marks goes out.

A score holds until somebody rates anew, so it goes in steps; around it lies the range it could have
had. Health moves by itself, from day to day. Marks carry the numbers of the list beside the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.scale import keep_apart
from kamdocs.render.chart.svg import COLOURS, circle, drawing, element, join, label, line, path
from kamdocs.render.chart.text import text_width
from kamdocs.values.money import round_decimal
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Sentence

LEFT, RIGHT, TOP, BOTTOM, SIZE = 34, 100, 34, 26, 12
BUBBLE = 8.5

Place = Callable[[date], float]
Height = Callable[[Decimal], float]


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """Score, its range and health on a day, each from 0 to 100; None when it was not known."""

    on: date
    score: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    health: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ScoreMark:
    """Something that happened on a day; `tone` is the colour of its mark."""

    on: date
    text: Sentence
    tone: str = "accent"


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Points, the oldest first, with marks in their order and the heights where tiers change."""

    title: Sentence
    score: Sentence
    health: Sentence
    points: tuple[ScorePoint, ...]
    marks: tuple[ScoreMark, ...] = ()
    limits: tuple[Decimal, ...] = ()
    width: int = 1000
    height: int = 250

    def draw(self, speaker: Speaker) -> Markup:
        """Draw axes, range, score, health, then the marks."""
        first, last = self.points[0].on, self.points[-1].on
        days = max((last - first).days, 1)
        right, low = self.width - RIGHT, self.height - BOTTOM

        def across(day: date) -> float:
            return LEFT + (right - LEFT) * (day - first).days / days

        def up(points: Decimal) -> float:
            return low - (low - TOP) * float(min(max(points, Decimal(0)), Decimal(100))) / 100

        parts = [*self._axes(across, up, first, last, speaker)]
        parts += _ranges(self.points, across, up)
        parts += _healths(self.points, across, up)
        parts += _scores(self.points, across, up)
        parts += self._marks(across, speaker)
        parts += self._ends(up, right, speaker)
        said = f"{speaker.speak(self.title)}: " + "; ".join(self._said(speaker))
        return drawing(self.width, self.height, said, *parts, fixed=False)

    def _axes(
        self, across: Place, up: Height, first: date, last: date, speaker: Speaker
    ) -> Iterator[Markup]:
        right = self.width - RIGHT
        for points in (Decimal(0), Decimal(50), Decimal(100)):
            yield line(LEFT, up(points), right, up(points), "hair" if points else "line")
            yield label(LEFT - 8, up(points) + 4, str(points), anchor="end", size=SIZE)
        for limit in self.limits:
            yield line(LEFT, up(limit), right, up(limit), "edge", stroke_dasharray="2 4")
            if limit % 50:
                yield label(LEFT - 8, up(limit) + 4, f"{limit.normalize():f}", anchor="end", size=SIZE)  # fmt: skip
        end = 0.0
        for start in _months(first, last):
            x = across(start)
            name = speaker.speak(PartialDate(start, "month"))
            if x >= end and x + text_width(name, SIZE) <= self.width - 8:
                yield line(x, up(Decimal(0)), x, up(Decimal(0)) + 5, "edge")
                yield label(x + 3, self.height - 8, name, size=SIZE)
                end = x + text_width(name, SIZE) + 18

    def _marks(self, across: Place, speaker: Speaker) -> Iterator[Markup]:
        wanted = [across(mark.on) for mark in self.marks]
        places = keep_apart(wanted, BUBBLE, self.width - BUBBLE, 2 * BUBBLE + 2)
        for number, (mark, x, there) in enumerate(zip(self.marks, wanted, places, strict=True), 1):
            yield line(x, TOP, x, self.height - BOTTOM, f"{mark.tone}", stroke_dasharray="2 3")
            bubble = circle(there, 14, BUBBLE, mark.tone)
            text = label(there, 18, str(number), anchor="middle", size=SIZE, colour="on-accent", weight=600)  # fmt: skip
            said = element("title", f"{speaker.speak(mark.on)} {speaker.speak(mark.text)}")
            lead = line(there, 22, x, TOP, mark.tone)
            yield element("g", join(said, lead, bubble, text))

    def _ends(self, up: Height, right: float, speaker: Speaker) -> Iterator[Markup]:
        last = self.points[-1]
        score, health = last.score, last.health
        heights = [None if value is None else up(value) + 4 for value in (score, health)]
        if heights[0] is not None and heights[1] is not None and abs(heights[0] - heights[1]) < 14:
            apart = (14 - abs(heights[0] - heights[1])) / 2
            upper = 0 if heights[0] <= heights[1] else 1
            heights[upper], heights[1 - upper] = (heights[upper] or 0) - apart, (heights[1 - upper] or 0) + apart  # fmt: skip
        for name, value, y, weight in (
            (self.score, score, heights[0], 600), (self.health, health, heights[1], 400),
        ):  # fmt: skip
            if value is not None and y is not None:
                text = f"{speaker.speak(name)} {round_decimal(value, 0)}"
                yield label(right + 8, y, text, size=SIZE, colour="strong", weight=weight)

    def _said(self, speaker: Speaker) -> Iterator[str]:
        for point in self.points:
            values = (
                f"{speaker.speak(name)} {'–' if value is None else round_decimal(value, 0)}"
                for name, value in ((self.score, point.score), (self.health, point.health))
            )
            yield f"{speaker.speak(point.on)} {', '.join(values)}"
        for number, mark in enumerate(self.marks, 1):
            yield f"({number}) {speaker.speak(mark.on)} {speaker.speak(mark.text)}"


def _steps(
    points: Sequence[ScorePoint], value: Callable[[ScorePoint], Decimal | None],
    across: Place, up: Height,
) -> Iterator[list[tuple[float, float]]]:  # fmt: skip
    """The corners of each stretch in which a value is known, held until the next point."""
    run: list[tuple[float, float]] = []
    for number, point in enumerate(points):
        height = value(point)
        if height is None:
            if run:
                yield run
            run = []
            continue
        run.append((across(point.on), up(height)))
        if number + 1 < len(points):
            run.append((across(points[number + 1].on), up(height)))
    if run:
        yield run


def _ranges(points: Sequence[ScorePoint], across: Place, up: Height) -> Iterator[Markup]:
    above = _steps(points, lambda each: each.high if each.low != each.high else None, across, up)
    below = _steps(points, lambda each: each.low if each.low != each.high else None, across, up)
    for high, low in zip(above, below, strict=False):
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in (*high, *reversed(low)))
        yield element("polygon", points=corners, fill=COLOURS["range"], fill_opacity=0.45, class_="k-range")  # fmt: skip


def _scores(points: Sequence[ScorePoint], across: Place, up: Height) -> Iterator[Markup]:
    for run in _steps(points, lambda each: each.score, across, up):
        yield path(_way(run), "accent", stroke_width=2.2, stroke_linejoin="round")
        yield circle(*run[-1], 3.5, "accent")


def _healths(points: Sequence[ScorePoint], across: Place, up: Height) -> Iterator[Markup]:
    run: list[tuple[float, float]] = []
    for point in (*points, None):
        if point is not None and point.health is not None:
            run.append((across(point.on), up(point.health)))
        elif run:
            yield path(_way(run), "ok", stroke_width=1.4, stroke_dasharray="5 3")
            yield circle(*run[-1], 2.5, "ok")
            run = []


def _way(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(places))  # fmt: skip


def _months(first: date, last: date) -> Iterator[date]:
    day = (first.replace(day=1) + timedelta(days=32)).replace(day=1) if first.day > 1 else first
    while day <= last:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)
