"""A value somebody judged, with author, day, reason and evidence."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Generic, TypeVar

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Choice, Day, TeamRef, Text

T = TypeVar("T")

RatingValue = Annotated[str, Choice(("0", "1", "2", "3", "4", "5"))]


class Judgement(Record):
    """Who judged, when and why."""

    by: TeamRef | None = entry("Who judged.", None, example="ana")
    on: Day | None = entry(
        "The day of the judgement; it goes stale with time.", None, example="2026-09-14"
    )
    why: Text | None = entry(
        "The reason, in a sentence.", None, example="New warehouse doubles volume"
    )
    evidence: Text | None = entry(
        "Where it can be seen: a document, a meeting.", None, example="annual report 2025"
    )

    @property
    def is_signed(self) -> bool:
        """Whether author and day are known."""
        return self.by is not None and self.on is not None

    def age_in_days(self, today: date) -> int | None:
        """Days since it was judged, None when that is unknown."""
        return (today - self.on).days if self.on else None


class Judged(Judgement, Generic[T]):
    """A judged word of a scale: `supporter`, or `{value: supporter, why: …, by: ana, on: …}`."""

    short: ClassVar[str | None] = "value"
    value: T = entry("The word of the scale.")


class Rating(Judgement):
    """A rating of an account on one criterion: `4`, or `{rating: 4, why: …}`."""

    short: ClassVar[str | None] = "rating"
    rating: RatingValue = entry("How well the account meets the criterion, 0 to 5.", example="4")

    @property
    def points(self) -> int:
        """The rating as a number from 0 to 5."""
        return int(self.rating)
