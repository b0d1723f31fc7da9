"""The settings of a workspace (`kamdocs.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import field_validator

from kamdocs.model.collections import Register
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Choice,
    Day,
    Flag,
    Language,
    Many,
    Number,
    Region,
    Text,
    Whole,
    Years,
    fault,
)
from kamdocs.model.settings.brand import Brand, Organisation
from kamdocs.model.settings.cadences import Ages, Cadences, RecurringAction
from kamdocs.model.settings.concentration import ConcentrationBands
from kamdocs.model.settings.criteria import CriteriaApproval, Criterion
from kamdocs.model.settings.deadlines import Deadlines
from kamdocs.model.settings.health import HealthSettings
from kamdocs.model.settings.mail import MailSettings
from kamdocs.model.settings.pricing import Pricing
from kamdocs.model.settings.relationships import RelationshipSettings
from kamdocs.model.settings.repository import Repository, is_web_address
from kamdocs.model.settings.thresholds import Thresholds
from kamdocs.model.settings.tiers import Tiers
from kamdocs.model.settings.white_space import WhiteSpaceSettings
from kamdocs.model.wording import Phrase
from kamdocs.values.money import is_currency

FORMAT = 1
SeverityWord = Annotated[str, Choice(("error", "warning", "info", "off"))]


class ExchangeRate(Record):
    """What one unit of a currency is worth in the workspace's own."""

    short: ClassVar[str | None] = "rate"
    rate: Number = entry("Worth of one unit.", example="0.92")
    on: Day | None = entry("Of which day.", None, example="2026-11-01")


class Settings(Record):
    """Everything a workspace may set; all of it may be left out."""

    format: Whole = entry("The format of the files.", FORMAT, example="1")
    today: Day | None = entry("Fixes the day, for demonstrations.", None, example="2026-11-22")
    organisation: Organisation = entry("Who we are.", Organisation(), example="{name: Meridià}")
    brand: Brand = entry("How our documents look.", Brand(), example='{accent: "#7a1f3d"}')
    languages: Many[Language] = entry(
        "Languages of the site; the first is the default.", ("en",), example="[ca, es, en]"
    )
    currency: Text = entry("The workspace's currency.", "EUR", example="USD", level="shareable")
    rates: Mapping[Text, ExchangeRate] = entry(
        "Exchange rates.", {}, example="{USD: {rate: 0.92, on: 2026-11-01}}"
    )
    fiscal_year: Whole = entry("First month of the fiscal year, 1 to 12.", 1, example="4")
    criteria: Register[Criterion] = entry(
        "Selection criteria.", {}, example="{product_fit: {weight: 20}}"
    )
    criteria_approved: CriteriaApproval | None = entry(
        "Who approved them.", None, example="{by: joan, on: 2026-01-10}"
    )
    tiers: Tiers = entry("Tiers.", Tiers(), example="{key_limit: 10}")
    concentration: ConcentrationBands = entry(
        "Bands of concentration.", ConcentrationBands(), example="{key_loud: 80 %}"
    )
    cadences: Cadences = entry("Contact intervals.", Cadences(), example="{key: 2 weeks}")
    recurring: Register[RecurringAction] = entry(
        "What is done for every account of a tier, again and again.",
        {},
        example="[{id: news, text: Read their news, every: 1 month}]",
    )
    deadlines: Deadlines = entry("Lead times.", Deadlines(), example="{renewal: 120 days}")
    holidays: Many[Region] = entry(
        "Countries or regions whose public holidays are no working days.", (), example="[ES-CT]"
    )
    closures: Many[Years] = entry(
        "When we are closed ourselves.", (), example="[2026-12-24 to 2027-01-03]"
    )
    ages: Ages = entry("Ages in days.", Ages(), example="{judgement: 365}")
    relationships: RelationshipSettings = entry(
        "What a relation needs.", RelationshipSettings(), example="{contacts: 3}"
    )
    white_space: WhiteSpaceSettings = entry(
        "Times of the grid.", WhiteSpaceSettings(), example="{reexposure: 6 months}"
    )
    health: HealthSettings = entry("Health.", HealthSettings(), example="{cap: 30}")
    thresholds: Thresholds = entry("Limits.", Thresholds(), example="{trigger: 1 week}")
    pricing: Pricing = entry("Price and proposal.", Pricing(), example="{taxes: {standard: 21 %}}")
    mail: MailSettings | None = entry(
        "The server by which offers may be sent.", None, example="{host: smtp.example.com}"
    )
    severities: Mapping[Text, SeverityWord] = entry(
        "Severities by check.", {}, example="{TIR02: warning}"
    )
    kpis: Mapping[Text, Phrase] = entry(
        "Figures of your own.", {}, example="{nps: Net promoter score}"
    )
    repository: Repository | None = entry(
        "Where the files live.", None, example="https://git.example.com/team/accounts"
    )
    site_url: Text | None = entry(
        "Where the site is published, for the addresses of its calendars.",
        None,
        example="https://accounts.example.com/",
    )
    overlay: Text | None = entry(
        "The folder of the personal overlay, seen from here; `private` unless said otherwise.",
        None,
        example="../private-accounts",
    )
    judgements_in_overlay: Flag = entry(
        "Whether judgements about persons belong in the overlay.", False, example="yes"
    )

    @field_validator("currency")
    @classmethod
    def _currency(cls, value: str) -> str:
        if not is_currency(value):
            raise fault("currency_code", given=value)
        return value

    @field_validator("site_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not is_web_address(value):
            raise fault("web_address", given=value)
        return value

    @field_validator("fiscal_year")
    @classmethod
    def _month(cls, value: int) -> int:
        if not 1 <= value <= 12:
            raise fault("month", given=str(value))
        return value

    @field_validator("format")
    @classmethod
    def _format(cls, value: int) -> int:
        if value > FORMAT or value < 1:
            raise fault("format", given=str(value), known=FORMAT)
        return value
