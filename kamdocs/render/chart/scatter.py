"""Points on two measures, their size a third: values come in, a drawing with axes and names goes out.

Names never cover each other or a bubble; one for which there is no room is left out of the drawing and
stands in the table that goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.language.formats import format_money_short
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.scale import round_steps
from kamdocs.render.chart.svg import COLOURS, drawing, element, join, label, line
from kamdocs.render.chart.text import fit, text_width
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Sentence

LEFT, RIGHT, TOP, BOTTOM = 44, 18, 26, 46
LARGEST, SMALLEST, UNSIZED = 26.0, 4.0, 5.0
SIZE, NAME = 11, 150

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class ScatterPoint:
    """One thing: `across` in money, `up` from 0 to 100; `size` is None when unknown."""

    name: str
    across: Decimal
    up: Decimal
    size: Decimal | None
    colour: str = "accent"
    facts: tuple[Filling, ...] = ()


@dataclass(frozen=True, slots=True)
class Scatter:
    """Points in a field with a cross at its middle."""

    title: Sentence
    across: Sentence
    up: Sentence
    points: tuple[ScatterPoint, ...]
    currency: str
    width: int = 600
    height: int = 340

    def draw(self, speaker: Speaker) -> Markup:
        """Draw axes, then bubbles, then the names that find room."""
        steps = round_steps(max((point.across for point in self.points), default=Decimal(0)))
        right, low = self.width - RIGHT, self.height - BOTTOM
        whole = steps[-1]
        parts = [*self._axes(steps, speaker)]
        largest = max((point.size or Decimal(0) for point in self.points), default=Decimal(0))
        placed = []
        for point in self.points:
            x = LEFT + (right - LEFT) * float(max(point.across, Decimal(0)) / whole)
            y = low - (low - TOP) * float(min(max(point.up, Decimal(0)), Decimal(100))) / 100
            placed.append((point, x, y, _radius(point.size, largest)))
        placed.sort(key=lambda each: -each[3])
        bubbles = [(x - r, y - r, x + r, y + r) for _, x, y, r in placed]
        parts += [_bubble(*each, speaker) for each in placed]
        taken: list[Box] = []
        for (point, x, y, r), own in zip(placed, bubbles, strict=True):
            name = fit(point.name, NAME, SIZE)
            blocked = [*taken, *(each for each in bubbles if each is not own)]
            for box in _rooms(x, y, r, text_width(name, SIZE) * 1.02):
                inside = box[0] >= LEFT and box[2] <= self.width and box[1] >= 0 and box[3] <= low
                if inside and not any(_meet(box, other) for other in blocked):
                    taken.append(box)
                    parts += _leader(box, x, y, r)
                    parts.append(label(box[0], box[3] - 3, name, size=SIZE, colour="strong"))
                    break
        said = f"{speaker.speak(self.title)}: " + "; ".join(
            _said(point, speaker) for point in self.points
        )
        return drawing(self.width, self.height, said, *parts, fixed=False)

    def _axes(self, steps: Sequence[Decimal], speaker: Speaker) -> Iterator[Markup]:
        right, low = self.width - RIGHT, self.height - BOTTOM
        for step in steps:
            x = LEFT + (right - LEFT) * float(step / steps[-1])
            text = format_money_short(Money(step, self.currency), speaker.language)
            yield label(x, low + 16, text, anchor="middle", size=SIZE)
        for up in (0, 50, 100):
            y = low - (low - TOP) * up / 100
            yield line(LEFT, y, right, y, "line" if up in (0, 50) else "hair")
            yield label(LEFT - 8, y + 4, str(up), anchor="end", size=SIZE)
        middle = (LEFT + right) / 2
        yield line(middle, TOP, middle, low, "line")
        yield label(0, 12, f"↑ {speaker.speak(self.up)}", size=SIZE)
        yield label(right, low + 34, f"{speaker.speak(self.across)} →", anchor="end", size=SIZE)


def _radius(size: Decimal | None, largest: Decimal) -> float:
    """The area goes with the size."""
    if size is None or largest <= 0:
        return UNSIZED
    return float(max(LARGEST * float(max(size, Decimal(0)) / largest) ** 0.5, SMALLEST))


def _bubble(point: ScatterPoint, x: float, y: float, radius: float, speaker: Speaker) -> Markup:
    is_known = point.size is not None
    colour = point.colour if is_known else "paper"
    disc = element(
        "circle", cx=x, cy=y, r=radius, fill=COLOURS[colour], fill_opacity=0.55 if is_known else None,
        stroke=COLOURS["strong"], stroke_dasharray=None if is_known else "2 2", stroke_width=1,
        class_=f"k-{colour} k-ink-line",
    )  # fmt: skip
    return element("g", join(element("title", _said(point, speaker)), disc))


def _rooms(x: float, y: float, radius: float, width: float) -> Iterator[Box]:
    """Where a name may stand: beside its bubble, above, below, then a little farther away."""
    for far in (3.0, 9.0, 16.0):
        off = radius + far
        for left, top in (
            (x + off, y - 7), (x - off - width, y - 7), (x - width / 2, y - off - 14),
            (x - width / 2, y + off), (x + off * 0.7, y - off * 0.7 - 14), (x + off * 0.7, y + off * 0.7),
            (x - off * 0.7 - width, y - off * 0.7 - 14), (x - off * 0.7 - width, y + off * 0.7),
        ):  # fmt: skip
            yield (left, top, left + width, top + 14)


def _leader(box: Box, x: float, y: float, radius: float) -> Iterator[Markup]:
    """A line to a name that does not stand close to its bubble."""
    across = min(max(x, box[0]), box[2])
    down = min(max(y, box[1]), box[3])
    far = ((across - x) ** 2 + (down - y) ** 2) ** 0.5
    if far > radius + 5:
        part = radius / far
        yield line(x + (across - x) * part, y + (down - y) * part, across, down, "edge")


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _said(point: ScatterPoint, speaker: Speaker) -> str:
    return " · ".join([point.name, *(speaker.speak(fact) for fact in point.facts)])
