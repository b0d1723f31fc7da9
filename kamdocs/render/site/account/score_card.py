"""The score card: total with range, each criterion with its reason, and what would raise it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.score import Score, ScorePart
from kamdocs.derive.account.suggestion import Suggestion
from kamdocs.model.settings.tiers import Tiers
from kamdocs.render.chart.meters import RatingBar, ScoreBar
from kamdocs.render.engine.link import Source
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence, Share, Term


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion; `rating` is None while it is not rated."""

    name: Any
    rating: int | None
    bar: RatingBar
    weight: Share | None
    points: Decimal | None
    anchor: Any
    why: str | None
    evidence: str | None
    by: Any
    on: date | None
    is_stale: bool
    is_knocked_out: bool
    source: Source


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """What would raise the score, and where to write it."""

    text: Sentence
    source: Source


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """Everything about the score of one account."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    coverage: Share | None
    is_provisional: bool
    bar: ScoreBar
    reason: Sentence
    lines: tuple[CriterionLine, ...]
    advice: tuple[AdviceLine, ...]
    review_because: tuple[Sentence, ...]

    @property
    def has_range(self) -> bool:
        """Whether criteria without a rating leave it open."""
        return self.low is not None and self.low != self.high


def view_score_card(
    score: Score, suggestion: Suggestion, tiers: Tiers, names: Names, sources: Sources
) -> ScoreCard:
    """Show a score with its parts in the order of the criteria."""
    return ScoreCard(
        value=score.value,
        low=score.low,
        high=score.high,
        coverage=None if score.coverage is None else Share(score.coverage),
        is_provisional=score.is_provisional,
        bar=ScoreBar(
            score.value,
            score.low,
            score.high,
            (tiers.keep_key, tiers.promote_to_key),
            width=280,
            height=10,
        ),
        reason=with_names(score.reason, names),
        lines=tuple(_line(part, names, sources) for part in score.parts),
        advice=tuple(
            AdviceLine(with_names(item.sentence, names), sources.at(item.place))
            for item in score.advice
        ),
        review_because=tuple(with_names(said, names) for said in suggestion.review_because),
    )


def with_names(said: Sentence, names: Names) -> Sentence:
    """A sentence that calls criteria by their names, not by their ids."""
    values = tuple((gap, _named(gap, value, names)) for gap, value in said.values)
    return Sentence(said.text, values, said.many, said.count)


def _named(gap: str, value: Any, names: Names) -> Any:
    if isinstance(value, Sentence):
        return with_names(value, names)
    if isinstance(value, tuple):
        return tuple(_named(gap, item, names) for item in value)
    if gap != "criterion" or not isinstance(value, str):
        return value
    name = names.name("criterion", value)
    return Term(value) if name == value else name


def _line(part: ScorePart, names: Names, sources: Sources) -> CriterionLine:
    return CriterionLine(
        name=part.name or Term(part.criterion),
        rating=part.rating,
        bar=RatingBar(None if part.rating is None else Decimal(part.rating)),
        weight=None if part.share is None else Share(part.share),
        points=part.points,
        anchor=part.anchor,
        why=part.why,
        evidence=part.evidence,
        by=names.name("team", part.by),
        on=part.on,
        is_stale=part.is_stale,
        is_knocked_out=part.is_knocked_out,
        source=sources.at(part.place),
    )
