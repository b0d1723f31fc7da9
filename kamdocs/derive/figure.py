"""A figure that explains itself: what it is, as of when, where it comes from, what would raise it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.diagnostics.place import Place
from kamdocs.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that would raise a figure.

    `gain` is by how much at most, in the unit of the figure; None where that cannot be said.
    `place` is where to write it.
    """

    sentence: Sentence
    place: Place
    gain: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A derived figure, or the reason why it is unknown.

    `value` is exact and None when unknown, never zero instead. `reason` says how it came about or
    what is missing. `places` are what it was made of. An estimated figure rests in part on the
    assumption that money of a longer period was earned evenly, day by day.
    """

    value: Decimal | None
    as_of: date
    reason: Sentence
    places: tuple[Place, ...] = ()
    is_estimated: bool = False
    advice: tuple[Advice, ...] = ()
