"""One part of a weighted whole (health, file quality): points or unknown, with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kamdocs.diagnostics.place import Place
from kamdocs.values.sentence import Sentence

BEST = Decimal(100)


@dataclass(frozen=True, slots=True)
class Part:
    """Points from 0 to 100, exact, or None while nothing is known; never zero instead.

    `reason` says how the points came about or what is missing. `places` are what was looked at.
    """

    value: Decimal | None
    reason: Sentence
    places: tuple[Place, ...] = ()


def at_most_best(points: Decimal) -> Decimal:
    """Points held between 0 and 100."""
    return min(max(points, Decimal(0)), BEST)
