"""Sums, products and ratios of amounts and points that do not round on the way.

Sums and products are exact. Only a ratio without an end is cut, at 28 significant digits. Figures
that stand inside a sentence are rounded here, to the tenth of a point, because there they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import reduce

from kamdocs.values.money import round_decimal

_WIDE = Context(prec=200, rounding=ROUND_HALF_EVEN)
_RATIO = Context(prec=28, rounding=ROUND_HALF_EVEN)


def add(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum; the order does not matter. Nothing at all gives 0."""
    return reduce(_WIDE.add, amounts, Decimal(0))


def multiply(amount: Decimal, factor: Decimal) -> Decimal:
    """The exact product."""
    return _WIDE.multiply(amount, factor)


def ratio(part: Decimal | Fraction | int, whole: Decimal | Fraction | int = 1) -> Decimal:
    """`part` / `whole` with 28 significant digits, exact where it ends before; `whole` is not 0."""
    if isinstance(part, int) and isinstance(whole, int):
        return _RATIO.divide(Decimal(part), Decimal(whole))
    exact = Fraction(part) / Fraction(whole)
    return _RATIO.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def shown_points(points: Decimal) -> Decimal:
    """Points as people read them: to the tenth, half-up, without a zero behind the mark."""
    rounded = round_decimal(points, 1)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
