"""What an offer comes to: the records of its lines, taxes, packages, options and payments.

Every amount is exact. Nothing is reckoned here, and there is no cost in any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kamdocs.model.price import Package, PriceGroup
from kamdocs.model.product import Billing
from kamdocs.model.wording import Wording
from kamdocs.values.money import Money, Rounding

Period = Literal["month", "quarter", "year"]
LineFault = Literal["product", "nothing", "price", "currency", "tax"]

PERIOD_MONTHS: dict[Period, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A price line reckoned out; `index` is its place in the file.

    `gross` is quantity × unit price, `amount` the same less the discount; one written as a sum is
    `reduction`, and then `discount` is its share of `gross`. Of a recurring line of an offer with a
    term they are for a `period`; without a term its quantity counts the periods, and `is_whole` says so. `faults` say why amounts are unknown, `list_price` what the catalogue says.
    """

    index: int
    product: str | None
    text: Wording | None
    note: Wording | None
    quantity: Decimal
    unit: Billing | None
    unit_price: Money | None
    list_price: Money | None
    discount: Decimal
    reduction: Money | None
    why: Wording | None
    gross: Money | None
    amount: Money | None
    tax: str | None
    group: PriceGroup
    period: Period | None
    is_whole: bool
    optional: bool
    package: str | None
    scope: str | None
    indexation: Wording | None
    faults: tuple[LineFault, ...] = ()


@dataclass(frozen=True, slots=True)
class TaxAmount:
    """The tax of one class on `base`."""

    name: str
    rate: Decimal
    base: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class Subtotal:
    """What is due once, or each `period`: before tax, the discounts in it, taxes, with tax."""

    group: PriceGroup
    period: Period | None
    net: Money
    discount: Money
    taxes: tuple[TaxAmount, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class Bundle:
    """The totals of one package with the lines that belong to all; `id` is None without packages.

    `contract` is the value over the whole term before tax, None where a recurring price has no end.
    """

    id: str | None
    package: Package | None
    subtotals: tuple[Subtotal, ...]
    contract: Money | None


@dataclass(frozen=True, slots=True)
class OptionTotal:
    """An optional line, and what the offer would come to with it (over the term, before tax)."""

    index: int
    contract: Money | None


@dataclass(frozen=True, slots=True)
class EarlyTotal:
    """What acceptance until `until` saves on what is due once, before tax."""

    until: date
    rate: Decimal
    saving: Money
    net: Money


@dataclass(frozen=True, slots=True)
class PaymentPart:
    """A part of the payment plan, by its place in the file; the parts by share add up exactly."""

    index: int
    amount: Money
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class PriceTotals:
    """All prices of an offer. Totals are empty when `is_known` is false."""

    currency: str
    lines: tuple[PricedLine, ...]
    bundles: tuple[Bundle, ...] = ()
    options: tuple[OptionTotal, ...] = ()
    early: EarlyTotal | None = None
    payments: tuple[PaymentPart, ...] = ()
    term_months: Decimal | None = None
    rounding: Rounding = "half-up"
    is_known: bool = True

    @property
    def main(self) -> Bundle | None:
        """The recommended package, or the only bundle; None when the totals are unknown."""
        advised = (
            bundle for bundle in self.bundles if bundle.package and bundle.package.recommended
        )
        return next(advised, self.bundles[0] if self.bundles else None)

    @property
    def value(self) -> Money | None:
        """The value of the contract before tax, None when it is unknown."""
        return self.main.contract if self.main else None
