"""Figures measured over time, with their targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Amount, KpiName, Number, Text, UnitRef, When

KPI_NAMES = (
    "customer_lifetime_value", "interaction", "satisfaction", "revenue", "up_sell_revenue", "cross_sell_revenue",
    "deal_size", "rate_evolution", "recurring_revenue", "net_retention", "gross_retention", "margin",
    "share_of_wallet",
)  # fmt: skip


class Measurement(Record):
    """A figure at a time."""

    short: ClassVar[str | None] = "value"
    value: Number = entry("The figure.", example="4.5")
    source: Text | None = entry("Where it comes from.", None, example="survey")


class RevenueEntry(Record):
    """Revenue of a stretch of time, where `revenue.csv` does not say it."""

    short: ClassVar[str | None] = "amount"
    named_by: ClassVar[str] = "when"

    when: When = entry("Day, month, quarter or year.", example="2025")
    amount: Amount = entry("Amount without tax.", example="164_500")
    unit: UnitRef | None = entry("Unit that bought.", None, example="retail")
    product: Text | None = entry("Product sold.", None, example="wms")
    seller: Text | None = entry("Who sold it.", None, example="ana")


class Effort(Record):
    """What we put into an account."""

    when: When = entry("Month, quarter or year.", example="2026-Q3")
    days: Number | None = entry("Working days.", None, example="12.5")
    cost: Amount | None = entry("Money.", None, example="4_000")
    by: Text | None = entry("Who.", None, example="marc")
    margin: Amount | None = entry("Margin earned in that time.", None, example="21_000")


Targets = Mapping[When, Mapping[KpiName, Number]]
"""Year → figure → target."""
