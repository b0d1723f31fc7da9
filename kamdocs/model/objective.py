"""Long-term aims with measure, owner and short-term markers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Day,
    Flag,
    Id,
    KpiName,
    Many,
    NeedRef,
    Number,
    TeamRef,
    Text,
    When,
    choice,
)
from kamdocs.model.scales import ObjectiveClassWord

MilestoneState = Literal["open", "done", "dropped"]


class Measure(Record):
    """How progress is measured."""

    short: ClassVar[str | None] = "text"
    text: Text | None = entry("In words, where no figure exists.", None, example="Tender won")
    kpi: KpiName | None = entry("A known figure.", None, example="revenue")
    start: Number | None = entry("Where it started.", None, example="164_500", key="from")
    target: Number | None = entry("Where it should be.", None, example="320_000", key="to")
    now: Number | None = entry("Where it is, when nothing computes it.", None, example="190_000")
    unit: Text | None = entry("Its unit.", None, example='"%"')


class Milestone(Record):
    """A short-term marker that shows progress."""

    text: Text = entry("What.", example="Pilot in dock 2 live", level="on_request")
    due: When | None = entry("By when.", None, example="2026-09-15", level="on_request")
    state: Annotated[MilestoneState, choice(MilestoneState)] = entry(
        "How it stands.", "open", example="done", level="on_request"
    )
    on: Day | None = entry("When it was reached.", None, example="2026-09-10", level="on_request")
    owner: TeamRef | None = entry("Who drives it.", None, example="marc")
    share: Flag = entry("Whether it may stand in a customer document.", False, example="yes")


class Objective(Record):
    """A long-term aim."""

    id: Id = entry("Its id.", example="warehouse-it")
    text: Text = entry(
        "The aim in a sentence.", example="Run the warehouse's IT by 2028", level="on_request"
    )
    kind: ObjectiveClassWord | None = entry(
        "Retention, expansion or growth.", None, example="expansion", key="class"
    )
    measure: Measure | None = entry(
        "How it is measured.", None, example="{kpi: revenue, from: 164_500, to: 320_000}"
    )
    due: When | None = entry(
        "By when; otherwise the end of the horizon.", None, example="2028-12", level="on_request"
    )
    owner: TeamRef | None = entry("Who answers for it.", None, example="ana")
    serves: Many[NeedRef] = entry(
        "Goals and pains of the customer it serves.", (), example="[same-day]"
    )
    milestones: Many[Milestone] = entry(
        "Short-term markers.", (), example="[{text: Pilot live, due: 2026-09-15}]"
    )
    state: Annotated[MilestoneState, choice(MilestoneState)] = entry(
        "How it stands.", "open", example="open"
    )
    share: Flag = entry("Whether it may stand in a customer document.", False, example="yes")
