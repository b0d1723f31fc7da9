"""Customers who let us name them, and what they said of us."""

from __future__ import annotations

from typing import ClassVar

from kamdocs.model.collections import Register
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import AccountRef, Day, Id, Many, ProductRef, Text
from kamdocs.model.wording import Phrase


class Consent(Record):
    """The customer's leave to be named."""

    short: ClassVar[str | None] = "on"
    on: Day = entry("When it was given.", example="2026-02-10")
    by: Text | None = entry("Who gave it.", None, example="Marta Prats")
    until: Day | None = entry("When it ends.", None, example="2028-02-10")


class CustomerReference(Record):
    """A reference project of a customer; it reaches a document only with consent."""

    id: Id = entry("Its id.", example="hospital-terrassa", level="shareable")
    customer: Phrase = entry(
        "The customer's name as they want it printed.",
        example="Hospital de Terrassa",
        level="shareable",
    )
    account: AccountRef | None = entry(
        "The account it belongs to.", None, example="hospital-terrassa"
    )
    industry: Text | None = entry("Industry, for finding one of like kind.", None, example="health")
    size: Text | None = entry(
        "Size, for finding one of like size.", None, example="1,200 employees"
    )
    project: Phrase | None = entry(
        "What was done.", None, example="Ward stock by the minute", level="shareable"
    )
    result: Phrase | None = entry(
        "The measured result.", None, example="Stock-outs down by 38 %", level="shareable"
    )
    quote: Phrase | None = entry(
        "Their words.", None, example="They were there at three in the morning.", level="shareable"
    )
    said_by: Phrase | None = entry(
        "Whose words they are.", None, example="Marta Prats, head of logistics", level="shareable"
    )
    contact: Phrase | None = entry(
        "Who is ready to talk, and how.", None, example="marta@example.org", level="shareable"
    )
    products: Many[ProductRef] = entry("The products concerned.", (), example="[wms]")
    consent: Consent | None = entry(
        "The leave to name them.", None, example="{on: 2026-02-10, by: Marta Prats}"
    )


class References(Record):
    """Reference customers by id (`accounts/references.yaml`)."""

    references: Register[CustomerReference] = entry(
        "References, by id.", {}, example="{hospital-terrassa: {customer: …}}"
    )
