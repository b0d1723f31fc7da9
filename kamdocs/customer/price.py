"""What an offer costs, as printed: every amount is finished, nothing is reckoned from here on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kamdocs.customer.record import CustomerRecord
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate

Group = Literal["one-off", "recurring"]
Period = Literal["month", "quarter", "year"]
Unit = Literal["one-off", "day", "hour", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Line(CustomerRecord):
    """A line of the price table; `amount` is after discount, for `period` where it recurs.

    `reduction` is the discount where it was given as a sum. `counts_periods` says that the quantity is a number of periods and the amount the sum of them.
    """

    text: str
    note: str | None
    scope: str | None
    quantity: Decimal
    unit: Unit | None
    unit_price: Money
    discount: Decimal
    reduction: Money | None
    why: str | None
    amount: Money
    tax: str | None
    period: Period | None
    counts_periods: bool
    indexation: str | None


@dataclass(frozen=True, slots=True)
class Tax(CustomerRecord):
    """The tax of one class."""

    name: str | None
    rate: Decimal
    base: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class Block(CustomerRecord):
    """Lines that are due alike, once or each `period`, and what they come to."""

    group: Group
    period: Period | None
    lines: tuple[Line, ...]
    net: Money
    discount: Money
    taxes: tuple[Tax, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class Package(CustomerRecord):
    """A package with the lines that belong to all; `contract` is None where there is no end."""

    name: str | None
    text: str | None
    recommended: bool
    own: tuple[str, ...]
    blocks: tuple[Block, ...]
    contract: Money | None


@dataclass(frozen=True, slots=True)
class Option(CustomerRecord):
    """A line outside the total; `contract` is the offer's value with it."""

    line: Line
    contract: Money | None


@dataclass(frozen=True, slots=True)
class Early(CustomerRecord):
    """What early acceptance saves on what is due once."""

    until: date
    rate: Decimal
    saving: Money
    net: Money


@dataclass(frozen=True, slots=True)
class Payment(CustomerRecord):
    """A part of the payment plan."""

    when: str
    share: Decimal | None
    amount: Money


@dataclass(frozen=True, slots=True)
class Price(CustomerRecord):
    """All prices. `main` is the recommended package or the only one; `others` stand beside it."""

    currency: str
    main: Package
    packages: tuple[Package, ...]
    options: tuple[Option, ...]
    early: Early | None
    payments: tuple[Payment, ...]
    term_months: Decimal | None
    term_starts: PartialDate | None
    rounding: Literal["half-up", "half-even"]
    round_at: Literal["line", "total"]
