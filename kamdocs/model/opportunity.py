"""One possible sale, and the customer's decision behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Amount,
    ContactRef,
    Day,
    Flag,
    Id,
    Many,
    Percent,
    ProductRef,
    TeamRef,
    Text,
    UnitRef,
    When,
)  # fmt: skip
from kamdocs.model.scales import BuyingRoleWord, OpportunityKindWord, StageWord


class NextStep(Record):
    """What happens next, when, by whom."""

    on: Day | None = entry("By when.", None, example="2026-12-01")
    what: Text = entry("What.", example="Offer")
    owner: TeamRef | None = entry("By whom of ours.", None, example="ana")


def _members(value: object) -> object:
    """Members may be a plain list of contacts without roles."""
    if isinstance(value, list):
        return {item if isinstance(item, str) else f"#{n}": [] if isinstance(item, str) else item
                for n, item in enumerate(value)}  # fmt: skip
    return {} if value is None else value


class Decision(Record):
    """What the customer decides, who takes part, and by which criteria."""

    by: When | None = entry("When they decide.", None, example="2027-01-20")
    criteria: Many[Text] = entry(
        "Their criteria, in their own order.",
        (),
        example="[payback under two years]",
        level="on_request",
    )
    members: Annotated[Mapping[ContactRef, Many[BuyingRoleWord]], BeforeValidator(_members)] = (
        entry(
            "Who decides, with their roles in this decision.", {}, example="{pau: [economic_buyer]}"
        )
    )
    process: Text | None = entry(
        "How they decide.", None, example="Committee in January, board in February"
    )
    cooperation: Many[Text] = entry(
        "Earlier cooperation that counts here.",
        (),
        example="[Stock project 2025]",
        level="on_request",
    )
    share: Flag = entry(
        "Whether criteria and cooperation may stand in a customer document.", False, example="yes"
    )


class Objection(Record):
    """A refusal or objection, and what was answered."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("What was said.", example="Too dear")
    said_by: ContactRef | None = entry("By whom.", None, example="pau")
    on: Day | None = entry("When.", None, example="2026-11-05")
    answer: Text | None = entry("What we answered.", None, example="Payback in 14 months")


class Slip(Record):
    """A closing date that was moved."""

    short: ClassVar[str | None] = "was"
    was: When = entry("The date it had before.", example="2026-10")
    on: Day | None = entry("When it was moved.", None, example="2026-10-20")
    why: Text | None = entry("Why.", None, example="Budget round moved")


class Opportunity(Record):
    """One possible sale."""

    short: ClassVar[str | None] = "name"
    id: Id = entry("Its id.", example="analytics-2027")
    name: Text = entry("Its name.", example="Demand forecasts")
    kind: OpportunityKindWord | None = entry(
        "Cross-sell, a kind of up-sell, or a pilot.", None, example="cross-sell"
    )
    unit: UnitRef | None = entry("The unit that would buy.", None, example="retail")
    product: ProductRef | None = entry("The product.", None, example="analytics")
    amount: Amount | None = entry("What it is worth, in all.", None, example="42_000")
    stage: StageWord = entry("How far it is.", "lead", example="proposal")
    probability: Percent | None = entry("How likely it is.", None, example="60 %")
    opened: Day | None = entry("When it was found.", None, example="2026-06-01")
    closes: When | None = entry("When it should close.", None, example="2027-01")
    closed: Day | None = entry("When it was won or lost.", None, example="2027-01-18")
    slipped: Many[Slip] = entry("Closing dates it had before.", (), example="[2026-10]")
    why: Text | None = entry("Why it was won, lost or dropped.", None, example="Price")
    next: NextStep | None = entry(
        "The next step.", None, example="{on: 2026-12-01, what: Offer, owner: ana}"
    )
    owner: TeamRef | None = entry(
        "Who drives it, when not the account's owner.", None, example="marc"
    )
    sales: TeamRef | None = entry("To whom in sales the lead was passed.", None, example="pere")
    source: Text | None = entry("Where the lead came from.", None, example="recommendation")
    competitors: Many[Text] = entry("Who else is in the race.", (), example="[LogiPharm]")
    serves: Many[Text] = entry("Goals or pains it answers.", (), example="[stock-outs]")
    decision: Decision | None = entry("The decision behind it.", None, example="{by: 2027-01-20}")
    objections: Many[Objection] = entry("Refusals and objections.", (), example="[Too dear]")
    is_pilot_for: Text | None = entry(
        "The larger sale a pilot prepares.", None, example="wms-2028", key="pilot_for"
    )
    note: Text | None = entry("Anything else.", None, example="Needs the board")
