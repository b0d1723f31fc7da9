"""Rules of price and proposal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Amount, Length, Percent, Text, Whole, choice
from kamdocs.model.wording import Phrase
from kamdocs.values.period import Span

RoundingRule = Literal["half-up", "half-even"]
RoundingPlace = Literal["line", "total"]


class TaxClass(Record):
    """A tax rate by name."""

    short: ClassVar[str | None] = "rate"
    rate: Percent = entry("Rate.", example="21 %", level="shareable")
    name: Phrase | None = entry("Its name on the offer.", None, example="IVA", level="shareable")


class Pricing(Record):
    """How prices are reckoned and guarded."""

    taxes: Mapping[Text, TaxClass] = entry(
        "Tax classes.", {}, example="{standard: 21 %}", level="shareable"
    )
    default_tax: Text | None = entry(
        "Tax class of lines that name none.", None, example="standard", level="shareable"
    )
    rounding: Annotated[RoundingRule, choice(RoundingRule)] = entry(
        "How halves are rounded.", "half-up", example="half-even", level="shareable"
    )
    round_at: Annotated[RoundingPlace, choice(RoundingPlace)] = entry(
        "Where: each line or the total.", "line", example="total", level="shareable"
    )
    longest_validity: Length = entry(
        "Longest validity of an offer.", Span(90, "day"), example="60 days"
    )
    approval_from: Amount | None = entry(
        "Total from which an approval is needed.", None, example="50_000"
    )
    least_margin: Percent | None = entry(
        "Least margin of an offer; without it no margin is checked.", None, example="25 %"
    )
    longest_body: Whole = entry(
        "Words of the body past which a shorter one is advised.", 3000, example="2000"
    )
    number_form: Text = entry(
        "How proposals are numbered.", "P-{year}-{count:03}", example="MER-{year}-{count:03}"
    )
