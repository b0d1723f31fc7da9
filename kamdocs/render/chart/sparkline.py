"""How one figure went, in a line as high as a word: values by day come in, a small drawing goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import circle, drawing, path
from kamdocs.values.sentence import Filling, Sentence


@dataclass(frozen=True, slots=True)
class SparkPoint:
    """A value on a day, None when it was not known, and how it is said."""

    on: date
    value: Decimal | None
    said: Filling = "–"


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Values by day, the oldest first.

    The line is broken where a value is unknown. From the lowest to the highest value it takes the
    whole height, except that differences below `least` are not made to look large.
    """

    title: Sentence
    points: tuple[SparkPoint, ...]
    least: Decimal = Decimal(0)
    width: int = 96
    height: int = 24

    @property
    def is_telling(self) -> bool:
        """Whether there are two values to compare: one alone is better said by its number."""
        return sum(point.value is not None for point in self.points) > 1

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the line, and a point at its end."""
        edge = 3.0
        known = [float(point.value) for point in self.points if point.value is not None]
        low, high = min(known, default=0.0), max(known, default=0.0)
        middle, half = (low + high) / 2, max((high - low) / 2, float(self.least) / 2)
        first = self.points[0].on if self.points else date.min
        days = max((self.points[-1].on - first).days, 1) if self.points else 1

        def place(point: SparkPoint) -> tuple[float, float]:
            across = edge + (self.width - 2 * edge) * (point.on - first).days / days
            up = (float(point.value or 0) - middle) / half if half else 0.0
            return across, self.height / 2 - up * (self.height / 2 - edge)

        parts = []
        for run in _runs(self.points):
            places = [place(point) for point in run]
            if len(places) == 1:
                parts.append(circle(*places[0], 1.2, "faint"))
            else:
                parts.append(_line(places))
        if self.points and self.points[-1].value is not None:
            parts.append(circle(*place(self.points[-1]), 2.5, "accent"))
        said = "; ".join(
            f"{speaker.speak(point.on)} {'–' if point.value is None else speaker.speak(point.said)}"
            for point in self.points
        )
        return drawing(self.width, self.height, f"{speaker.speak(self.title)}: {said}", *parts)


def _line(places: Sequence[tuple[float, float]]) -> Markup:
    way = " ".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(places))  # fmt: skip
    return path(way, "accent", stroke_width=1.5, stroke_linejoin="round", stroke_linecap="round")


def _runs(points: Sequence[SparkPoint]) -> list[list[SparkPoint]]:
    """The stretches in which every value is known."""
    runs: list[list[SparkPoint]] = [[]]
    for point in points:
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]
