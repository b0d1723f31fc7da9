"""Lines between cards: two places in, a curve, an arrow or a zigzag from edge to edge out.

Every line leaves and meets its cards beside the middle, so that it is not taken for a line of the tree.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from kamdocs.render.chart.svg import COLOURS, element, join, path
from kamdocs.render.chart.tree import Spot

ASIDE, LIFT, TOOTH = 26.0, 22.0, 3.2
_STEPS = 64

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic curve: start, its two handles, end."""

    start: Point
    leave: Point
    meet: Point
    end: Point

    def at(self, part: float) -> Point:
        """The point after a part (0 to 1) of its parameter."""
        rest = 1 - part
        weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
        points = (self.start, self.leave, self.meet, self.end)
        return (
            sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
            sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
        )


def curve_between(one: Spot, other: Spot) -> Curve:
    """The way from one card to another: over the top, along the side, or from level to level."""
    if abs(one.middle - other.middle) < one.width / 2:
        reach = max(one.right, other.right) + LIFT / 2
        start, end = (one.right, _centre(one)), (other.right, _centre(other))
        return Curve(start, (reach, start[1]), (reach, end[1]), end)
    aside = ASIDE if other.middle > one.middle else -ASIDE
    if abs(one.y - other.y) < one.height:
        start, end = (one.middle + aside, one.y), (other.middle - aside, other.y)
        top = min(one.y, other.y) - LIFT
        return Curve(start, (start[0], top), (end[0], top), end)
    is_down = other.y > one.y
    start = (one.middle + aside, one.bottom if is_down else one.y)
    end = (other.middle - aside, other.y if is_down else other.bottom)
    handle = max(abs(end[1] - start[1]) * 0.5, LIFT) * (1 if is_down else -1)
    return Curve(start, (start[0], start[1] + handle), (end[0], end[1] - handle), end)


def draw_arrow(curve: Curve) -> Markup:
    """A dashed line with a head at its end, on a band that lets it stand out of what it crosses."""
    d = _written(curve)
    before = curve.at(0.94)
    angle = math.atan2(curve.end[1] - before[1], curve.end[0] - before[0])
    left, right = (_off(curve.end, angle + math.pi + turn, 8) for turn in (0.42, -0.42))
    head = element(
        "path",
        d=f"M{left[0]:.1f} {left[1]:.1f}L{curve.end[0]:.1f} {curve.end[1]:.1f}"
        f"L{right[0]:.1f} {right[1]:.1f}Z",
        fill=COLOURS["info"],
        class_="k-info",
    )
    return join(
        path(d, "paper", stroke_width=5),
        path(d, "info", stroke_width=1.5, stroke_dasharray="5 3"),
        head,
    )


def draw_zigzag(curve: Curve) -> Markup:
    """A line of teeth along a curve."""
    points = [curve.at(number / _STEPS) for number in range(_STEPS + 1)]
    long = sum(math.dist(one, two) for one, two in pairwise(points))
    count = max(int(long / 6), 4)
    teeth = [curve.start]
    for number in range(1, count):
        part = number / count
        before, here, after = (curve.at(max(0, min(1, part + step))) for step in (-0.01, 0, 0.01))
        angle = math.atan2(after[1] - before[1], after[0] - before[0])
        teeth.append(_off(here, angle + math.pi / 2, TOOTH if number % 2 else -TOOTH))
    teeth.append(curve.end)
    d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in teeth)
    return join(
        path(_written(curve), "paper", stroke_width=9),
        path(d, "risk", stroke_width=1.5, stroke_linejoin="round"),
    )


def _written(curve: Curve) -> str:
    start, *rest = (
        f"{x:.1f} {y:.1f}" for x, y in (curve.start, curve.leave, curve.meet, curve.end)
    )
    return f"M{start}C{' '.join(rest)}"


def _centre(spot: Spot) -> float:
    return spot.y + spot.height / 2


def _off(point: Point, angle: float, far: float) -> Point:
    return point[0] + far * math.cos(angle), point[1] + far * math.sin(angle)
