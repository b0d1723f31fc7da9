"""Ratings and criteria in; the score of an account with its range, its parts and advice out.

A criterion without a positive weight counts for nothing, and a rating on a criterion that does not
exist is left out: checks of the settings and of references report both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kamdocs.derive.exact import ratio, shown_points
from kamdocs.derive.figure import Advice
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.judgement import Rating
from kamdocs.model.settings.criteria import Criterion
from kamdocs.model.settings.settings import Settings
from kamdocs.model.wording import Wording
from kamdocs.values.sentence import Sentence, Share, sentence, sentence_n

BEST = 5
"""The highest rating."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One criterion and what it gives.

    `share` is its part of all weights (0 to 1), None when its weight is missing or not positive.
    `points` is what it gives to the score now, of at most `points_at_best`; both are None while it
    is not rated or does not count. `anchor` says in words what the rating means.
    """

    criterion: str
    name: Wording | None
    weight: Decimal | None
    share: Decimal | None
    rating: int | None
    points: Decimal | None
    points_at_best: Decimal | None
    anchor: Wording | None
    by: str | None
    on: date | None
    why: str | None
    evidence: str | None
    is_signed: bool
    is_stale: bool
    is_knocked_out: bool
    place: Place


@dataclass(frozen=True, slots=True)
class KnockOutFired:
    """A rating below the least a criterion asks for; it calls for a review of the tier."""

    criterion: str
    rating: int
    below: Decimal
    sentence: Sentence
    place: Place


@dataclass(frozen=True, slots=True)
class Score:
    """The weighted result of an account's ratings, in points from 0 to 100.

    `value` counts the rated criteria only; `low` and `high` are what it could become if all the
    others were rated 0 or 5; `coverage` is the rated part of all weights (0 to 1). `value` is None
    while nothing is rated, the others too while no criterion counts. A provisional score rests on
    too small a coverage. `stale` and `unsigned` name the ratings that are too old, or lack author
    or day. The formula: 100 · Σ(weight · rating) / Σ(weight · 5).
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    coverage: Decimal | None
    is_provisional: bool
    parts: tuple[ScorePart, ...]
    knock_outs: tuple[KnockOutFired, ...]
    stale: tuple[str, ...]
    unsigned: tuple[str, ...]
    advice: tuple[Advice, ...]
    reason: Sentence


@dataclass(frozen=True, slots=True)
class _Sums:
    """Exact weights: of all criteria, of the rated ones, and each rated one times its rating."""

    all: Fraction
    rated: Fraction
    reached: Fraction

    @property
    def score(self) -> Fraction | None:
        return 100 * self.reached / (self.rated * BEST) if self.rated else None

    def with_best(self, weight: Fraction) -> Fraction:
        """The score if one more criterion of this weight were rated 5."""
        return 100 * (self.reached + weight * BEST) / ((self.rated + weight) * BEST)


def derive_score(ratings: Mapping[str, Rating], settings: Settings, today: date) -> Score:
    """Score an account on the criteria of the settings."""
    criteria = settings.criteria
    sums = _add_up(criteria, ratings)
    parts = tuple(
        _part(key, criterion, ratings.get(key), sums, settings.ages.rating, today)
        for key, criterion in criteria.items()
    )
    rated = [part for part in parts if part.rating is not None]
    coverage = ratio(sums.rated, sums.all) if sums.all else None
    return Score(
        value=None if sums.score is None else ratio(sums.score),
        low=ratio(100 * sums.reached, sums.all * BEST) if sums.all else None,
        high=ratio(100 * (sums.reached + (sums.all - sums.rated) * BEST), sums.all * BEST)
        if sums.all
        else None,
        coverage=coverage,
        is_provisional=bool(sums.rated)
        and coverage is not None
        and coverage < settings.tiers.provisional_below,
        parts=parts,
        knock_outs=tuple(_knock_out(part, criteria[part.criterion]) for part in rated
                         if part.is_knocked_out),
        stale=tuple(part.criterion for part in rated if part.is_stale),
        unsigned=tuple(part.criterion for part in rated if not part.is_signed),
        advice=_advise(parts, sums),
        reason=_reason(sums, parts, coverage),
    )  # fmt: skip


def weight_of(criterion: Criterion) -> Fraction:
    """The weight that counts: 0 where it is missing or not positive."""
    weight = criterion.weight
    return Fraction(weight) if weight is not None and weight > 0 else Fraction(0)


