"""Default contact intervals per tier, and ages after which judgements go stale."""

from __future__ import annotations

from typing import ClassVar, Literal

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Day, Id, Length, Many, Text, Whole
from kamdocs.model.scales import TierWord
from kamdocs.values.period import Span

FreshnessWord = Literal["fresh", "ageing", "stale", "expired"]


class Cadences(Record):
    """How often accounts of a tier are met; a low one only when it asks."""

    key: Length | None = entry("Key accounts.", Span(1, "month"), example="2 weeks")
    normal: Length | None = entry("Normal accounts.", Span(1, "quarter"), example="2 months")
    former: Length | None = entry("Former customers.", Span(6, "month"), example="1 year")
    plan_review: Length = entry("Plans.", Span(3, "month"), example="6 months")


class RecurringAction(Record):
    """Something that is done for every account of a tier, again and again."""

    short: ClassVar[str | None] = "text"
    id: Id = entry("Its id; a log entry or a ticked task that names it answers it.", example="news")
    text: Text = entry("What is done.", example="Read their news")
    every: Length = entry("How often.", Span(1, "month"), example="2 weeks")
    tiers: Many[TierWord] = entry("For accounts of these tiers.", ("key",), example="[key, normal]")
    starts: Day | None = entry("Since when.", None, example="2026-01-01")


class Ages(Record):
    """Ages in days."""

    fresh: Whole = entry("Fresh up to.", 30, example="45")
    ageing: Whole = entry("Ageing up to.", 60, example="90")
    stale: Whole = entry("Stale up to; expired after.", 90, example="180")
    judgement: Whole = entry("A judgement goes stale after.", 180, example="365")
    rating: Whole = entry("A rating goes stale after.", 365, example="180")

    def freshness(self, days: int) -> FreshnessWord:
        """The word for an age in days."""
        if days <= self.fresh:
            return "fresh"
        if days <= self.ageing:
            return "ageing"
        return "stale" if days <= self.stale else "expired"
