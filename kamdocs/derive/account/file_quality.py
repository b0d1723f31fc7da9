"""What an account's file should say in; how complete and fresh it is, with what would mend it, out.

Quality = 100 · Σ share / number of things, each counting the same; stale ones count half. It says
nothing of how the relation is doing: that is health, and the two are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kamdocs.derive.account.file_gaps import find_items
from kamdocs.derive.account.file_item import Item, Known, Section
from kamdocs.derive.exact import ratio
from kamdocs.diagnostics.place import Place
from kamdocs.values.sentence import Sentence, sentence_n


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or stale: `mend` is the line to write, `gain` the points it would give."""

    section: Section
    said: Sentence
    mend: str
    gain: Decimal
    is_stale: bool
    place: Place


@dataclass(frozen=True, slots=True)
class SectionQuality:
    """One part of the file: points from 0 to 100, and how many things it is judged by."""

    section: Section
    value: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class FileQuality:
    """Completeness and freshness in one figure, from 0 to 100; the largest gaps stand first."""

    value: Decimal
    sections: tuple[SectionQuality, ...]
    gaps: tuple[Gap, ...]
    reason: Sentence


def derive_file_quality(known: Known) -> FileQuality:
    """Judge the file of one account by what its tier asks for."""
    items = list(find_items(known))
    gaps = [_gap(item, len(items)) for item in items if item.share < 1]
    stale = sum(gap.is_stale for gap in gaps)
    return FileQuality(
        value=_points(items),
        sections=tuple(
            SectionQuality(section, _points(found), len(found))
            for section, found in _by_section(items)
        ),
        gaps=tuple(sorted(gaps, key=lambda gap: -gap.gain)),
        reason=_reason(len(items), len(gaps), stale),
    )


def _points(items: Sequence[Item]) -> Decimal:
    return ratio(100 * sum((item.share for item in items), Fraction(0)), len(items))


def _by_section(items: Iterable[Item]) -> Iterable[tuple[Section, list[Item]]]:
    found: dict[Section, list[Item]] = {}
    for item in items:
        found.setdefault(item.section, []).append(item)
    return found.items()


def _gap(item: Item, count: int) -> Gap:
    gain = ratio(100 * (1 - item.share), count)
    return Gap(item.section, item.said, item.mend, gain, item.is_stale, item.place)


def _reason(count: int, gaps: int, stale: int) -> Sentence:
    if not gaps:
        return sentence_n(
            "the one thing it should say is there and fresh",
            "all {count} things it should say are there and fresh",
            count,
        )
    return sentence_n(
        "of {all} things it should say one is missing or stale ({stale} stale)",
        "of {all} things it should say {count} are missing or stale ({stale} stale)",
        gaps,
        all=count,
        stale=stale,
    )
