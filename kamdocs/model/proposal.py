"""An offer with validity, its readers and its editions (`proposals/<id>.md`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import field_validator

from kamdocs.model.collections import Register
from kamdocs.model.issued import DECISION_SHEET
from kamdocs.model.price import Concession, EarlyAcceptance, Package, Payment, PriceLine, Term
from kamdocs.model.proposal_life import Approval, FollowUp, StateChange
from kamdocs.model.prose import Section
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Amount,
    ContactRef,
    CustomerReferenceRef,
    Day,
    Flag,
    Id,
    Language,
    Length,
    Many,
    NeedRef,
    ObjectiveRef,
    OpportunityRef,
    ReaderRef,
    TeamRef,
    TermsRef,
    Text,
    When,
    Whole,
    fault,
)  # fmt: skip
from kamdocs.model.scales import OrientationWord
from kamdocs.model.value_case import ValueCase
from kamdocs.model.wording import Phrase


class Edition(Record):
    """The variant of a proposal for one reader or group of readers."""

    id: Id = entry("Its id; it stands in the file's name.", example="financial", level="shareable")
    orientation: OrientationWord | None = entry(
        "The orientation it leads with.", None, example="financial"
    )
    readers: Many[ReaderRef] = entry(
        "The people or groups it is for.", (), example="[pau]", key="for", level="shareable"
    )
    language: Language | None = entry("Its language.", None, example="ca", level="shareable")
    lead: Many[Text] = entry(
        "Sections and parts that come first, by id.", (), example="[return-on-the-investment]"
    )
    body: Many[Text] = entry(
        "Sections and parts that stay in the body, by id.", (), example="[scope]"
    )
    appendix: Many[Text] = entry(
        "Sections and parts that move to the appendix, by id.", (), example="[how-it-works]"
    )
    excerpt: Flag = entry(
        "Whether it is an excerpt, which its cover then says.",
        False,
        example="yes",
        level="shareable",
    )

    @field_validator("id")
    @classmethod
    def _is_free(cls, value: str) -> str:
        if value == DECISION_SHEET:
            raise fault("id_of_sheet", given=value)
        return value


class Outcome(Record):
    """A result the customer gets: a figure, where it comes from, which need it answers."""

    text: Phrase = entry(
        "What improves.", example="prescriptions served at once", level="shareable"
    )
    figure: Text | None = entry("The figure.", None, example="+3 %", level="shareable")
    when: Phrase | None = entry("By when.", None, example="in the first year", level="shareable")
    source: Phrase | None = entry(
        "Where the figure comes from.", None, example="pilot, shops 1–6", level="shareable"
    )
    need: NeedRef | None = entry("The goal or pain it answers.", None, example="stock-outs")


class ScopeItem(Record):
    """Something inside or outside the offer."""

    short: ClassVar[str | None] = "text"
    id: Text | None = entry("Its id, quoted in the price.", None, example="S1", level="shareable")
    text: Phrase = entry("What.", example="Forecasts for 64 shops", level="shareable")
    accepted_when: Phrase | None = entry(
        "How it is accepted.", None, example="four weeks without …", level="shareable"
    )


class Scope(Record):
    """What is inside, what is outside, what we assume, what the customer does."""

    included: Many[ScopeItem] = entry(
        "Deliverables.", (), example="[Forecasts for 64 shops]", level="shareable"
    )
    excluded: Many[ScopeItem] = entry(
        "What stays out.", (), example="[New tills]", level="shareable"
    )
    assumptions: Many[ScopeItem] = entry(
        "What we assume.", (), example="[Daily stock data]", level="shareable"
    )
    customer: Many[ScopeItem] = entry(
        "What the customer does.", (), example="[Names a data owner]", level="shareable"
    )


class TimelineItem(Record):
    """A phase or milestone of the timeline."""

    text: Phrase = entry("What.", example="Pilot in six shops", level="shareable")
    starts: When | None = entry("From when.", None, example="2027-02", level="shareable")
    ends: When | None = entry("Until when.", None, example="2027-04", level="shareable")
    ours: Many[TeamRef] = entry("Who of ours.", (), example="[marc]", level="shareable")
    theirs: Many[ContactRef] = entry("Who of theirs.", (), example="[nuria]", level="shareable")
    decision: Flag = entry(
        "Whether the customer decides something here.", False, example="yes", level="shareable"
    )


class NextMove(Record):
    """What happens after reading, by whom and when."""

    short: ClassVar[str | None] = "text"
    text: Phrase = entry("What.", example="Walk through the figures with Pau", level="shareable")
    on: When | None = entry("When.", None, example="2026-12-03", level="shareable")
    ours: Many[TeamRef] = entry("Who of ours.", (), example="[ana]", level="shareable")
    theirs: Many[ContactRef] = entry("Who of theirs.", (), example="[pau]", level="shareable")


class TeamRole(Record):
    """One of ours as shown in this proposal."""

    person: TeamRef = entry("Who.", example="marc", level="shareable")
    role: Phrase | None = entry(
        "Their part in this project.", None, example="Leads the pilot", level="shareable"
    )


class Proposal(Record):
    """An offer: front matter and sections."""

    id: Id = entry("Its id: the name of its file.", example="2026-analytics", level="shareable")
    number: Text | None = entry("Its number.", None, example="MER-2026-041", level="shareable")
    version: Whole = entry("Its version.", 1, example="2", level="shareable")
    title: Phrase = entry(
        "Its title: the outcome, not the product.", example="Fewer stock-outs", level="shareable"
    )
    subtitle: Phrase | None = entry(
        "A line below the title.", None, example="For 64 shops", level="shareable"
    )
    language: Language | None = entry(
        "The language it is written in.", None, example="ca", level="shareable"
    )
    opportunity: OpportunityRef | None = entry(
        "The opportunity it serves.", None, example="analytics-2027"
    )
    to: Many[ContactRef] = entry("Addressees.", (), example="[nuria, pau]", level="shareable")
    groups: Mapping[Text, Many[ContactRef]] = entry(
        "Named groups of readers.", {}, example="{board: [pau]}", level="shareable"
    )
    prepared_by: Many[TeamRef] = entry(
        "Who prepared it; the first signs.", (), example="[ana]", level="shareable"
    )
    team: Many[TeamRole] = entry(
        "Who will deliver it.", (), example="[{person: marc, role: Leads}]", level="shareable"
    )
    issued: Day | None = entry("Issue date.", None, example="2026-11-22", level="shareable")
    valid_until: Day | None = entry(
        "The last day it holds.", None, example="2026-12-31", level="shareable"
    )
    valid_for: Length | None = entry(
        "Or how long, from the issue date.", None, example="30 days", level="shareable"
    )
    rfp: Text | None = entry(
        "The customer's reference.", None, example="FV-2026-07", level="shareable"
    )
    confidentiality: Phrase | None = entry(
        "A line of confidentiality.", None, example="For the board only", level="shareable"
    )
    summary: Phrase | None = entry(
        "The decision asked, in a sentence.", None, example="We ask for …", level="shareable"
    )
    outcomes: Many[Outcome] = entry(
        "Results with figures.", (), example="[{text: …, figure: +3 %}]", level="shareable"
    )
    value_case: ValueCase | None = entry(
        "What it is worth to them.", None, example="{benefits: [{…}]}", level="shareable"
    )
    scope: Scope | None = entry(
        "Inside, outside, assumed.", None, example="{excluded: [New tills]}", level="shareable"
    )
    timeline: Many[TimelineItem] = entry(
        "Phases.", (), example="[{text: Pilot, starts: 2027-02}]", level="shareable"
    )
    objectives: Many[ObjectiveRef] = entry(
        "Objectives of the plan it shows.", (), example="[warehouse-it]", level="shareable"
    )
    references: Many[CustomerReferenceRef] = entry(
        "References it names.", (), example="[hospital-terrassa]", level="shareable"
    )
    next_steps: Many[NextMove] = entry(
        "What happens next.", (), example="[Walk through the figures]", level="shareable"
    )
    prices: Many[PriceLine] = entry(
        "Price lines.", (), example="[{product: analytics}]", level="shareable"
    )
    packages: Register[Package] = entry(
        "Packages side by side.", {}, example="{complete: {name: Complete}}", level="shareable"
    )
    term: Term | None = entry(
        "How long recurring prices run.", None, example="{months: 36}", level="shareable"
    )
    payment: Many[Payment] = entry(
        "Payment plan.", (), example="[{share: 40 %, when: on signature}]", level="shareable"
    )
    early: EarlyAcceptance | None = entry(
        "Discount for early acceptance.",
        None,
        example="{discount: 3 %, until: …}",
        level="shareable",
    )
    currency: Text | None = entry("Currency of the offer.", None, example="USD", level="shareable")
    concessions: Many[Concession] = entry(
        "How far we may go.", (), example="[{text: …, limit: 3_000}]"
    )
    terms: TermsRef | None = entry(
        "Terms it rests on.", None, example="standard-2026", level="shareable"
    )
    terms_note: Phrase | None = entry(
        "What differs from them.", None, example="Payment in 60 days", level="shareable"
    )
    editions: Register[Edition] = entry(
        "Editions; otherwise they follow from the readers.", {}, example="{financial: {for: [pau]}}"
    )
    approval: Approval | None = entry(
        "Leave to send it.", None, example="{by: joan, on: 2026-11-20}"
    )
    states: Many[StateChange] = entry(
        "What happened to it.", (), example="[{state: sent, on: 2026-11-22}]"
    )
    follow_up: FollowUp | None = entry(
        "What was heard after it was sent.", None, example="{received: 2026-11-23}"
    )
    supersedes: Text | None = entry("The version it replaces.", None, example="1")
    changes: Many[Phrase] = entry(
        "What changed since the last version.", (), example="[Two more shops]", level="shareable"
    )
    value_estimate: Amount | None = entry(
        "What we think it is worth to us.", None, example="60_000"
    )
    fillable: Flag = entry(
        "Whether the acceptance page has form fields.", False, example="yes", level="shareable"
    )
    template: Text | None = entry(
        "Another template of the workspace.", None, example="enterprise", level="shareable"
    )
    sections: tuple[Section, ...] = entry(
        "The sections below the front matter.", (), level="shareable"
    )

    @property
    def state(self) -> str:
        """The state it is in by its last entry; a draft without any."""
        return self.states[-1].state if self.states else "draft"
