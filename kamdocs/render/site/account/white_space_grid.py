"""The white-space grid of an account as tables: products by units, and the units one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from kamdocs.derive.account.explored import STATES, Totals
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.grid_cell import GridCell
from kamdocs.derive.account.units import WHOLE, Branch
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.dotted import dotted
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Sentence, Share, Term, sentence

UNEXPLORED = Term("unexplored")


TONES: dict[str, Tone] = {
    "won": "ok",
    "opportunity": "info",
    "potential": "info",
    "competitor": "risk",
    "blocked": "warn",
    "lapsed": "warn",
    "not_eligible": "muted",
    "unexplored": "muted",
}


ORDER = (*STATES, UNEXPLORED.word)


def money(amount: Decimal | None, currency: str) -> Money | None:
    """An amount in the workspace's currency; unknown stays unknown."""
    return None if amount is None else Money(amount, currency)


def share(part: Decimal | None) -> Share | None:
    """A part as a percentage; unknown stays unknown."""
    return None if part is None else Share(part)


def unit_name(unit: str, facts: Facts) -> str:
    """What a unit is called, also the account as a whole."""
    return facts.unit_tree.branches[unit].name


def experts_of(names: Names, members: Iterable[str]) -> Sentence | None:
    """Whom of ours to ask about a product; None where nobody is named."""
    people = tuple(names.name("team", member) for member in dict.fromkeys(members))
    return sentence("ask {people}", people=people) if people else None


def grid_table(
    facts: Facts,
    names: Names,
    sources: Sources,
    currency: str,
    experts: Mapping[str, tuple[str, ...]],
) -> Table:
    """Products by units, with the state of each cell."""
    grid = facts.white_space
    columns = (
        Column("product", sentence("Product"), wide=True),
        *(
            Column(
                f"unit-{unit}" if unit else "unit",
                sentence("{name}", name=unit_name(unit, facts)),
                "enum",
                ORDER,
            )
            for unit in grid.units
        ),
        *totals_columns(),
    )
    rows = tuple(
        Row(
            product,
            (
                Cell(
                    names.name("product", product), sub=experts_of(names, experts.get(product, ()))
                ),
                *(_cell(grid.cells[unit, product], sources, currency) for unit in grid.units),
                *totals_cells(grid.by_product[product], currency),
            ),
        )
        for product in grid.products
    )
    return Table("grid", sentence("Products and units"), columns, rows)


def totals_columns() -> tuple[Column, ...]:
    """The columns of `totals_cells`."""
    return (
        Column("explored", sentence("Explored"), "percent", digits=0),
        Column("penetration", sentence("Penetration"), "percent", digits=0),
        Column("in_money", sentence("Penetration in money"), "percent", digits=0),
        Column("won", sentence("Won"), "money", total=True),
        Column("open", sentence("Open"), "money", total=True),
        Column("potential", sentence("Potential"), "money", total=True),
    )


def totals_cells(total: Totals, currency: str) -> tuple[Cell, ...]:
    """Explored, penetration by cells and in money, won, open and potential as cells."""
    return (
        Cell(share(total.explored)),
        Cell(share(total.penetration)),
        Cell(share(total.penetration_in_money)),
        Cell(money(total.won, currency)),
        Cell(money(total.open, currency)),
        Cell(money(total.potential, currency)),
    )


def _cell(cell: GridCell, sources: Sources, currency: str) -> Cell:
    if cell.state is None:
        return Cell(UNEXPLORED, icon=UNEXPLORED.word, tone="muted")
    link = Link("", f"opportunity-{cell.opportunities[0]}") if cell.opportunities else None
    return Cell(
        Term(cell.state),
        link=link,
        sub=dotted(_details(cell, currency)),
        tone=TONES[cell.state],
        icon=cell.state,
        source=sources.at(cell.place)
        if cell.place is not None and cell.origin in ("file", "unit")
        else None,
    )


def _details(cell: GridCell, currency: str) -> Iterator[Filling]:
    if cell.won is not None:
        amount = Money(cell.won, currency).rounded()
        yield sentence("about {amount}", amount=amount) if cell.is_estimated else amount
    if cell.open is not None:
        yield sentence("{amount} open", amount=Money(cell.open, currency))
    if cell.potential is not None and cell.state not in ("won", "opportunity"):
        yield Money(cell.potential, currency)
    if cell.who is not None and cell.state != "won":
        yield cell.who
    if cell.until is not None:
        yield sentence("until {day}", day=cell.until)
    if cell.why is not None and cell.state in ("blocked", "not_eligible", "lapsed"):
        yield cell.why
    if cell.recheck is not None and cell.state == "blocked":
        yield sentence("ask again {day}", day=cell.recheck)


def units_table(facts: Facts, names: Names, currency: str) -> Table:
    """The units one by one: whom we know there, what it has and lacks."""
    columns = (
        Column("unit", sentence("Unit"), wide=True),
        Column("location", sentence("Location")),
        Column("contacts", sentence("Whom we know"), wide=True),
        Column("dealing", sentence("Dealings"), "enum"),
        Column("has", sentence("Has"), wide=True),
        Column("lacks", sentence("Has not"), "number"),
        *totals_columns(),
    )
    rows = tuple(
        _unit(branch, facts, names, currency) for branch in facts.unit_tree.branches.values()
    )
    return Table("grid-units", sentence("Units"), columns, rows, sort="-potential", filters=False)


def _unit(branch: Branch, facts: Facts, names: Names, currency: str) -> Row:
    grid, key = facts.white_space, branch.id
    total = grid.by_unit[key]
    has = [product for product in grid.products if grid.cells[key, product].state == "won"]
    people = tuple(facts.relationships.contacts[each].name for each in branch.contacts)
    return Row(
        key or "all",
        (
            Cell(branch.name, None if key == WHOLE else Link("", f"unit-{key}")),
            Cell(branch.location),
            Cell(people or sentence("nobody"), tone=None if people else "warn"),
            Cell(Term("dealing") if has else Term("no_dealings"), tone="ok" if has else "muted"),
            Cell(tuple(names.name("product", product) for product in has) or None),
            Cell(total.eligible - total.counts["won"]),
            *totals_cells(total, currency),
        ),
    )
