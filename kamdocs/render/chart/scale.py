"""Axes: the largest value comes in, round steps that reach it go out; places that keep their distance."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def round_steps(largest: Decimal, count: int = 4) -> tuple[Decimal, ...]:
    """Steps from zero upward, at most about `count`, the last at or above `largest`."""
    if largest <= 0:
        return (Decimal(0), Decimal(1))
    rough = largest / count
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(step * power for step in _STEPS if step * power >= rough)
    steps = [Decimal(0)]
    while steps[-1] < largest:
        steps.append(steps[-1] + step)
    return tuple(steps)


def share_of(value: Decimal, whole: Decimal) -> Decimal:
    """The part of a length that a value takes, kept between 0 and 1."""
    return min(max(value / whole, Decimal(0)), Decimal(1)) if whole > 0 else Decimal(0)


def keep_apart(wanted: Sequence[float], top: float, low: float, least: float) -> list[float]:
    """Places `least` apart and as near as may be to those wanted (in their order), between two edges.

    What stands too close is moved together, half up and half down; there must be room for all.
    """
    groups: list[tuple[float, int]] = []  # where its first would stand, and how many they are

    def inside(first: float, count: int) -> float:
        return min(max(first, top), low - least * (count - 1))

    for y in wanted:
        groups.append((inside(y, 1), 1))
        while len(groups) > 1 and groups[-2][0] + least * groups[-2][1] > groups[-1][0]:
            (one, before), (other, after) = groups[-2:]
            count = before + after
            first = (one * before + (other - least * before) * after) / count
            groups[-2:] = [(inside(first, count), count)]
    return [first + least * number for first, count in groups for number in range(count)]
