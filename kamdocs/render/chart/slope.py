"""What each of several things was and is: pairs of points from 0 to 100 come in, a slope for each goes out.

Names stand at the right and never cover each other: where many end close together they move apart,
and a thin line leads to the end they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.scale import keep_apart
from kamdocs.render.chart.svg import circle, drawing, element, join, label, line
from kamdocs.render.chart.text import fit, text_width
from kamdocs.values.sentence import Filling, Sentence

TOP, BOTTOM, ROW, SIZE = 30, 12, 17, 12
LEFT, NAMES = 44, 210


@dataclass(frozen=True, slots=True)
class SlopeLine:
    """One thing: its points before and now, as they are shown."""

    name: str
    before: Decimal
    now: Decimal

    @property
    def colour(self) -> str:
        """Green up, amber down, grey when nothing moved."""
        return "edge" if self.before == self.now else "ok" if self.now > self.before else "warn"


@dataclass(frozen=True, slots=True)
class Slope:
    """Slopes from one moment to another, with the heights at which something is decided."""

    title: Sentence
    before: Filling
    now: Filling
    lines: tuple[SlopeLine, ...]
    limits: tuple[Decimal, ...] = ()
    width: int = 700

    def draw(self, speaker: Speaker) -> Markup:
        """Draw two upright axes, a line for each thing, its points at both ends and its name."""
        ordered = sorted(self.lines, key=lambda each: (-each.now, -each.before, each.name))
        values = [points for each in ordered for points in (each.before, each.now)]
        low = floor(min(values, default=Decimal(0)) / 10) * 10
        high = max(ceil(max(values, default=Decimal(100)) / 10) * 10, low + 10)
        height = TOP + BOTTOM + max(ROW * len(ordered), 180)
        room, right = height - TOP - BOTTOM, self.width - NAMES - 30

        def at(points: Decimal | float) -> float:
            return TOP + room * (high - float(points)) / (high - low)

        parts = [
            line(LEFT, TOP - 4, LEFT, height - BOTTOM + 4, "line"),
            line(right, TOP - 4, right, height - BOTTOM + 4, "line"),
            label(LEFT, 14, speaker.speak(self.before), size=SIZE),
            label(right, 14, speaker.speak(self.now), anchor="end", size=SIZE),
        ]
        parts += [
            line(LEFT, at(limit), right, at(limit), "edge", stroke_dasharray="2 4")
            for limit in self.limits
            if low < limit < high
        ]
        names = keep_apart([at(each.now) for each in ordered], TOP, height - BOTTOM, ROW)
        starts = _apart_left([(at(each.before), f"{each.before}") for each in ordered])
        for each, down in zip(ordered, names, strict=True):
            parts.append(self._line(each, at, right, down))
        for y, text in starts:
            parts.append(label(LEFT - 8, y + 4, text, anchor="end", size=SIZE))
        said = "; ".join(f"{each.name} {each.before} → {each.now}" for each in ordered)
        title = f"{speaker.speak(self.title)}: {said}"
        return drawing(self.width, height, title, *parts, fixed=False)

    def _line(self, each: SlopeLine, at, right: float, down: float) -> Markup:  # type: ignore[no-untyped-def]
        wide = 2.2 if each.before != each.now else 1.4
        colour = each.colour
        name = fit(each.name, NAMES - text_width("100", SIZE) - 14, SIZE)
        parts = [
            element("title", f"{each.name} {each.before} → {each.now}"),
            line(LEFT, at(each.before), right, at(each.now), colour, stroke_width=wide),
            circle(LEFT, at(each.before), 3, colour),
            circle(right, at(each.now), 3.5, colour),
            label(right + 14, down + 4, str(each.now), size=SIZE, colour="strong", weight=600),
            label(right + 22 + text_width(str(each.now), SIZE), down + 4, name, size=SIZE),
        ]
        if abs(down - at(each.now)) > 2:
            parts.append(line(right + 4, at(each.now), right + 12, down, "edge", stroke_width=0.8))
        return element("g", join(*parts))


def _apart_left(wanted: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The points at the left; those for which there is no room are left to the table."""
    found: list[tuple[float, str]] = []
    for y, text in sorted(wanted):
        if not found or y - found[-1][0] >= SIZE:
            found.append((y, text))
    return found
