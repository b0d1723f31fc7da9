"""Figures in a finished file: pieces and amounts that must not be in it in, those that are out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from kamdocs.publish.legible.piece import Part, Piece

_BLANK = "\u0020\u00a0\u202f\u2009"
_NUMBER = re.compile(rf"\d+(?:[.,’'{_BLANK}]\d+)*")
_SIGNS = re.compile(rf"[.,’'{_BLANK}]")
_READ = ("text", "metadata", "bookmark", "alternative text", "header", "comment", "form field")
YEARS = range(1900, 2101)


def tells_much(value: Decimal) -> bool:
    """Whether a figure means anything by itself: three digits with a fraction, or four that are no year."""
    digits = "".join(map(str, abs(value).normalize().as_tuple().digits))
    whole = value == value.to_integral_value()
    if whole:
        return abs(value) >= 1000 and int(value) not in YEARS
    return len(digits) >= 3


def ways_to_print(value: Decimal, *, is_share: bool = False) -> frozenset[Decimal]:
    """What a figure may come to on paper, rounded; a share of one as a percentage as well."""
    found = set()
    for each in (value, value * 100) if is_share else (value,):
        for step in ("1", "0.1", "0.01"):
            for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN):
                found.add(abs(each).quantize(Decimal(step), rounding).normalize())
        found.add(abs(each).normalize())
    return frozenset(each for each in found if tells_much(each))


def figures_in(text: str) -> Iterator[Decimal]:
    """Every figure in a text, in each way in which its points and commas can be read."""
    for match in _NUMBER.finditer(text):
        written = match[0]
        signs = _SIGNS.findall(written)
        yield from (Decimal(part) for part in _SIGNS.split(written))
        if not signs:
            continue
        yield Decimal(_SIGNS.sub("", written)).normalize()
        whole, _, fraction = written.rpartition(signs[-1])
        if signs[-1] in ".,":
            yield Decimal(f"{_SIGNS.sub('', whole)}.{fraction}").normalize()


def find_figures(
    pieces: Iterable[Piece], wanted: Collection[Decimal]
) -> tuple[tuple[Decimal, Part], ...]:
    """Those of the figures that somebody can read in the pieces, once each."""
    found: dict[Decimal, Part] = {}
    for piece in pieces:
        if piece.part in _READ:
            for figure in figures_in(piece.text):
                if figure in wanted:
                    found.setdefault(figure, piece.part)
    return tuple(found.items())
