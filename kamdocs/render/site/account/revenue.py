"""What an account earned us: by year as columns, and by product, family, unit and seller as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from kamdocs.derive.account.earnings import Earning
from kamdocs.derive.account.revenue import Revenue as RevenueFacts
from kamdocs.derive.tally import UNSAID, Tally, Yearly
from kamdocs.derive.tally import Table as TallyTable
from kamdocs.model.account import Account
from kamdocs.render.chart.columns import ColumnPoint, Columns
from kamdocs.render.engine.link import Source
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Sentence, sentence

MOST_ENTRIES = 500
"""More lines than anybody reads on a page; all of them are in the files."""


@dataclass(frozen=True, slots=True)
class Revenue:
    """Revenue; `chart` is None when nothing is known. `notes` say what the figures leave out.

    `entries` are the newest lines as they are written, of `written` in all.
    """

    chart: Columns | None
    tables: tuple[Table, ...]
    entries: Table
    written: int
    trailing: Money | None
    trailing_said: Sentence
    is_estimated: bool
    notes: tuple[Sentence, ...]
    source: Source | None


def view_revenue(facts: RevenueFacts, account: Account, names: Names, sources: Sources, year: int) -> Revenue:  # fmt: skip
    """Show the revenue of an account; `year` is the running one, whose column is not full yet."""
    targets = {
        when.first.year: figures["revenue"]
        for when, figures in account.targets.items()
        if "revenue" in figures and when.precision == "year"
    }
    trailing = facts.trailing
    notes = [
        sentence("{amounts} are not counted: no exchange rate is set", amounts=tally.unconverted)
        for tally in facts.by_year.values()
        if tally.unconverted
    ]
    if facts.ignored:
        notes.append(
            sentence("Entries of the account that the money table says already are not counted.")
        )
    places = trailing.places or tuple(item.place for item in facts.earnings)
    return Revenue(
        chart=yearly_columns(facts.by_year, facts.currency, year, targets),
        tables=revenue_tables(facts, names),
        entries=_entries(facts.earnings, names, sources),
        written=len(facts.earnings),
        trailing=None if trailing.value is None else Money(trailing.value, facts.currency),
        trailing_said=trailing.reason,
        is_estimated=trailing.is_estimated,
        notes=tuple(notes),
        source=sources.at(places[-1]) if places else None,
    )


def yearly_columns(
    by_year: Yearly, currency: str, year: int, targets: Mapping[int, Decimal] | None = None
) -> Columns | None:
    """Columns of every year from the first known to the last, years without money as unknown."""
    goals = targets or {}
    years = [*by_year, *goals]
    if not by_year:
        return None
    points = []
    for number in range(max(min(years), max(years) - 11), max(years) + 1):
        tally = by_year.get(number, Tally())
        points.append(
            ColumnPoint(
                name=str(number),
                value=None if tally.amount is None else Money(tally.amount, currency),
                target=Money(goals[number], currency) if number in goals else None,
                is_partial=number >= year,
            )
        )
    return Columns(sentence("Revenue by year"), tuple(points), currency)


def revenue_tables(facts: RevenueFacts, names: Names) -> tuple[Table, ...]:
    """The tables by product, family, unit and seller that say anything."""
    kinds: tuple[tuple[str, Sentence, TallyTable, str], ...] = (
        ("by-product", sentence("By product"), facts.by_product, "product"),
        ("by-family", sentence("By family"), facts.by_family, "family"),
        ("by-unit", sentence("By unit"), facts.by_unit, "unit"),
        ("by-seller", sentence("By seller"), facts.by_seller, "team"),
    )
    return tuple(
        tally_table(key, title, table, facts.currency, partial(names.name, kind))
        for key, title, table, kind in kinds
        if any(name != UNSAID for name in table)
    )


def _entries(earnings: Sequence[Earning], names: Names, sources: Sources) -> Table:
    """Every line as it is written, the newest first; columns in which nothing is said are left out."""
    newest = tuple(reversed(earnings))[:MOST_ENTRIES]
    said: tuple[tuple[str, Sentence, Callable[[Earning], Filling]], ...] = (
        ("unit", sentence("Unit"), lambda item: names.name("unit", item.unit)),
        ("product", sentence("Product"), lambda item: names.name("product", item.product)),
        ("seller", sentence("Seller"), lambda item: names.name("team", item.seller)),
        ("source", sentence("Booked as"), lambda item: item.source),
    )
    shown = [each for each in said if any(getattr(item, each[0]) != UNSAID for item in newest)]
    columns = (
        Column("when", sentence("When"), "date"),
        *(Column(key, title) for key, title, _ in shown),
        Column("amount", sentence("Amount"), "money", total=True),
    )
    rows = tuple(
        Row(
            str(number),
            (
                Cell(item.when, source=sources.at(item.place)),
                *(
                    Cell(told(item) if getattr(item, key) != UNSAID else None)
                    for key, _, told in shown
                ),
                Cell(item.paid),
            ),
        )
        for number, item in enumerate(newest)
    )
    return Table("entries", sentence("Every entry"), columns, rows)


def tally_table(
    key: str, title: Sentence, table: TallyTable, currency: str, name_of: Callable[[str], Any]
) -> Table:
    """A table of sums by thing and year, the largest of the newest year first."""
    years = sorted({year for yearly in table.values() for year in yearly})[-4:]
    columns = (
        Column("name", title, wide=True),
        *(Column(f"y{year}", sentence("{year}", year=str(year)), "money", total=True) for year in years),
        Column("all", sentence("All years"), "money", total=True),
    )  # fmt: skip
    rows = []
    for name, yearly in table.items():
        known = [tally.amount for tally in yearly.values() if tally.amount is not None]
        whole: Filling | None = Money(sum(known, Decimal(0)), currency) if known else None
        shown: Filling = name_of(name) if name != UNSAID else sentence("not said")
        cells = (
            Cell(shown),
            *(_cell(yearly.get(year), currency) for year in years),
            Cell(whole),
        )
        rows.append(Row(name or "unsaid", cells))
    return Table(key, title, columns, tuple(rows), sort="-all", filters=False)


def _cell(tally: Tally | None, currency: str) -> Cell:
    if tally is None or tally.amount is None:
        return Cell(None)
    said = sentence("estimated") if tally.is_estimated else None
    return Cell(Money(tally.amount, currency), sub=said)
