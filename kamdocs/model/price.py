"""What a proposal asks for: lines, packages, payment."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from kamdocs.model.product import Billing
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Amount,
    Day,
    Flag,
    Id,
    Number,
    Percent,
    ProductRef,
    Text,
    When,
    choice,
)
from kamdocs.model.wording import Phrase

PriceGroup = Literal["one-off", "recurring"]


class PriceLine(Record):
    """One line of the price table; what is not given comes from the catalogue."""

    product: ProductRef | None = entry("The product.", None, example="analytics", level="shareable")
    text: Phrase | None = entry(
        "What is offered, where it is no product or needs other words.",
        None,
        example="Set-up",
        level="shareable",
    )
    quantity: Number = entry("How many.", "1", example="3", level="shareable")
    unit: Annotated[Billing, choice(Billing)] | None = entry(
        "Of what; months and years make a line recurring.", None, example="day", level="shareable"
    )
    price: Amount | None = entry("Price per unit.", None, example="38_000", level="shareable")
    cost: Amount | None = entry(
        "Our cost per unit, where the catalogue's does not hold.", None, example="21_000"
    )
    discount: Percent | None = entry("Discount.", None, example="10 %", level="shareable")
    discount_amount: Amount | None = entry(
        "Or a sum off the whole line.", None, example="500", level="shareable"
    )
    why: Phrase | None = entry(
        "Reason of the discount.", None, example="first project", level="shareable"
    )
    optional: Flag = entry("Outside the base total.", False, example="yes", level="shareable")
    tax: Text | None = entry(
        "Tax class of the settings.", None, example="standard", level="shareable"
    )
    package: Text | None = entry(
        "The package it belongs to.", None, example="complete", level="shareable"
    )
    group: Annotated[PriceGroup, choice(PriceGroup)] | None = entry(
        "One-off or recurring, where the unit does not say.",
        None,
        example="recurring",
        level="shareable",
    )
    indexation: Phrase | None = entry(
        "How a recurring price moves.", None, example="CPI", level="shareable"
    )
    scope: Text | None = entry(
        "The id of the scope item it pays for.", None, example="S2", level="shareable"
    )


class Payment(Record):
    """A part of the payment plan."""

    share: Percent | None = entry(
        "Part of the one-off total.", None, example="40 %", level="shareable"
    )
    amount: Amount | None = entry("Or a sum.", None, example="12_000", level="shareable")
    when: Phrase = entry("When it is due.", example="on acceptance", level="shareable")


class EarlyAcceptance(Record):
    """A discount for those who accept early."""

    discount: Percent = entry("Discount on the one-off total.", example="3 %", level="shareable")
    until: Day = entry("Until when.", example="2026-12-05", level="shareable")


class Package(Record):
    """One of several packages side by side."""

    short: ClassVar[str | None] = "name"
    id: Id = entry("Its id.", example="complete", level="shareable")
    name: Phrase = entry("Its name.", example="Complete", level="shareable")
    text: Phrase | None = entry("For whom it is.", None, example="All 64 shops", level="shareable")
    recommended: Flag = entry("The one we recommend.", False, example="yes", level="shareable")


class Concession(Record):
    """How far we may go; never printed."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("What we may give.", example="Two more training days")
    limit: Amount | None = entry(
        "Up to what it costs us, as a note for whoever negotiates; nothing is compared with it.",
        None,
        example="3_000",
    )
    max_discount: Percent | None = entry(
        "Up to which discount over the whole offer; more is an error.", None, example="12 %"
    )


class Term(Record):
    """How long recurring prices run."""

    months: Number = entry("Months.", example="36", level="shareable")
    starts: When | None = entry("From when.", None, example="2027-02", level="shareable")
