"""What happened: touchpoints, triggers, feedback, issues, value delivered (`log.md`, `log/*.md`)."""

from __future__ import annotations

from typing import Annotated, Literal

from kamdocs.model.opportunity import NextStep
from kamdocs.model.prose import Prose, RunningText
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Amount,
    ContactRef,
    Day,
    Flag,
    Many,
    ProductRef,
    TeamRef,
    Text,
    When,
    choice,
)

EntryKind = Literal[
    "meeting", "call", "email", "letter", "visit", "review", "event", "newsletter", "trigger", "value",
    "feedback", "complaint", "wish", "misunderstanding", "note",
]  # fmt: skip
TOUCHPOINT_KINDS = frozenset(
    {"meeting", "call", "email", "letter", "visit", "review", "event", "newsletter"}
)
ISSUE_KINDS = frozenset({"complaint", "wish", "misunderstanding"})
Direction = Literal["both", "ours", "theirs"]
IssueSeverity = Literal["slight", "serious", "severe"]


class LogEntry(Record):
    """One entry of the log."""

    kind: Annotated[EntryKind, choice(EntryKind)] = entry("What it is.", "note", example="meeting")
    on: Day | None = entry("The day; in the future when it is planned.", None, example="2026-10-01")
    title: Text | None = entry("A few words.", None, example="Steering committee")
    expectation: Text | None = entry(
        "The expectation of the cadence it answers.", None, example="steering committee", key="for"
    )
    contacts: Many[ContactRef] = entry("Who of theirs.", (), example="[nuria, pau]", key="with")
    ours: Many[TeamRef] = entry("Who of ours.", (), example="[ana]")
    others: Many[Text] = entry("People named who stand in no file yet.", (), example="[Dr Vidal]")
    further: Many[NextStep] = entry(
        "More next steps.", (), example="[{on: 2026-12-10, what: Call Pau, owner: ana}]"
    )
    direction: Annotated[Direction, choice(Direction)] = entry(
        "Whether both sides spoke, or only one wrote.", "both", example="ours"
    )
    purpose: Text | None = entry(
        "Inform, listen, communicate a change, answer.", None, example="inform"
    )
    about: Text | None = entry(
        "What it is about: a contract, an opportunity, a product.", None, example="support-2026"
    )
    shown: Many[ProductRef] = entry("Products presented.", (), example="[analytics]")
    next: NextStep | None = entry(
        "What happens next.", None, example="{on: 2026-12-01, what: Offer, owner: ana}"
    )
    amount: Amount | None = entry("The value delivered or at stake.", None, example="12_000")
    evidence: Text | None = entry("What proves it.", None, example="ticket 8841")
    severity: Annotated[IssueSeverity, choice(IssueSeverity)] | None = entry(
        "How bad an issue is.", None, example="severe"
    )
    owner: TeamRef | None = entry("Who takes care of it.", None, example="marc")
    routed_to: Text | None = entry("The team feedback was passed to.", None, example="product")
    solved: Day | None = entry(
        "When an issue was solved or feedback answered.", None, example="2026-11-09"
    )
    source: Text | None = entry("Who noticed a trigger.", None, example="operations")
    consequence: Text | None = entry(
        "What a trigger means for us.", None, example="New warehouse needs a WMS"
    )
    satisfaction: Text | None = entry("A satisfaction figure they gave.", None, example="4.5")
    due: When | None = entry("By when it should be solved.", None, example="2026-12")
    held: Flag = entry("Whether it took place.", True, example="no")
    text: RunningText = entry(
        "What was said, as Markdown.", Prose(), example="Wants the offer before the committee."
    )

    @property
    def has_figure(self) -> bool:
        """Whether it gives an amount, or a number in its words."""
        text = self.text.text if isinstance(self.text, Prose) else self.text
        return self.amount is not None or any(
            char.isdigit() for char in f"{self.title or ''} {text}"
        )

    @property
    def is_touchpoint(self) -> bool:
        """Whether it is a touchpoint that took place, or is to take place."""
        return self.kind in TOUCHPOINT_KINDS and self.held

    @property
    def is_two_way(self) -> bool:
        """Whether it is contact with somebody: what only we wrote, and newsletters, are not."""
        return self.is_touchpoint and self.direction != "ours" and self.kind != "newsletter"
