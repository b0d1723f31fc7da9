"""The criteria by which accounts are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import field_validator

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Day, Id, Number, TeamRef, Text
from kamdocs.model.wording import Phrase


class KnockOut(Record):
    """A rating below which the account's tier is looked at again."""

    short: ClassVar[str | None] = "below"
    below: Number = entry("Ratings below this fire.", example="2")

    @field_validator("below", mode="before")
    @classmethod
    def _bare(cls, value: object) -> object:
        """`below 2` is how the short form reads aloud."""
        return value.strip().removeprefix("below ") if isinstance(value, str) else value


class Criterion(Record):
    """A selection criterion."""

    short: ClassVar[str | None] = "weight"
    id: Id = entry("Its id.", example="growth_potential")
    name: Phrase | None = entry("Its name.", None, example="Growth potential")
    weight: Number | None = entry("How much it counts; any positive number.", None, example="20")
    question: Phrase | None = entry("What is asked.", None, example="How much more could they buy?")
    anchors: Mapping[Text, Phrase] = entry(
        "What each rating means.", {}, example="{0: shrinks, 5: doubles}"
    )
    knock_out: KnockOut | None = entry("A rating that raises a review.", None, example="below 2")


class CriteriaApproval(Record):
    """Who of the management approved the criteria."""

    by: TeamRef = entry("Who.", example="joan")
    on: Day = entry("When.", example="2026-01-10")
    note: Text | None = entry("Anything else.", None, example="Strategy 2028")
