"""The grid of units and products: only what nobody else knows stands in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Amount, Reference, Text, When
from kamdocs.model.scales import CellStateWord


class Cell(Record):
    """The state of one product in one unit."""

    short: ClassVar[str | None] = "state"
    state: CellStateWord = entry("The state.", example="competitor")
    amount: Amount | None = entry("What it could be worth a year.", None, example="15_000")
    who: Text | None = entry("Which competitor.", None, example="LogiPharm")
    until: When | None = entry("Until when, if known.", None, example="2027-06")
    why: Text | None = entry(
        "Why it is blocked or not eligible.", None, example="Own shop system until 2027"
    )
    recheck: When | None = entry("When to ask again.", None, example="2027-02")


ProductOrRest = Annotated[Text, Reference("product_or_rest")]
UnitOrRest = Annotated[Text, Reference("unit_or_rest")]
Grid = Mapping[UnitOrRest, Mapping[ProductOrRest, Cell]]
"""Unit → product → cell; `rest` sets all others of a row at once (`grid.yaml`)."""
