"""One cell of the white-space grid: what is known of a product in a unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kamdocs.diagnostics.place import Place
from kamdocs.model.scales import CellState
from kamdocs.values.partial_date import PartialDate

Origin = Literal["derived", "file", "rest", "unit", "ended"]
"""Where a state comes from: contracts, money and opportunities; the cell's own line; the rest of its
row or column; what its unit can never buy; a product that is no longer sold."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One product in one unit.

    `state` is None while the cell is unexplored. `won`, `open` and `potential` are exact amounts in
    the workspace's currency: a year of what the unit has, open opportunities that would add to it,
    and what the file thinks the rest could be worth a year. `said` is the file's own word where the
    cell is `contradicted` by what is derived. `until` is the end of a contract: ours where it is won,
    else the competitor's.
    """

    unit: str
    product: str
    state: CellState | None = None
    origin: Origin | None = None
    place: Place | None = None
    won: Decimal | None = None
    open: Decimal | None = None
    potential: Decimal | None = None
    is_estimated: bool = False
    who: str | None = None
    until: PartialDate | None = None
    why: str | None = None
    recheck: PartialDate | None = None
    said: CellState | None = None
    is_contradicted: bool = False
    contracts: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()

    @property
    def is_eligible(self) -> bool:
        """Whether the product could be sold there at all."""
        return self.state != "not_eligible"
