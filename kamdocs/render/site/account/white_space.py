"""The white-space grid of an account, who was shown what, and who could speak for us where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kamdocs.derive.account.explored import Totals
from kamdocs.derive.account.facts import Facts
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Table
from kamdocs.render.site.account.favours import (
    FAVOURS,
    exposure_table,
    favours_table,
    helpers_table,
)
from kamdocs.render.site.account.white_space_grid import (
    grid_table,
    unit_name,
    units_table,
)
from kamdocs.render.site.names import REFERENCES, Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Sentence, Share, Term, sentence, sentence_n


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
        grid=grid_table(facts, names, sources, currency, experts or {}),
        units=units_table(facts, names, currency),
        exposure=exposure_table(facts.exposure, facts, names),
        interval=facts.exposure.interval,
        helpers=helpers_table(facts.referrals.helpers, facts, names),
        all_favours=REFERENCES,
        favours=favours_table(facts.referrals.favours, names),
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
            unit=unit_name(cell.unit, facts),
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
