"""Axes: the largest value comes in, round steps that reach it go out."""

from __future__ import annotations

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