def _add_up(criteria: Mapping[str, Criterion], ratings: Mapping[str, Rating]) -> _Sums:
    weights = {key: weight_of(criterion) for key, criterion in criteria.items()}
    rated = {key: weight for key, weight in weights.items() if key in ratings}
    return _Sums(
        all=sum(weights.values(), Fraction(0)),
        rated=sum(rated.values(), Fraction(0)),
        reached=sum((weight * ratings[key].points for key, weight in rated.items()), Fraction(0)),
    )


def _part(
    key: str, criterion: Criterion, rating: Rating | None, sums: _Sums, oldest: int, today: date
) -> ScorePart:
    weight = weight_of(criterion)
    points = None if rating is None else rating.points
    age = None if rating is None else rating.age_in_days(today)
    counts = bool(weight) and points is not None
    at_best = 100 * weight / sums.rated if counts else None
    limit = criterion.knock_out
    return ScorePart(
        criterion=key,
        name=criterion.name,
        weight=criterion.weight,
        share=ratio(weight, sums.all) if weight else None,
        rating=points,
        points=ratio(at_best * points, BEST)
        if at_best is not None and points is not None
        else None,
        points_at_best=None if at_best is None else ratio(at_best),
        anchor=None if points is None else criterion.anchors.get(str(points)),
        by=rating.by if rating else None,
        on=rating.on if rating else None,
        why=rating.why if rating else None,
        evidence=rating.evidence if rating else None,
        is_signed=rating is not None and rating.is_signed,
        is_stale=age is not None and age > oldest,
        is_knocked_out=points is not None and limit is not None and points < limit.below,
        place=value_of("ratings", key),
    )


def _knock_out(part: ScorePart, criterion: Criterion) -> KnockOutFired:
    assert part.rating is not None  # noqa: S101 - only rated criteria are knocked out
    assert criterion.knock_out is not None  # noqa: S101
    below = criterion.knock_out.below
    said = sentence(
        "{criterion} is rated {rating}, below {below}",
        criterion=part.criterion,
        rating=part.rating,
        below=below,
    )
    return KnockOutFired(part.criterion, part.rating, below, said, part.place)


def _advise(parts: tuple[ScorePart, ...], sums: _Sums) -> tuple[Advice, ...]:
    """What would raise the score, the largest gain first; then what would only widen its coverage."""
    advice = [
        _advise_rating(part, sums)
        if part.rating is None
        else _advise_raising(part, part.rating, sums)
        for part in parts
        if part.share is not None and part.rating != BEST
    ]
    return tuple(sorted(advice, key=lambda item: -(item.gain or Decimal(0))))


def _advise_raising(part: ScorePart, rating: int, sums: _Sums) -> Advice:
    gain = ratio(100 * Fraction(part.weight or 0) * (BEST - rating), sums.rated * BEST)
    said = sentence_n(
        "+{points} point: raise {criterion} from {rating} to {best}",
        "+{points} points: raise {criterion} from {rating} to {best}",
        1 if gain == 1 else 2,
        points=shown_points(gain),
        criterion=part.criterion,
        rating=rating,
        best=BEST,
    )
    return Advice(said, part.place, gain)


def _advise_rating(part: ScorePart, sums: _Sums) -> Advice:
    share = part.share or Decimal(0)
    if sums.score is None:
        said = sentence(
            "rate {criterion} (unrated; {share} of the weight)",
            criterion=part.criterion,
            share=Share(share),
        )
        return Advice(said, part.place)
    gain = ratio(sums.with_best(Fraction(part.weight or 0)) - sums.score)
    if not gain:
        said = sentence(
            "rate {criterion} (unrated; widens the coverage by {share})",
            criterion=part.criterion,
            share=Share(share),
        )
        return Advice(said, part.place, gain)
    said = sentence(
        "rate {criterion} (unrated; up to +{points})",
        criterion=part.criterion,
        points=shown_points(gain),
    )
    return Advice(said, part.place, gain)


def _reason(sums: _Sums, parts: tuple[ScorePart, ...], coverage: Decimal | None) -> Sentence:
    if coverage is None:
        return sentence("the settings have no criteria with a weight")
    if sums.score is None:
        return sentence("no criterion is rated")
    counted = [part for part in parts if part.points is not None]
    return sentence_n(
        "{points} points by one of {all} criteria, {coverage} of the weight",
        "{points} points by {count} of {all} criteria, {coverage} of the weight",
        len(counted),
        points=shown_points(ratio(sums.score)),
        all=sum(part.share is not None for part in parts),
        coverage=Share(coverage),
    )
