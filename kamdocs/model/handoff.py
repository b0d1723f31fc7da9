"""Handing an account from one person to another, and reviews of it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Day, Many, TeamRef, Text, choice
from kamdocs.model.scales import TierWord


class Handoff(Record):
    """The formal handing over, from sales or between managers."""

    on: Day | None = entry("When.", None, example="2019-05-02")
    giver: Text | None = entry("From whom.", None, example="pere", key="from")
    taker: TeamRef | None = entry("To whom.", None, example="ana", key="to")
    customer_told: Day | None = entry("When the customer was told.", None, example="2019-05-06")
    promises: Many[Text] = entry(
        "What had been promised.", (), example="[Same engineer for a year]"
    )
    note: Text | None = entry("Anything else.", None, example="Open dispute about travel costs")


class Assignment(Record):
    """Who gave the account to its owner."""

    short: ClassVar[str | None] = "by"
    by: TeamRef = entry("By whom.", example="joan")
    on: Day | None = entry("When.", None, example="2019-05-02")


ReviewOf = Literal["tier", "plan"]
ReviewDecision = Literal["keep", "promote", "demote", "change"]


class Review(Record):
    """A review of tier or plan; recorded even when nothing changes."""

    on: Day | None = entry("When.", None, example="2026-07-10")
    by: TeamRef | None = entry("Who decided.", None, example="joan")
    of: Annotated[ReviewOf, choice(ReviewOf)] = entry("What was reviewed.", "tier", example="tier")
    decision: Annotated[ReviewDecision, choice(ReviewDecision)] | None = entry(
        "What was decided.", None, example="keep"
    )
    old: TierWord | None = entry("Tier before.", None, example="normal", key="from")
    new: TierWord | None = entry("Tier after.", None, example="key", key="to")
    score: Text | None = entry("Score on that day.", None, example="74")
    why: Text | None = entry("Why.", None, example="Stock project ahead of plan")
