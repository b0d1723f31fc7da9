"""Who the customer is: business, markets, needs, competitors, addresses."""

from __future__ import annotations

from typing import ClassVar

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    ContactRef,
    Day,
    Flag,
    Id,
    Many,
    ProductRef,
    Text,
    UnitRef,
    When,
    Whole,
)


class Need(Record):
    """A goal, pain or looming problem of the customer."""

    short: ClassVar[str | None] = "text"
    id: Id | None = entry("An id, where plan or proposal refer to it.", None, example="stock-outs")
    text: Text = entry(
        "The need in the customer's own words.",
        example="4 % of prescriptions wait",
        level="on_request",
    )
    said_by: ContactRef | None = entry("Who said so.", None, example="nuria")
    on: Day | None = entry("When.", None, example="2026-05-12")
    source: Text | None = entry("Where it can be read.", None, example="annual report 2025, p. 12")
    cost_of_waiting: Text | None = entry(
        "What waiting costs them.", None, example="12,000 € a month", level="on_request"
    )
    known_to_competitors: Flag = entry("Whether competitors know of it.", False, example="yes")
    share: Flag = entry("Whether it may stand in a customer document.", False, example="yes")


class SharedGoal(Record):
    """Where the goals of both sides meet."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("What both want.", example="Fewer night calls", level="on_request")
    ours: Text | None = entry("What we gain.", None, example="A reference in health")
    theirs: Text | None = entry(
        "What they gain.", None, example="Shops open on time", level="on_request"
    )
    share: Flag = entry("Whether it may stand in a customer document.", False, example="yes")


class Competitor(Record):
    """Somebody else who sells to the customer."""

    short: ClassVar[str | None] = "name"
    name: Text = entry("Name.", example="LogiPharm")
    where: Many[Text] = entry("Units or products.", (), example="[warehouse]")
    contract_ends: When | None = entry("End of their contract.", None, example="2027-06")
    strengths: Text | None = entry("What they do well.", None, example="Price")
    weaknesses: Text | None = entry("What they do badly.", None, example="No local engineers")
    source: Text | None = entry("How we know.", None, example="Núria, March")


class Address(Record):
    """A postal address, by kind."""

    short: ClassVar[str | None] = "text"
    kind: Text = entry(
        "`main`, `billing`, `delivery`, `visit` …", "main", example="billing", level="shareable"
    )
    text: Text = entry(
        "The address in one line.", example="Carrer Major 1, 08201 Sabadell", level="shareable"
    )
    unit: UnitRef | None = entry("The unit it belongs to.", None, example="retail")


class Source(Record):
    """An analyst report, article or other source about the customer."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("Title.", example="Retail pharmacy outlook 2026")
    on: When | None = entry("Date.", None, example="2026-03")
    link: Text | None = entry("Where it is.", None, example="https://example.com/report")
    says: Text | None = entry(
        "What it says of them.", None, example="Grows twice as fast as the market"
    )


class SwotItem(Record):
    """A strength, weakness, opportunity or threat of our position there."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("The point.", example="We run their warehouse")
    evidence: Text | None = entry("What shows it.", None, example="support-2026")
    action: Text | None = entry("What we do about it.", None, example="Ask for a reference call")


class Swot(Record):
    """Strengths, weaknesses, opportunities and threats of our position."""

    strengths: Many[SwotItem] = entry("Strengths.", (), example="[We run their warehouse]")
    weaknesses: Many[SwotItem] = entry("Weaknesses.", (), example="[One contact only]")
    opportunities: Many[SwotItem] = entry("Opportunities.", (), example="[New stores]")
    threats: Many[SwotItem] = entry("Threats.", (), example="[New buyer]")


class Profile(Record):
    """Who the customer is."""

    activity: Text | None = entry("What they do.", None, example="Regional pharmacy chain")
    industry: Text | None = entry("Industry.", None, example="health retail")
    size: Text | None = entry("Size.", None, example="420 employees")
    employees: Whole | None = entry("Employees.", None, example="420")
    legal_name: Text | None = entry(
        "Registered name.", None, example="Farmàcies del Vallès, S.A.", level="shareable"
    )
    tax_id: Text | None = entry("Tax number.", None, example="A00000000", level="shareable")
    email: Text | None = entry(
        "E-mail of the customer itself, not of a person there.", None, example="info@example.com"
    )
    phone: Text | None = entry(
        "Telephone of the customer itself: the switchboard.", None, example="+34 930 000 100"
    )
    website: Text | None = entry("Web site.", None, example="https://example.com")
    markets: Many[Text] = entry("Markets they serve.", (), example="[Catalonia]")
    goals: Many[Need] = entry("What they want to reach.", (), example="[Same-day delivery by 2028]")
    pains: Many[Need] = entry("What hurts them.", (), example="[Stock-outs]")
    looming: Many[Need] = entry(
        "Problems we see coming for them.", (), example="[New traceability law]"
    )
    common_goals: Many[SharedGoal] = entry(
        "Where both sides' goals meet.", (), example="[Fewer night calls]"
    )
    initiatives: Many[Text] = entry(
        "What they are doing about it.", (), example="[Central warehouse]"
    )
    competitors: Many[Competitor] = entry("Who else sells to them.", (), example="[LogiPharm]")
    reports: Many[Source] = entry(
        "Analyst reports and articles.", (), example="[Retail outlook 2026]"
    )
    addresses: Many[Address] = entry(
        "Addresses by kind.", (), example="[Carrer Major 1]", level="shareable"
    )
    products_used: Many[ProductRef] = entry(
        "Our products in use, where nothing else says it.", (), example="[wms]"
    )
    supplier_tier: Text | None = entry("Our place in their supply chain.", None, example="tier 1")
    swot: Swot | None = entry(
        "Our position there.", None, example="{strengths: [We run their warehouse]}"
    )
