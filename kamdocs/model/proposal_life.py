"""What happens to an offer: its states, the leave to send it, what was heard after it was sent."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Amount,
    ContactRef,
    Day,
    Many,
    TeamRef,
    Text,
    Whole,
)  # fmt: skip
from kamdocs.model.scales import ProposalStateWord


class StateChange(Record):
    """A change of state; entries are appended, never edited."""

    state: ProposalStateWord = entry("The new state.", example="sent")
    on: Day = entry("When.", example="2026-11-22")
    by: TeamRef | None = entry("Who did or noted it.", None, example="ana")
    to: Many[ContactRef] = entry("To whom it went.", (), example="[nuria]")
    channel: Text | None = entry("How it went.", None, example="email")
    note: Text | None = entry("Anything else.", None, example="Wants it in Catalan")
    next: Day | None = entry("The agreed date of the next talk.", None, example="2026-12-03")
    version: Whole | None = entry(
        "Which version it is about; that of the entry before when left out.", None, example="2"
    )
    reason: Text | None = entry("Why it was declined, in a word.", None, example="price")
    options: Many[Text] = entry("The options they chose, by product.", (), example="[support-24x7]")
    package: Text | None = entry("The package they chose.", None, example="complete")
    seal: Text | None = entry(
        "How the digest of the lock begins; `proposal issue` writes it.",
        None,
        example="9f2c4b1180aa34d1",
    )


class FollowUp(Record):
    """What was heard after the offer was sent; what is missing is asked next."""

    received: Day | None = entry("When its receipt was confirmed.", None, example="2026-11-23")
    next_steps: Text | None = entry(
        "What they say happens next.", None, example="Committee on 16 December"
    )
    urgency: Text | None = entry("What makes it urgent.", None, example="Flu season in October")
    interim: Day | None = entry("The agreed day of the next talk.", None, example="2026-12-03")


class Approval(Record):
    """Leave to send the offer."""

    by: TeamRef = entry("Who approved.", example="joan")
    on: Day = entry("When.", example="2026-11-20")
    amount: Amount | None = entry(
        "Up to which value; without it whatever the offer comes to.", None, example="54_480"
    )
    version: Whole | None = entry("Which version; any when left out.", None, example="2")
    note: Text | None = entry("Anything else.", None, example="Up to 12 % discount")
