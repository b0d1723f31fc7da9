"""The strategy for an account over one to three years (front matter of `plan.md`)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from kamdocs.model.collections import Register
from kamdocs.model.commitment import Commitment
from kamdocs.model.objective import Objective
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Amount, Choice, Day, Flag, Many, Text, When, Years, choice
from kamdocs.model.scales import LadderWord, SideWord

OneToFive = Annotated[str, Choice(("1", "2", "3", "4", "5"))]
RiskState = Literal["open", "watching", "closed", "happened"]


class Relation(Record):
    """Where we stand on the ladder supplier, preferred supplier, partner; and where we want to be."""

    short: ClassVar[str | None] = "now"
    now: LadderWord | None = entry("Where we stand.", None, example="preferred_supplier")
    aim: LadderWord | None = entry("Where we want to be.", None, example="partner")


class Recommendation(Record):
    """A strategic recommendation for the customer."""

    short: ClassVar[str | None] = "text"
    text: Text = entry(
        "What we recommend.", example="A pilot with their carrier", level="on_request"
    )
    partners: Many[Text] = entry(
        "Third firms that take part.", (), example="[TransVallès]", level="on_request"
    )
    why: Text | None = entry("Why.", None, example="Halves the night runs", level="on_request")
    share: Flag = entry("Whether it may stand in a customer document.", False, example="yes")


class Resource(Record):
    """Something one side puts in."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("What.", example="Named engineer, two days a week", level="on_request")
    side: SideWord = entry("Whose: `us` or `them`.", "us", example="them", level="on_request")
    days: Text | None = entry("How many days.", None, example="40", level="on_request")
    amount: Amount | None = entry("How much money.", None, example="12_000")
    share: Flag = entry("Whether it may stand in a customer document.", False, example="yes")


class Risk(Record):
    """Something that may go wrong, and our answer."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("What may happen.", example="LogiPharm bundles the WMS")
    likelihood: OneToFive | None = entry("1 rare, 5 almost certain.", None, example="3")
    impact: OneToFive | None = entry("1 slight, 5 the account is lost.", None, example="4")
    answer: Text | None = entry("What we do about it.", None, example="Reference visit")
    owner: Text | None = entry("Who watches it.", None, example="ana")
    state: Annotated[RiskState, choice(RiskState)] = entry(
        "How it stands.", "open", example="watching"
    )


class JointEffort(Record):
    """Something both sides do together: development, marketing, events."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("What.", example="Joint talk at the logistics fair", level="on_request")
    kind: Text | None = entry("Product development, marketing …", None, example="marketing")
    when: When | None = entry("When.", None, example="2027-Q1", level="on_request")
    share: Flag = entry("Whether it may stand in a customer document.", False, example="yes")


class Step(Record):
    """A step of the action plan both sides agreed on."""

    text: Text = entry("What.", example="Access to stock data", level="on_request")
    ours: Many[Text] = entry("Our owners.", (), example="[ana]", level="on_request")
    theirs: Many[Text] = entry("Their owners.", (), example="[nuria]", level="on_request")
    due: When | None = entry("By when.", None, example="2026-11-30", level="on_request")
    done: Day | None = entry("When it was done.", None, example="2026-11-20", level="on_request")
    status: Text | None = entry(
        "How it stands, as told to the customer.", None, example="in test", level="on_request"
    )
    share: Flag = entry("Whether it may stand in a customer document.", True, example="no")


class Plan(Record):
    """The plan for one account."""

    horizon: Years | None = entry(
        "From when to when, one to three years.", None, example="2026-01 to 2028-12"
    )
    charter: Text | None = entry(
        "The ambition in a sentence.", None, example="Become the logistics partner."
    )
    relation: Relation | None = entry(
        "The ladder, now and aimed at.", None, example="{now: supplier, aim: partner}"
    )
    objectives: Register[Objective] = entry(
        "Long-term aims, by id.", {}, example="[{id: warehouse-it, text: …}]"
    )
    recommendations: Many[Recommendation] = entry(
        "What we recommend.", (), example="[A pilot with their carrier]"
    )
    resources: Many[Resource] = entry(
        "What both sides put in.", (), example="[{text: Engineer, side: us}]"
    )
    commitments: Many[Commitment] = entry(
        "What either side promised.", (), example="[{who: us, text: …}]"
    )
    risks: Many[Risk] = entry(
        "What may go wrong.", (), example="[{text: …, likelihood: 3, impact: 4}]"
    )
    joint: Many[JointEffort] = entry("What both do together.", (), example="[Joint talk]")
    steps: Many[Step] = entry(
        "The action plan of both sides.", (), example="[{text: Access to data, theirs: [nuria]}]"
    )
    reviewed: Many[Day] = entry(
        "Days on which the plan was gone through.", (), example="[2026-10-01]"
    )
    approved_by: Text | None = entry("Who approved it.", None, example="joan")
    share: Flag = entry("Whether a customer-safe plan may be made.", False, example="yes")
