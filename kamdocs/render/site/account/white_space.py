"""The white-space grid of an account, who was shown what, and who could speak for us where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.account.explored import STATES, Totals
from kamdocs.derive.account.exposure import Exposure, ExposureState
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.grid_cell import GridCell
from kamdocs.derive.account.referrals import Asked, Helper
from kamdocs.derive.account.units import WHOLE, Branch
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.dotted import dotted
from kamdocs.render.site.names import REFERENCES, Names, Ref
from kamdocs.render.site.sources import Sources
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Sentence, Share, Term, sentence, sentence_n

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
FAVOURS = {
    each.word: each
    for each in (Term("referral"), Term("testimonial"), Term("letter"), Term("call"))
}
ORDER = (*STATES, UNEXPLORED.word)


@dataclass(frozen=True, slots=True)
class WhiteSpaceView:
    """The grid as a table of products by units, and what follows from it.

    `said` are the figures in sentences, `notes` what does not fit into the grid.
    """

    said: tuple[Sentence, ...]
    notes: tuple[Sentence, ...]
    grid: Table
    units: Table
    exposure: Table
    interval: Filling
    helpers: Table
    all_favours: Link
    favours: Table
    counts: tuple[Sentence, ...]


def view_white_space(
    facts: Facts,
    names: Names,
    sources: Sources,
    currency: str,
    experts: Mapping[str, tuple[str, ...]] | None = None,
) -> WhiteSpaceView | None:
    """Show the grid, None where nothing is sold; `experts` are those of ours to ask, by product."""
    grid = facts.white_space
    if not grid.products:
        return None
    return WhiteSpaceView(
        said=tuple(_said(grid.total, facts, currency)),
        notes=tuple(_notes(facts, names, currency)),
        grid=_grid(facts, names, sources, currency, experts or {}),
        units=_units(facts, names, currency),
        exposure=_exposure(facts.exposure, facts, names),
        interval=facts.exposure.interval,
        helpers=_helpers(facts.referrals.helpers, facts, names),
        all_favours=REFERENCES,
        favours=_favours(facts.referrals.favours, names),
        counts=tuple(
            sentence(
                "{kind}: {asked} asked, {given} given",
                kind=FAVOURS.get(count.kind, count.kind),
                asked=count.asked,
                given=count.given,
            )
            for count in facts.referrals.counts
        ),
    )


def money(amount: Decimal | None, currency: str) -> Money | None:
    """An amount in the workspace's currency; unknown stays unknown."""
    return None if amount is None else Money(amount, currency)


def share(part: Decimal | None) -> Share | None:
    """A part as a percentage; unknown stays unknown."""
    return None if part is None else Share(part)


def _said(total: Totals, facts: Facts, currency: str) -> Iterator[Sentence]:
    explored, penetration = facts.white_space.explored, facts.white_space.penetration
    if explored.value is not None:
        yield sentence(
            "{share} explored: {reason}", share=Share(explored.value), reason=explored.reason
        )
    if penetration.value is not None:
        yield sentence(
            "{share} penetrated: {reason}",
            share=Share(penetration.value),
            reason=penetration.reason,
        )
    else:
        yield penetration.reason
    amounts: list[Filling] = []
    if total.won is not None:
        amounts.append(sentence("{amount} a year won", amount=Money(total.won, currency)))
    if total.open is not None:
        amounts.append(
            sentence("{amount} in open opportunities", amount=Money(total.open, currency))
        )
    if total.potential is not None:
        amounts.append(sentence("{amount} possible", amount=Money(total.potential, currency)))
    in_money = total.penetration_in_money
    if in_money is not None:
        yield sentence(
            "{share} penetrated in money: {amounts}",
            share=Share(in_money),
            amounts=tuple(amounts),
        )
    if total.unpriced:
        yield sentence_n("one cell has no amount", "{count} cells have no amount", total.unpriced)


def _notes(facts: Facts, names: Names, currency: str) -> Iterator[Sentence]:
    grid = facts.white_space
    for cell in grid.contradicted:
        yield sentence(
            "{product}, {unit}: the file says {said}, counted as {state}",
            product=names.name("product", cell.product),
            unit=_unit_name(cell.unit, facts),
            said=Term(cell.said or ""),
            state=Term(cell.state or ""),
        )
    astray = grid.astray
    if astray.money.amount is not None:
        yield sentence(
            "{amount} of the last twelve months name no unit or product of the grid",
            amount=Money(astray.money.amount, currency),
        )
    if astray.contracts:
        yield sentence(
            "these contracts name no unit or product: {contracts}", contracts=astray.contracts
        )
    if astray.opportunities:
        said = tuple(facts.account.opportunities[key].name for key in astray.opportunities)
        yield sentence(
            "these opportunities name no unit or product: {opportunities}", opportunities=said
        )


