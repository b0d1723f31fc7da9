"""The organisation and how its documents look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import field_validator

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Many, Text, choice, fault
from kamdocs.model.wording import Phrase

Heading = Literal[
    "contents", "changes", "understanding", "recommendation", "value_case", "scope", "timeline",
    "roadmap", "references", "price", "team", "terms", "next_steps", "appendix", "acceptance",
    "validity",
]  # fmt: skip
"""The parts of a proposal whose titles are not written in it."""


class Organisation(Record):
    """Who we are; it stands on cover and acceptance page."""

    name: Text = entry("The name people know.", "Our company", example="Meridià", level="shareable")
    legal_name: Text | None = entry(
        "Registered name.", None, example="Meridià Serveis, S.L.", level="shareable"
    )
    tax_id: Text | None = entry("Tax number.", None, example="B00000000", level="shareable")
    registered_in: Text | None = entry(
        "Commercial register.", None, example="Registre Mercantil de Barcelona", level="shareable"
    )
    address: Text | None = entry(
        "Postal address.", None, example="Carrer Major 1, Barcelona", level="shareable"
    )
    email: Text | None = entry("E-mail.", None, example="hola@example.com", level="shareable")
    phone: Text | None = entry("Telephone.", None, example="+34 930 000 000", level="shareable")
    website: Text | None = entry(
        "Web site.", None, example="https://example.com", level="shareable"
    )


class Brand(Record):
    """Colours, logo, wording of the customer documents."""

    accent: Text = entry(
        "Main colour, as #rrggbb.", "#0b5563", example="#7a1f3d", level="shareable"
    )
    accent_ink: Text | None = entry(
        "Colour of text on it; found by itself.", None, example="#ffffff", level="shareable"
    )
    logo: Text | None = entry(
        "SVG or PNG in `accounts/brand/`.", None, example="logo.svg", level="shareable"
    )
    font: Text | None = entry(
        "Font family for text.", None, example="Source Serif 4", level="shareable"
    )
    heading_font: Text | None = entry(
        "Font family for headings.", None, example="Fraunces", level="shareable"
    )
    font_files: Many[Text] = entry(
        "Font files in `accounts/brand/`.", (), example="[serif.woff2]", level="shareable"
    )
    motto: Phrase | None = entry(
        "A line below the name.", None, example="Shops that never wait", level="shareable"
    )
    titles: Mapping[Annotated[Heading, choice(Heading)], Phrase] = entry(
        "Your own titles of the parts of a proposal.",
        {},
        example="{price: Your investment}",
        level="shareable",
    )
    validity_reason: Phrase | None = entry(
        "Why an offer has a validity, in your words.",
        None,
        example="Prices of our partners move.",
        level="shareable",
    )

    @field_validator("accent", "accent_ink")
    @classmethod
    def _colour(cls, value: str | None) -> str | None:
        if value is not None and not (
            len(value) == 7
            and value[0] == "#"
            and all(char in "0123456789abcdefABCDEF" for char in value[1:])
        ):
            raise fault("colour", given=value)
        return value
