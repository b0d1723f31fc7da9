"""Our people."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from kamdocs.model.collections import Register
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Flag, Id, Language, Many, TeamRef, Text, When
from kamdocs.model.wording import Phrase


class Member(Record):
    """One of our people: account manager, specialist, head of accounts."""

    short: ClassVar[str | None] = "name"
    id: Id = entry("Their id.", example="ana", level="shareable")
    name: Text = entry("Name and surname.", example="Ana Ferrer", level="shareable")
    position: Phrase | None = entry(
        "Position, as it stands on the business card.",
        None,
        example="Account manager",
        level="shareable",
    )
    email: Text | None = entry(
        "Business e-mail.", None, example="ana@example.com", level="shareable"
    )
    phone: Text | None = entry(
        "Business telephone.", None, example="+34 600 000 001", level="shareable"
    )
    does: Phrase | None = entry(
        "What they do for a customer, in a sentence.",
        None,
        example="Your first call for everything.",
        level="shareable",
    )
    function: Text | None = entry("Function in the account team.", None, example="sales")
    language: Language | None = entry("The language we write to them in.", None, example="ca")
    skills: Many[Text] = entry("What they are good at.", (), example="[analytical, ERP]")
    leader: TeamRef | None = entry("Who leads them.", None, example="joan")
    is_leadership: Flag = entry(
        "Whether they belong to the senior management that owns the criteria.",
        False,
        example="yes",
        key="leadership",
    )
    left: When | None = entry("When they left us.", None, example="2026-06")

    def has_left(self, today: date) -> bool:
        """Whether the time in which they leave is over."""
        return self.left is not None and self.left.is_over(today)


class Team(Record):
    """Our people by id (`accounts/team.yaml`)."""

    people: Register[Member] = entry(
        "People, by id.", {}, example="{ana: {name: Ana Ferrer}}", level="shareable"
    )
    groups: dict[str, Many[TeamRef]] = entry(
        "Named account teams.", {}, example="{south: [ana, marc]}"
    )
