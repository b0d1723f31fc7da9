"""The whole record of one account, composed of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from kamdocs.model.action import Action
from kamdocs.model.cadence import Expectation
from kamdocs.model.collections import Register, spread_stamp
from kamdocs.model.contact import Person, Post
from kamdocs.model.contract import Contract
from kamdocs.model.handoff import Assignment, Handoff, Review
from kamdocs.model.judgement import Rating
from kamdocs.model.kpi import Effort, Measurement, RevenueEntry, Targets
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.plan import Plan
from kamdocs.model.profile import Profile
from kamdocs.model.proposal import Proposal
from kamdocs.model.prose import Prose
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    AccountRef,
    CriterionRef,
    Flag,
    Id,
    KpiName,
    Language,
    Many,
    Region,
    TeamRef,
    Text,
    When,
    Years,
    choice,
)  # fmt: skip
from kamdocs.model.scales import LifecycleWord, LowPotentialMarkerWord, TierWord
from kamdocs.model.tender import Tender
from kamdocs.model.unit import Unit
from kamdocs.model.white_space import Grid

AccountKind = Literal["organisation", "person"]


def _revenue(value: object) -> object:
    """Revenue by year is a short form of a list of entries."""
    if isinstance(value, Mapping):
        return {
            when: {"when": when, **(item if isinstance(item, Mapping) else {"amount": item})}
            for when, item in value.items()
            if item is not None
        }
    if isinstance(value, list | tuple):
        return {f"#{number}": item for number, item in enumerate(value)}
    return {} if value is None else value


RevenueByTime = Annotated[Mapping[str, RevenueEntry], BeforeValidator(_revenue)]


def broken_offer(identifier: str) -> str:
    """How an offer is named among what could not be read whole; it is then not printed."""
    return f"proposals/{identifier}"


class Account(Record):
    """The business relation with one customer.

    `id` is the name of its folder. Tier and owner may be missing: that is judged by checks, so that
    an account without them is still shown.
    """

    id: Id = entry("The name of its folder.", example="farmacies-valles", level="shareable")
    name: Text = entry("The customer's name.", example="Farmàcies del Vallès", level="shareable")
    tier: TierWord | None = entry("Key, normal or low; people decide.", None, example="key")
    owner: TeamRef | None = entry(
        "The one accountable account manager.", None, example="ana", level="shareable"
    )
    team: Many[TeamRef] = entry(
        "The others who serve the account.", (), example="[marc, laia]", level="shareable"
    )
    sales: TeamRef | None = entry("The sales representative.", None, example="pere")
    assigned: Assignment | None = entry(
        "Who gave the account to its owner.", None, example="{by: joan, on: 2019-05-02}"
    )
    lifecycle: LifecycleWord = entry(
        "Prospect, customer or former.", "customer", example="prospect"
    )
    kind: Annotated[AccountKind, choice(AccountKind)] = entry(
        "Organisation or person.", "organisation", example="person"
    )
    parent: AccountRef | None = entry("The account it belongs to.", None, example="grup-salut")
    since: When | None = entry("Customer since.", None, example="2019")
    language: Language | None = entry(
        "The customer's language.", None, example="ca", level="shareable"
    )
    share: Flag = entry(
        "Whether customer documents are made without a proposal.", False, example="yes"
    )
    template: Text | None = entry(
        "Another page template of the workspace.", None, example="enterprise"
    )
    profile: Profile = entry("Who they are.", Profile(), example="{activity: Pharmacy chain}")
    ratings: Annotated[Mapping[CriterionRef, Rating], BeforeValidator(spread_stamp)] = entry(
        "Ratings on the criteria of the settings.",
        {},
        example="{by: ana, on: 2026-09-14, product_fit: 5}",
    )
    key_because: Many[Text] = entry(
        "A declared reason to be key.", (), example="largest in our region"
    )
    low_potential: Many[LowPotentialMarkerWord] = entry(
        "Marks of low potential.", (), example="[pays_little]"
    )
    reviews: Many[Review] = entry(
        "Reviews of tier and plan.", (), example="[{on: 2026-07-10, by: joan, decision: keep}]"
    )
    handoffs: Many[Handoff] = entry(
        "Handings-over.", (), example="{on: 2019-05-02, from: pere, to: ana}", key="handoff"
    )
    units: Register[Unit] = entry("Parts that can buy.", {}, example="[{id: retail, name: Retail}]")
    posts: Register[Post] = entry("Posts.", {}, example="[{id: cio, title: CIO, unit: retail}]")
    people: Register[Person] = entry(
        "People.", {}, example="{nuria: {name: Núria Soler, post: cio}}"
    )
    targets: Targets = entry(
        "Targets by fiscal year, or by a shorter time.", {}, example="{2026: {revenue: 190_000}}"
    )
    kpis: Mapping[KpiName, Mapping[When, Measurement]] = entry(
        "Figures measured over time.", {}, example="{satisfaction: {2026-06: 4.2}}"
    )
    revenue: RevenueByTime = entry(
        "Revenue that `revenue.csv` does not hold.", {}, example="{2025: 164_500}"
    )
    effort: Many[Effort] = entry("What we put in.", (), example="[{when: 2026-Q3, days: 12.5}]")
    contracts: Register[Contract] = entry(
        "Contracts.", {}, example="[{id: support-2026, value: 36_000}]"
    )
    cadence: Mapping[Text, Expectation] = entry(
        "Expected contacts.",
        {},
        example="{call: {every: 2 weeks, with: [nuria]}}",
        level="shareable",
    )
    closures: Many[Years] = entry(
        "When the customer is closed.", (), example="[2026-08-01 to 2026-08-31]"
    )
    holidays: Many[Region] = entry(
        "Countries or regions whose public holidays they keep, where not the workspace's.",
        (),
        example="[IE]",
    )
    escalation: Many[Text] = entry(
        "Whom to ask, in this order.", (), example="[ana, joan]", level="shareable"
    )
    newsletter: Flag = entry("Whether they get the newsletter.", False, example="yes")
    grid: Grid = entry(
        "What only we know of the white space.", {}, example="{online: {analytics: potential}}"
    )
    opportunities: Register[Opportunity] = entry(
        "Possible sales.", {}, example="{analytics-2027: {amount: 42_000}}"
    )
    tenders: Register[Tender] = entry(
        "Tenders.", {}, example="{wms-2027: {name: …, submission: 2027-09-30}}"
    )
    plan: Plan | None = entry(
        "The strategy (`plan.md`).", None, example="{horizon: 2026-01 to 2028-12}"
    )
    strategy: Prose = entry("The prose of the plan.", Prose())
    actions: Many[Action] = entry("Tasks (`actions.md`).", ())
    log: Many[LogEntry] = entry("What happened (`log.md`, `log/`).", ())
    proposals: Register[Proposal] = entry("Offers (`proposals/`).", {})
