"""Something one of ours does by a date (`actions.md`)."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Day, Flag, Many, TeamRef, Text


class Action(Record):
    """A task until it is ticked off."""

    done: Flag = entry("Ticked off.", False, example="yes")
    due: Day | None = entry("By when.", None, example="2026-12-01")
    owner: TeamRef | None = entry("Who does it.", None, example="ana")
    text: Text = entry("What.", example="Offer for analytics")
    tags: Many[Text] = entry("Words in brackets at the end.", (), example="[referral]")
    note: Text | None = entry("The lines below it.", None, example="Ask Pau first")
