"""What we sell: products and services in families."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from kamdocs.model.collections import Register
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Amount, Id, Many, Percent, TeamRef, Text, choice
from kamdocs.model.wording import Phrase

Billing = Literal["one-off", "day", "hour", "month", "quarter", "year"]


class Product(Record):
    """A product or service that can be sold."""

    short: ClassVar[str | None] = "name"
    id: Id = entry("Its id.", example="crm-cloud", level="shareable")
    name: Phrase = entry("Its name.", example="CRM in the cloud", level="shareable")
    description: Phrase | None = entry(
        "What it does for the customer, in a sentence.",
        None,
        example="One view of every customer.",
        level="shareable",
    )
    unit: Annotated[Billing, choice(Billing)] | None = entry(
        "What a price counts: `day`, `month`; nothing for a thing sold once.",
        None,
        example="month",
        level="shareable",
    )
    price: Amount | None = entry("List price per unit.", None, example="3_000", level="shareable")
    cost: Amount | None = entry("What it costs us per unit.", None, example="1_900")
    floor: Amount | None = entry("The lowest price anybody may offer.", None, example="2_400")
    max_discount: Percent | None = entry(
        "The largest discount anybody may offer.", None, example="15 %"
    )
    tax: Text | None = entry(
        "Tax class of the settings.", None, example="standard", level="shareable"
    )
    experts: Many[TeamRef] = entry("Whom to ask about it.", (), example="[marc]")
    replaces: Text | None = entry("The product it follows.", None, example="crm-classic")
    ended: Text | None = entry("Since when it is no longer sold.", None, example="2025-12")


class Family(Record):
    """A family of products."""

    short: ClassVar[str | None] = "name"
    id: Id = entry("Its id.", example="software", level="shareable")
    name: Phrase = entry("Its name.", example="Software", level="shareable")
    products: Register[Product] = entry(
        "The products of the family, by id.",
        {},
        example="{crm-cloud: {name: CRM in the cloud}}",
        level="shareable",
    )


class Catalogue(Record):
    """Everything we can sell (`accounts/catalogue.yaml`)."""

    families: Register[Family] = entry(
        "Families, by id.", {}, example="{software: {name: Software}}", level="shareable"
    )

    @property
    def products(self) -> dict[str, Product]:
        """All products by id, in the order of the file."""
        return {
            key: product
            for family in self.families.values()
            for key, product in family.products.items()
        }
