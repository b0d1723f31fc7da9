"""The reviews of an account's tier: the last one, the score it noted, and when the next is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.handoff import Review
from kamdocs.model.scales import Tier
from kamdocs.model.settings.tiers import Tiers
from kamdocs.values.money import read_decimal
from kamdocs.values.period import Span


@dataclass(frozen=True, slots=True)
class TierReview:
    """When the tier was looked at last, and when it has to be again.

    `last` is the newest dated review not after `today`, `place` where it stands. `noted_score` is
    the newest score that a review wrote down, with its day. `due` is None without any review;
    `days_overdue` is positive after that day.
    """

    last: Review | None
    place: Place
    interval: Span
    due: date | None
    days_overdue: int | None
    noted_score: Decimal | None
    noted_on: date | None

    @property
    def is_overdue(self) -> bool:
        """Whether the day of the next review is past."""
        return self.days_overdue is not None and self.days_overdue > 0


def derive_tier_review(
    reviews: Sequence[Review], tier: Tier | None, settings: Tiers, today: date
) -> TierReview:
    """Find the last review of the tier: every 6 months for key accounts, every 12 for the others."""
    held = sorted(
        (review.on, number)
        for number, review in enumerate(reviews)
        if review.of == "tier" and review.on is not None and review.on <= today
    )
    noted = [
        (points, on)
        for on, number in held
        if (points := _points(reviews[number].score)) is not None
    ]
    interval = settings.review_key if tier == "key" else settings.review_others
    due = interval.after(held[-1][0]) if held else None
    return TierReview(
        last=reviews[held[-1][1]] if held else None,
        place=value_of("reviews", held[-1][1]) if held else value_of("reviews"),
        interval=interval,
        due=due,
        days_overdue=(today - due).days if due else None,
        noted_score=noted[-1][0] if noted else None,
        noted_on=noted[-1][1] if noted else None,
    )


def _points(text: str | None) -> Decimal | None:
    read = None if text is None else read_decimal(text)
    return read if isinstance(read, Decimal) else None
