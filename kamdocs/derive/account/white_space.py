"""Units and products in, with all that is known of each pair; the white-space grid out.

A cell is what contracts, money and opportunities say of it, completed by the grid's file. Where both
speak, a product that is there (won) and an open opportunity win over a file that says otherwise, and
the cell tells of it; whoever wrote down what became of an old sale wins over the old sale. What a
unit has stays won while more is being sold to it. A `rest` fills only cells of which nothing else is
known; where the rest of a row and of a column meet, not eligible wins, otherwise the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kamdocs.derive.account.cell_sources import Coordinates, Known, Sources, gather_sources
from kamdocs.derive.account.explored import Totals, add_cells
from kamdocs.derive.account.grid_cell import GridCell, Origin
from kamdocs.derive.account.revenue import Revenue
from kamdocs.derive.account.units import UnitTree
from kamdocs.derive.conversion import convert
from kamdocs.derive.figure import Advice, Figure
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue, Product
from kamdocs.model.scales import CellState
from kamdocs.model.settings.settings import Settings
from kamdocs.model.white_space import Cell
from kamdocs.values.partial_date import PartialDate, read_date
from kamdocs.values.sentence import sentence

REST = "rest"


@dataclass(frozen=True, slots=True)
class WhiteSpace:
    """The grid of one account.

    `units` and `products` are in the order of their files, `families` by product. `explored` is the
    known part of all eligible cells, `penetration` the won part of the explored ones (0 to 1).
    `astray` are contracts, opportunities and money that name no unit or no product. `is_begun` says
    that something is known of some cell.
    """

    units: tuple[str, ...]
    products: tuple[str, ...]
    cells: Mapping[Coordinates, GridCell]
    by_unit: Mapping[str, Totals]
    by_product: Mapping[str, Totals]
    by_family: Mapping[str, Totals]
    total: Totals
    explored: Figure
    penetration: Figure
    contradicted: tuple[GridCell, ...]
    astray: Sources

    @property
    def is_begun(self) -> bool:
        """Whether something is known of some cell."""
        return self.total.known > 0

    @property
    def unexplored(self) -> tuple[GridCell, ...]:
        """The cells of which nobody has said anything: the work to do."""
        return tuple(cell for cell in self.cells.values() if cell.state is None)


def derive_white_space(
    account: Account,
    units: UnitTree,
    revenue: Revenue,
    catalogue: Catalogue,
    settings: Settings,
    today: date,
) -> WhiteSpace:
    """Fill the grid of one account with everything that is known."""
    sources = gather_sources(
        account.contracts,
        account.opportunities,
        revenue.earnings,
        units,
        catalogue.products,
        settings,
        today,
    )
    touched = {product for _, product in sources.cells}
    products = {
        key: product
        for key, product in catalogue.products.items()
        if key in touched or not _is_ended(product, today)
    }
    cells = {
        (unit, key): _cell(unit, product, account, sources, settings, today)
        for unit in units.branches
        for key, product in products.items()
    }
    families = {
        product: family.id
        for family in catalogue.families.values()
        for product in family.products
        if product in products
    }
    total = add_cells(cells.values())
    return WhiteSpace(
        units=tuple(units.branches),
        products=tuple(products),
        cells=cells,
        by_unit={
            unit: add_cells(cells[unit, product] for product in products) for unit in units.branches
        },
        by_product={
            product: add_cells(cells[unit, product] for unit in units.branches)
            for product in products
        },
        by_family={
            family: add_cells(
                cells[unit, product]
                for unit in units.branches
                for product in products
                if families[product] == family
            )
            for family in dict.fromkeys(families.values())
        },
        total=total,
        explored=_explored(total, cells, today),
        penetration=_penetration(total, cells, today),
        contradicted=tuple(cell for cell in cells.values() if cell.is_contradicted),
        astray=sources,
    )


def _is_ended(product: Product, today: date) -> bool:
    ended = read_date(product.ended) if product.ended else None
    return isinstance(ended, PartialDate) and ended.first <= today


def _cell(
    unit: str,
    product: Product,
    account: Account,
    sources: Sources,
    settings: Settings,
    today: date,
) -> GridCell:
    known = sources.cells.get((unit, product.id), Known())
    written, origin, place = _written(unit, product, account, today)
    cell = GridCell(unit, product.id)
    if written is not None:
        amount = written.amount
        cell = replace(
            cell,
            state=written.state,
            origin=origin,
            place=place,
            potential=None if amount is None else convert(amount, settings),
            who=written.who,
            until=written.until,
            why=written.why,
            recheck=written.recheck,
        )
    derived = _derived_state(known, cell)
    if derived is None:
        return cell
    by_hand = cell.state if origin in ("file", "unit") else None
    contradicts = by_hand is not None and derived in _CONTRADICTED.get(by_hand, frozenset())
    return replace(
        cell,
        state=derived,
        origin="derived",
        won=known.won if derived == "won" else None,
        open=known.open,
        is_estimated=known.is_estimated,
        until=(known.ends or cell.until) if derived == "won" else cell.until,
        said=by_hand if contradicts else None,
        is_contradicted=contradicts,
        contracts=known.contracts,
        opportunities=known.opportunities,
    )


_CONTRADICTED: Mapping[CellState, frozenset[CellState]] = {
    "opportunity": frozenset({"won"}),
    "potential": frozenset({"won"}),
    "competitor": frozenset({"won"}),
    "lapsed": frozenset({"won"}),
    "blocked": frozenset({"won", "opportunity"}),
    "not_eligible": frozenset({"won", "opportunity"}),
}
"""What the file says, and what derived from elsewhere contradicts it. A competitor or a potential
does not contradict an open opportunity: that is what it is about."""


def _derived_state(known: Known, cell: GridCell) -> CellState | None:
    """What is derived, where it wins over what is written."""
    if known.has_product:
        return "won"
    if known.has_opportunity:
        # An open sale to a unit that has the product, as only the file knows, leaves it won.
        return "won" if cell.state == "won" and cell.origin == "file" else "opportunity"
    if known.had_product and (cell.state is None or cell.origin == "rest"):
        return "lapsed"
    return None


def _written(
    unit: str, product: Product, account: Account, today: date
) -> tuple[Cell | None, Origin | None, Place | None]:
    """What the files say of a cell: by itself, by its unit, or by the rest of its row or column."""
    row, column = account.grid.get(unit, {}), account.grid.get(REST, {})
    if product.id in row:
        return row[product.id], "file", value_of("grid", unit, product.id)
    record = account.units.get(unit)
    if record is None and product.id in column:
        # Of an account without units, the rest of all units is all there is.
        return column[product.id], "file", value_of("grid", REST, product.id)
    if record is not None and product.id in record.not_eligible:
        return Cell(state="not_eligible"), "unit", value_of("units", unit, "not_eligible")
    rests = [
        (cells[key], value_of("grid", where, key))
        for cells, where, key in (
            (row, unit, REST),
            (column, REST, product.id),
            (column, REST, REST),
        )
        if key in cells
    ]
    # Sorting keeps the order of what is equal: the row before the column before the rest of all.
    rests.sort(key=lambda rest: rest[0].state != "not_eligible")
    if rests:
        return rests[0][0], "rest", rests[0][1]
    if _is_ended(product, today):
        return Cell(state="not_eligible"), "ended", None
    return None, None, None


def _explored(total: Totals, cells: Mapping[Coordinates, GridCell], today: date) -> Figure:
    if not total.eligible:
        return Figure(None, today, sentence("there is nothing that could be sold to any unit"))
    first = next((cell for cell in cells.values() if cell.state is None), None)
    advice: tuple[Advice, ...] = ()
    if first is not None:
        path = ("grid",) if not first.unit else ("grid", first.unit)
        advice = (
            Advice(
                sentence("say what is so in the {count} unexplored cells", count=total.unexplored),
                Place(path),
            ),
        )
    reason = sentence(
        "{known} of {eligible} cells that could be sold are known",
        known=total.known,
        eligible=total.eligible,
    )
    return Figure(total.explored, today, reason, _places(cells), advice=advice)


def _penetration(total: Totals, cells: Mapping[Coordinates, GridCell], today: date) -> Figure:
    if not total.known:
        return Figure(None, today, sentence("no cell of the grid is known yet"))
    reason = sentence(
        "{won} of {known} known cells are won", won=total.counts["won"], known=total.known
    )
    return Figure(total.penetration, today, reason, _places(cells))


def _places(cells: Mapping[Coordinates, GridCell]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(cell.place for cell in cells.values() if cell.place is not None))
