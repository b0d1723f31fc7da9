"""One thing with a date: what, when, whose, why, what is at stake, and how urgent it is on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from kamdocs.derive.exact import ratio
from kamdocs.diagnostics.place import Place
from kamdocs.values.money import Money
from kamdocs.values.sentence import Sentence, Term, sentence, sentence_n
from kamdocs.values.yearly_day import YearlyDay

DueKind = Literal[
    "touchpoint", "meeting", "action", "next_step", "recurring", "milestone", "objective", "step",
    "promise", "their_promise", "issue", "trigger", "renewal", "notice", "contract_end", "tender",
    "submission", "offer_end", "follow_up", "closing", "decision", "tier_review", "plan_review",
    "recheck", "handoff", "approval", "birthday", "personal_date",
]  # fmt: skip
"""A meeting is booked, a touchpoint only expected; a `renewal` and a `tender` are to be begun; an
`approval` waits for the head of accounts.

Birthdays and personal dates come from the personal overlay, and only when somebody asks for it.
"""
PERSONAL_KINDS: frozenset[DueKind] = frozenset({"birthday", "personal_date"})

Stretch = Literal["overdue", "this_week", "next_week", "this_month", "later"]
STRETCHES: tuple[Stretch, ...] = ("overdue", "this_week", "next_week", "this_month", "later")

STRETCH_NAMES: Mapping[Stretch, Sentence] = {
    "overdue": sentence("Overdue"),
    "this_week": sentence("This week"),
    "next_week": sentence("Next week"),
    "this_month": sentence("This month"),
    "later": sentence("Later"),
}

LEAD: Mapping[DueKind, int] = {
    "notice": 120, "contract_end": 120, "renewal": 60, "tender": 90, "submission": 90, "offer_end": 30,
    "closing": 30, "decision": 30, "objective": 60, "milestone": 30, "tier_review": 30,
    "plan_review": 30, "recheck": 30,
}  # fmt: skip
USUAL_LEAD = 14
"""Days before its date from which a thing begins to press, by kind; the others in a fortnight."""


@dataclass(frozen=True, slots=True)
class Due:
    """One dated thing of an account.

    `key` names it within its account and stays the same while it is the same thing. `on` is the day
    by which, or on which, it happens. `amount` is the money at stake: an offer, a contract's yearly
    value, an opportunity; None where none is tied to it. `yearly` is the day that comes back every
    year, of which `on` is the next one. What `is_floating` waits to be done and has no day of its own:
    it stands on today, and in no calendar.
    """

    account: str
    key: str
    kind: DueKind
    on: date
    what: str | Sentence | Term
    reason: Sentence
    place: Place
    owner: str | None = None
    amount: Money | None = None
    yearly: YearlyDay | None = None
    is_floating: bool = False

    def days_left(self, today: date) -> int:
        """Days from `today` to its day, negative afterwards."""
        return (self.on - today).days

    def is_overdue(self, today: date) -> bool:
        """Whether its day is past; what is only booked never is."""
        return self.on < today

    def urgency(self, today: date) -> Decimal:
        """How much it presses: 0 its lead time ahead, 1 on the day, 2 as long after it again.

        It never falls as days go by.
        """
        lead = LEAD.get(self.kind, USUAL_LEAD)
        left = max(-lead, min(lead, self.days_left(today)))
        return ratio(lead - left, lead)


def tell_when(on: date, today: date) -> Sentence:
    """How far away a day is: three days overdue, today, tomorrow, in three days."""
    days = (on - today).days
    if days < 0:
        return sentence_n("{count} day overdue", "{count} days overdue", -days)
    if days < 2:
        return sentence("tomorrow") if days else sentence("today")
    return sentence_n("in {count} day", "in {count} days", days)


def working_week(today: date) -> tuple[date, date]:
    """The Monday and Sunday of the week to be planned: on a Saturday or Sunday the coming one."""
    monday = today - timedelta(days=today.weekday())
    if today.weekday() >= 5:
        monday += timedelta(days=7)
    return monday, monday + timedelta(days=6)


def stretch_of(on: date, today: date) -> Stretch:
    """In which stretch of the calendar a day lies, seen from `today`; weeks begin on Monday."""
    if on < today:
        return "overdue"
    sunday = today + timedelta(days=6 - today.weekday())
    if on <= sunday:
        return "this_week"
    if on <= sunday + timedelta(days=7):
        return "next_week"
    same_month = (on.year, on.month) == (today.year, today.month)
    return "this_month" if same_month else "later"
