"""Cells of a grid in; how many stand how, how much is known, won, open and possible out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from kamdocs.derive.account.grid_cell import GridCell
from kamdocs.derive.exact import add, ratio
from kamdocs.model.scales import CellState

STATES: tuple[CellState, ...] = get_args(CellState)


@dataclass(frozen=True, slots=True)
class Totals:
    """Cells added up.

    `counts` names every state. Money is exact, in the workspace's currency, and None while no amount
    is known: `won` a year of what is there, `open` what open opportunities would add, `potential`
    what the files say of cells that are neither. `unpriced` are cells that count for money and name
    none.
    """

    counts: Mapping[CellState, int]
    unexplored: int
    won: Decimal | None
    open: Decimal | None
    potential: Decimal | None
    unpriced: int

    @property
    def known(self) -> int:
        """Eligible cells of which something is known."""
        return sum(count for state, count in self.counts.items() if state != "not_eligible")

    @property
    def eligible(self) -> int:
        """Cells that could be sold."""
        return self.known + self.unexplored

    @property
    def explored(self) -> Decimal | None:
        """Known ÷ eligible cells, 0 to 1; None where nothing is eligible."""
        return ratio(self.known, self.eligible) if self.eligible else None

    @property
    def penetration(self) -> Decimal | None:
        """Won ÷ known eligible cells, 0 to 1; None where nothing is known."""
        return ratio(self.counts["won"], self.known) if self.known else None

    @property
    def worth(self) -> Decimal | None:
        """All money there is to have in the known cells."""
        amounts = [each for each in (self.won, self.open, self.potential) if each is not None]
        return add(amounts) if amounts else None

    @property
    def penetration_in_money(self) -> Decimal | None:
        """Won ÷ (won + open + potential); None where no amount, or nothing positive, is known."""
        worth = self.worth
        return ratio(self.won or Decimal(0), worth) if worth is not None and worth > 0 else None


def add_cells(cells: Iterable[GridCell]) -> Totals:
    """Add cells up; the order does not matter.

    An opportunity without an amount counts with what the file says the cell could be worth.
    """
    listed = list(cells)
    counts = Counter(cell.state for cell in listed)
    return Totals(
        counts={state: counts[state] for state in STATES},
        unexplored=counts[None],
        won=_sum(cell.won for cell in listed),
        open=_sum(_open(cell) for cell in listed),
        potential=_sum(_potential(cell) for cell in listed),
        unpriced=sum(_is_unpriced(cell) for cell in listed),
    )


def _open(cell: GridCell) -> Decimal | None:
    if cell.state == "opportunity" and cell.open is None:
        return cell.potential
    return cell.open


def _potential(cell: GridCell) -> Decimal | None:
    return None if cell.state in ("won", "opportunity", "not_eligible") else cell.potential


def _is_unpriced(cell: GridCell) -> bool:
    match cell.state:
        case "won":
            return cell.won is None
        case "opportunity":
            return _open(cell) is None
        case "potential":
            return cell.potential is None
    return False


def add_totals(totals: Iterable[Totals]) -> Totals:
    """Add what was added up already; the order does not matter."""
    listed = list(totals)
    return Totals(
        counts={state: sum(each.counts[state] for each in listed) for state in STATES},
        unexplored=sum(each.unexplored for each in listed),
        won=_sum(each.won for each in listed),
        open=_sum(each.open for each in listed),
        potential=_sum(each.potential for each in listed),
        unpriced=sum(each.unpriced for each in listed),
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return add(known) if known else None