def _unit_name(unit: str, facts: Facts) -> str:
    return facts.unit_tree.branches[unit].name


def experts_of(names: Names, members: Iterable[str]) -> Sentence | None:
    """Whom of ours to ask about a product; None where nobody is named."""
    people = tuple(names.name("team", member) for member in dict.fromkeys(members))
    return sentence("ask {people}", people=people) if people else None


def _grid(
    facts: Facts,
    names: Names,
    sources: Sources,
    currency: str,
    experts: Mapping[str, tuple[str, ...]],
) -> Table:
    grid = facts.white_space
    columns = (
        Column("product", sentence("Product"), wide=True),
        *(
            Column(
                f"unit-{unit}" if unit else "unit",
                sentence("{name}", name=_unit_name(unit, facts)),
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


def _units(facts: Facts, names: Names, currency: str) -> Table:
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


def _exposure(exposure: Exposure, facts: Facts, names: Names) -> Table:
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("never", sentence("Never told of"), wide=True),
        Column("elsewhere", sentence("Buys from others, unaware of ours"), wide=True),
        Column("again", sentence("To be told again"), wide=True),
        Column("fresh", sentence("Told lately"), wide=True),
    )

    def listed(key: str, state: ExposureState) -> tuple[Filling, ...] | None:
        said: list[Filling] = []
        for each in exposure.of(key):
            if each.state == state:
                name = names.name("product", each.product)
                said.append(
                    sentence("{name} ({day})", name=name, day=each.last) if each.last else name
                )
        return tuple(said) or None

    rows = []
    for key, contact in facts.relationships.contacts.items():
        unaware = tuple(
            names.name("product", each.product) for each in exposure.of(key) if each.is_elsewhere
        )
        rows.append(
            Row(
                key,
                (
                    Cell(contact.name, Link("", f"person-{key}")),
                    Cell(listed(key, "never")),
                    Cell(unaware or None, tone="warn" if unaware else None),
                    Cell(listed(key, "again")),
                    Cell(listed(key, "fresh")),
                ),
            )
        )
    return Table("exposure", sentence("Who was told of what"), columns, tuple(rows), filters=False)


def _helpers(helpers: tuple[Helper, ...], facts: Facts, names: Names) -> Table:
    columns = (
        Column("unit", sentence("Unit"), wide=True),
        Column("name", sentence("Who could help"), wide=True),
        Column("testify", sentence("Could testify for"), wide=True),
        Column("refer", sentence("Could introduce us to"), wide=True),
        Column("recorded", sentence("Written down")),
    )
    people = facts.account.people
    rows = tuple(
        Row(
            f"{each.unit or 'all'}-{each.person}",
            (
                Cell(_unit_name(each.unit, facts)),
                Cell(people[each.person].name, Link("", f"person-{each.person}")),
                Cell(tuple(names.name("product", key) for key in each.testify) or None),
                Cell(tuple(people[key].name for key in each.refer_to) or None),
                Cell(Term("yes") if each.is_recorded else None),
            ),
        )
        for each in helpers
    )
    return Table("helpers", sentence("Who could help us where"), columns, rows, filters=False)


def _favours(favours: tuple[Asked, ...], names: Names) -> Table:
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("kind", sentence("Kind")),
        Column("asked", sentence("Asked"), "date"),
        Column("given", sentence("Given"), "date"),
        Column("to", sentence("Leads to"), wide=True),
        Column("product", sentence("Product")),
        Column("worth", sentence("What came of it"), "money", total=True),
    )
    rows = []
    for number, each in enumerate(favours):
        favour = each.favour
        place = _leads_to(favour.to, names)
        rows.append(
            Row(
                f"{each.person}-{number}",
                (
                    Cell(each.name, Link("", f"person-{each.person}"), sub=favour.note),
                    Cell(FAVOURS.get(favour.kind, favour.kind)),
                    Cell(favour.asked),
                    Cell(favour.given),
                    Cell(place.name, place.link),
                    Cell(names.name("product", favour.product)),
                    Cell(favour.worth),
                ),
            )
        )
    return Table(
        "favours", sentence("Referrals and testimonials"), columns, tuple(rows), filters=False
    )


def _leads_to(written: str | None, names: Names) -> Ref:
    """A unit, an account, a person, or whatever was written."""
    if written is None:
        return Ref(None)
    for kind in ("unit", "account", "contact"):
        found = names.ref(kind, written)
        if found.link is not None:
            return found
    return Ref(written)
