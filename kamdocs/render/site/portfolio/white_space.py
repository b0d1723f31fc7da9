"""The white space of all accounts: accounts by families of products, what is known, won and possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kamdocs.derive.account.explored import STATES, Totals, add_totals
from kamdocs.render.chart.state_signs import STATES as SIGNS
from kamdocs.render.chart.state_signs import StateCounts, StateSign
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.white_space_grid import experts_of, totals_cells, totals_columns
from kamdocs.render.site.dotted import dotted
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.values.sentence import Sentence, Share, Term, sentence


@dataclass(frozen=True, slots=True)
class AccountRow:
    """The grid of one account, added up by family and product, and how many were never told of something."""

    by_family: Mapping[str, Totals]
    by_product: Mapping[str, Totals]
    total: Totals
    never_told: int


@dataclass(frozen=True, slots=True)
class WhiteSpacePage:
    """Accounts by families, families and products by themselves, and all of it in sentences."""

    said: tuple[Sentence, ...]
    legend: tuple[tuple[Term, StateSign], ...]
    accounts: Table
    families: Table
    products: Table


def gather(item: AccountInput) -> AccountRow:
    """One account's grid."""
    facts = item.facts
    return AccountRow(
        facts.white_space.by_family,
        facts.white_space.by_product,
        facts.white_space.total,
        len({each.contact for each in facts.exposure.in_state("never")}),
    )


def make(gathered: Mapping[str, AccountRow], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_white_space(gathered, site)
    title = sentence("White space")
    return (
        Draft(
            "white-space/index.html",
            "site/portfolio/white_space.html",
            title,
            view,
            current="white_space",
        ),
    )


def view_white_space(gathered: Mapping[str, AccountRow], site: SiteInput) -> WhiteSpacePage:
    """Show every account that is not gone, the largest potential first."""
    rows = {
        key: row
        for key, row in gathered.items()
        if site.portfolio.accounts[key].lifecycle != "former"
    }
    return WhiteSpacePage(
        tuple(_said(add_totals(row.total for row in rows.values()))),
        tuple((Term(state), StateSign(state)) for state in SIGNS),
        _accounts(rows, site),
        _families(rows, site),
        _products(rows, site),
    )


def _said(total: Totals) -> Iterator[Sentence]:
    if total.explored is None:
        yield sentence("there is nothing that could be sold to any unit")
        return
    yield sentence(
        "{share} of all cells that could be sold are explored: {known} of {eligible}",
        share=Share(total.explored),
        known=total.known,
        eligible=total.eligible,
    )
    if total.penetration is not None:
        yield sentence(
            "{share} of those are won; in money {in_money}",
            share=Share(total.penetration),
            in_money=Share(total.penetration_in_money)
            if total.penetration_in_money is not None
            else sentence("unknown"),
        )


def _accounts(rows: Mapping[str, AccountRow], site: SiteInput) -> Table:
    families = [key for key in site.shared.catalogue.families if _is_sold(key, rows)]
    names = site.shared.catalogue.families
    columns = (
        Column("account", sentence("Account"), wide=True),
        *(Column(f"family-{key}", sentence("{name}", name=names[key].name)) for key in families),
        Column("unexplored", sentence("Unexplored"), "number", total=True),
        *totals_columns(),
        Column("never", sentence("People with something never told"), "number", total=True),
    )
    currency = site.shared.settings.currency
    made = tuple(
        Row(
            key,
            (
                Cell(site.portfolio.accounts[key].name, account_link(key, "white-space")),
                *(_counted(row.by_family.get(family)) for family in families),
                Cell(row.total.unexplored),
                *totals_cells(row.total, currency),
                Cell(row.never_told),
            ),
        )
        for key, row in rows.items()
    )
    return Table(
        "white-space-accounts",
        sentence("Accounts and families"),
        columns,
        made,
        sort="-potential",
        empty=sentence("No account yet."),
    )


def _is_sold(family: str, rows: Mapping[str, AccountRow]) -> bool:
    return any(family in row.by_family for row in rows.values())


def _counted(total: Totals | None) -> Cell:
    """The states of some cells, with how many there are of each."""
    if total is None:
        return Cell(None)
    counts = tuple(
        (state, count)
        for state, count in (
            *((state, total.counts[state]) for state in STATES),
            ("unexplored", total.unexplored),
        )
        if count
    )
    words = [sentence("{state} {count}", state=Term(state), count=count) for state, count in counts]
    return Cell(dotted(words), picture=StateCounts(counts), is_drawn=True)


def _families(rows: Mapping[str, AccountRow], site: SiteInput) -> Table:
    columns = (
        Column("family", sentence("Family"), wide=True),
        Column("accounts", sentence("Accounts that have it"), "number"),
        *totals_columns(),
    )
    currency = site.shared.settings.currency
    made = []
    for key, family in site.shared.catalogue.families.items():
        found = [row.by_family[key] for row in rows.values() if key in row.by_family]
        if found:
            buyers = sum(total.counts["won"] > 0 for total in found)
            cells = totals_cells(add_totals(found), currency)
            asked = (one for product in family.products.values() for one in product.experts)
            name = Cell(family.name, sub=experts_of(site.names, asked))
            made.append(Row(key, (name, Cell(buyers), *cells)))
    return Table(
        "white-space-families",
        sentence("Families"),
        columns,
        tuple(made),
        sort="-potential",
        filters=False,
        find="family",
    )


def _products(rows: Mapping[str, AccountRow], site: SiteInput) -> Table:
    """Every product of the catalogue, also those that no account could buy."""
    columns = (
        Column("product", sentence("Product"), wide=True),
        Column("family", sentence("Family"), chips=True),
        Column("accounts", sentence("Accounts that have it"), "number"),
        *totals_columns(),
    )
    currency = site.shared.settings.currency
    made = []
    for family in site.shared.catalogue.families.values():
        for key, product in family.products.items():
            found = [row.by_product[key] for row in rows.values() if key in row.by_product]
            buyers = sum(total.counts["won"] > 0 for total in found)
            cells = totals_cells(add_totals(found), currency)
            made.append(Row(key, (Cell(product.name), Cell(family.name), Cell(buyers), *cells)))
    return Table(
        "white-space-products",
        sentence("Products"),
        columns,
        tuple(made),
        sort="-potential",
        find="product",
    )


PAGE = PortfolioPage(
    make, gather, sentence("White space"), "white-space/index.html", icon="potential", place=35
)
