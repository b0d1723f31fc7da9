"""What a lock file says: an offer as it was issued. Written once, read ever after, never edited."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import ValidationInfo

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Day, Flag, Language, Many, Scalar, Text, Whole, fault
from kamdocs.values.money import Money

COMPLETE = "complete"
"""The edition with everything in it."""

DECISION_SHEET = "decision-sheet"
"""The one page to decide on, which stands beside the editions of an offer."""

FORMAT = 1
"""The format in which locks are written; a lock of a newer one is not read."""


def _exact(text: str, info: ValidationInfo) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise fault("number_syntax", given=text, readings=())
    return number


Exact = Annotated[Decimal, Scalar(Decimal, _exact, {"type": "string"})]
"""A decimal as a program wrote it: every digit counts, and no dot is in doubt."""


class IssuedTo(Record):
    """Somebody it was addressed to on that day."""

    id: Text = entry("Their id then.", example="nuria")
    name: Text = entry("Their name then.", example="Núria Soler")


class IssuedLine(Record):
    """A price line as it was reckoned; amounts are decimals in the currency of the offer."""

    text: Text = entry("What.", example="Demand forecasts")
    product: Text | None = entry("The product's id.", None, example="analytics")
    quantity: Exact = entry("How much.", example="12")
    unit: Text | None = entry("Of what.", None, example="month")
    unit_price: Exact = entry("Price of one.", example="1180.00")
    discount: Exact = entry("Discount, a fraction.", example="0.05")
    amount: Exact = entry("What the line comes to.", example="14160.00")
    group: Text = entry("One-off, recurring.", example="recurring")
    period: Text | None = entry("How often it is due.", None, example="year")
    tax: Text | None = entry("Its tax class.", None, example="standard")
    optional: Flag = entry("Whether it is an option.", False, example="yes")
    package: Text | None = entry("The package it belongs to.", None, example="complete")


class IssuedSubtotal(Record):
    """What is due once or each period: before tax, tax, with tax."""

    group: Text = entry("One-off, recurring.", example="once")
    period: Text | None = entry("How often.", None, example="year")
    net: Exact = entry("Before tax.", example="8880.00")
    discount: Exact = entry("The discounts in it.", example="120.00")
    tax: Exact = entry("Tax.", example="1864.80")
    total: Exact = entry("With tax.", example="10744.80")


class IssuedTotal(Record):
    """The totals of one package, or of the offer without any."""

    package: Text | None = entry("The package.", None, example="complete")
    recommended: Flag = entry("Whether it was recommended.", False, example="yes")
    contract: Exact | None = entry("The value over the term, before tax.", None, example="54480.00")
    parts: Many[IssuedSubtotal] = entry("What is due when.", (), example="[]")


class IssuedTerms(Record):
    """The terms it rests on."""

    id: Text = entry("Their id, with the version.", example="standard-2026")
    title: Text = entry("Their title.", example="Standard terms 2026")
    sha256: Text = entry("Digest of their text.", example="9f2c…")


class IssuedEdition(Record):
    """A PDF that was frozen."""

    id: Text = entry("The edition.", example="financial")
    file: Text = entry("The file's name.", example="P-2026-001-v1-financial-en.pdf")
    language: Language = entry("Its language.", example="en")
    readers: Many[Text] = entry("Whom it is for, by id.", (), example="[pau]")
    excerpt: Flag = entry("Whether it is an excerpt.", False, example="yes")
    pages: Whole = entry("Pages.", example="9")
    size: Whole = entry("Its bytes.", example="104233")
    sha256: Text = entry("Digest of its bytes.", example="51aa…")


class Superseded(Record):
    """The version that this one replaces, and the digest at the end of its lock."""

    version: Whole = entry("Its version.", example="1")
    digest: Text = entry("Its digest.", example="77d0…")


class Issued(Record):
    """An offer as it was issued: a lock file without the digest at its end."""

    format: Whole = entry("The format of the lock.", example="1")
    proposal: Text = entry("Its id.", example="2026-analytics")
    number: Text = entry("Its number.", example="P-2026-001")
    version: Whole = entry("Its version.", example="1")
    title: Text = entry("Its title.", example="Fewer stock-outs")
    issued: Day = entry("Issue date.", example="2026-11-22")
    valid_until: Day = entry("The last day it holds.", example="2026-12-31")
    by: Text | None = entry("Who issued it, by id.", None, example="ana")
    approved_by: Text | None = entry("Who approved it, by id.", None, example="joan")
    supersedes: Superseded | None = entry("The version it replaces.", None, example="{version: 1}")
    commit: Text | None = entry("The commit of its source.", None, example="4f1d…")
    clean: Flag = entry(
        "Whether all it depends on was as committed, but for what issuing itself wrote.",
        example="yes",
    )
    source: Text = entry("Digest of what its source says to the customer.", example="c0de…")
    to: Many[IssuedTo] = entry("Addressees.", (), example="[]")
    currency: Text = entry("Currency.", example="EUR")
    term_months: Exact | None = entry("The term in months.", None, example="36")
    lines: Many[IssuedLine] = entry("Price lines.", (), example="[]")
    totals: Many[IssuedTotal] = entry("Totals.", (), example="[]")
    terms: IssuedTerms | None = entry("Terms.", None, example="{id: standard-2026}")
    editions: Many[IssuedEdition] = entry("The PDFs.", (), example="[]")
    libraries: Many[Text] = entry("Versions it was made with.", (), example="[weasyprint 70.0]")

    @property
    def value(self) -> Money | None:
        """The value of the contract before tax: of the recommended package, or the only one."""
        main = self.main
        return Money(main.contract, self.currency) if main and main.contract is not None else None

    @property
    def main(self) -> IssuedTotal | None:
        """The totals of the recommended package, or the only ones."""
        advised = (total for total in self.totals if total.recommended)
        return next(advised, self.totals[0] if self.totals else None)
