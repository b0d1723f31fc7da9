"""What the customer has signed."""

from __future__ import annotations

from typing import ClassVar

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Amount,
    Day,
    Flag,
    Id,
    Length,
    Many,
    NoticeLength,
    ProductRef,
    Text,
    UnitRef,
    When,
)


class Rate(Record):
    """A price at a time, for seeing how it moved."""

    on: When = entry("Since when.", example="2025-01")
    price: Amount = entry("The price.", example="85 EUR")
    unit: Text | None = entry("Per what.", None, example="hour")


class Notice(Record):
    """That the contract was given notice."""

    short: ClassVar[str | None] = "on"
    on: Day = entry("When.", example="2026-11-02")
    by: Text | None = entry("By whom: `us`, `them` or a name.", None, example="them")
    why: Text | None = entry("Why.", None, example="New group contract")


class Contract(Record):
    """A contract, with its end, its notice and how it renews."""

    id: Id = entry("Its id.", example="support-2026")
    name: Text | None = entry("Its name.", None, example="Support 24 × 7")
    products: Many[ProductRef] = entry("What it covers.", (), example="support-24x7", key="product")
    units: Many[UnitRef] = entry("For which units.", (), example="retail", key="unit")
    value: Amount | None = entry("What it is worth a year.", None, example="36_000")
    starts: When | None = entry("Since when.", None, example="2026-04-01")
    ends: When | None = entry("Until when.", None, example="2027-03-31")
    notice: NoticeLength | None = entry(
        "Period of notice before its end, or `none`; unknown while nothing is written.",
        None,
        example="3 months",
    )
    renews: Length | None = entry(
        "How long it renews by itself, unless notice is given.", None, example="12 months"
    )
    indexation: Text | None = entry("How its price moves.", None, example="CPI")
    recurring: Flag = entry("Whether it is recurring revenue.", True, example="no")
    non_solicit: Flag | None = entry("Whether it has a non-solicit clause.", None, example="yes")
    given_notice: Notice | None = entry(
        "Notice that was given.", None, example="{on: 2026-11-02, by: them}"
    )
    renewal_started: Day | None = entry(
        "When we began to prepare its renewal.", None, example="2026-10-01"
    )
    rates: Many[Rate] = entry("How its price moved.", (), example="[{on: 2025-01, price: 85}]")
    file: Text | None = entry("Where it is kept.", None, example="contracts/support-2026.pdf")
