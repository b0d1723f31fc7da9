"""Health with every part and its reason, and what caps it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.health import Health as HealthFacts
from kamdocs.derive.account.health import WeightedPart
from kamdocs.derive.part import BEST
from kamdocs.render.chart.meters import ShareBar
from kamdocs.render.engine.link import Source
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence, Share, Term


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of health; `value` is None while nothing is known of it."""

    name: Term
    value: Decimal | None
    bar: ShareBar | None
    share: Share | None
    reason: Sentence
    source: Source | None


@dataclass(frozen=True, slots=True)
class CapLine:
    """Why health is held down, and where it is written."""

    reason: Sentence
    source: Source


@dataclass(frozen=True, slots=True)
class Health:
    """Health of one account; `mean` is what it would be without the caps."""

    value: Decimal | None
    mean: Decimal | None
    is_capped: bool
    bar: ShareBar | None
    coverage: Share | None
    reason: Sentence
    caps: tuple[CapLine, ...]
    lines: tuple[PartLine, ...]


def view_health(facts: HealthFacts, sources: Sources) -> Health:
    """Show health: known parts first, each group in the order of the settings."""
    ordered = sorted(facts.parts, key=lambda each: each.part.value is None)
    return Health(
        value=facts.value,
        mean=facts.mean,
        is_capped=facts.is_capped,
        bar=points_bar(facts.value, width=280, height=10),
        coverage=None if facts.coverage is None else Share(facts.coverage),
        reason=facts.reason,
        caps=tuple(CapLine(cap.reason, sources.at(cap.place)) for cap in facts.caps),
        lines=tuple(_line(each, sources) for each in ordered),
    )


def points_bar(points: Decimal | None, **size: Any) -> ShareBar | None:
    """Points of 100 as a bar, nothing for unknown ones."""
    return None if points is None else ShareBar(points / BEST, **size)


def _line(each: WeightedPart, sources: Sources) -> PartLine:
    places = each.part.places
    return PartLine(
        name=Term(each.name),
        value=each.part.value,
        bar=points_bar(each.part.value),
        share=None if each.share is None else Share(each.share),
        reason=each.part.reason,
        source=sources.at(places[0]) if places else None,
    )
