"""Possible sales: a table to scan, and each with the decision behind it."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.opportunities import CLOSED, Chance
from kamdocs.model.opportunity import Opportunity
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Entry, badge_of, tone_of
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, Term, sentence, sentence_n

STAGES = (
    "lead", "qualified", "discovery", "proposal", "negotiation", "won", "lost", "dropped",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opportunities:
    """Opportunities as a table, and in full."""

    table: Table
    entries: tuple[Entry, ...]


def view_opportunities(facts: Facts, names: Names, sources: Sources) -> Opportunities:
    """Show the opportunities in the order of the sale, closed ones last."""
    columns = (
        Column("name", sentence("Opportunity"), wide=True),
        Column("stage", sentence("Stage"), "enum", STAGES, chips=True),
        Column("kind", sentence("Kind")),
        Column("amount", sentence("Amount"), "money", total=True),
        Column("probability", sentence("Probability"), "percent", digits=0),
        Column("weighted", sentence("Weighted"), "money", total=True),
        Column("closes", sentence("Closes"), "date"),
        Column("next", sentence("Next step"), wide=True),
    )
    found = facts.account.opportunities.values()
    ordered = sorted(found, key=lambda item: (item.stage in CLOSED, -STAGES.index(item.stage)))
    chances = facts.opportunities.items
    return Opportunities(
        Table(
            "opportunities",
            sentence("Opportunities"),
            columns,
            tuple(_row(chances[item.id], names) for item in ordered),
        ),
        tuple(_entry(item, names, sources) for item in ordered),
    )


def weighted_amount(item: Opportunity) -> Money | None:
    """Amount times probability while the sale is open; None when either is unknown."""
    if item.amount is None or item.probability is None or item.stage in CLOSED:
        return None
    return item.amount * item.probability


def closing_cell(chance: Chance) -> Cell:
    """When a sale should close; past dates and moved ones say so."""
    closes = chance.record.closes
    if chance.days_past is not None and chance.days_past > 0:
        return Cell(closes, tone="risk", icon="risk", sub=sentence("past"))
    if not chance.slips:
        return Cell(closes)
    moved = sentence_n("moved once", "moved {count} times", chance.slips)
    return Cell(closes, tone="warn" if chance.is_open else None, sub=moved)


def _row(chance: Chance, names: Names) -> Row:
    item = chance.record
    tone, icon = tone_of(item.stage)
    where = [names.name("product", item.product), names.name("unit", item.unit)]
    step = item.next
    said = (step.what, *(() if step.on is None else (step.on,))) if step else None
    return Row(
        item.id,
        (
            Cell(
                item.name,
                Link("", f"opportunity-{item.id}"),
                sub=" · ".join(str(part) for part in where if part) or None,
            ),
            Cell(Term(item.stage), tone=tone or "muted", icon=icon),
            Cell(Term(item.kind) if item.kind else None),
            Cell(item.amount),
            Cell(None if item.probability is None else Share(item.probability)),
            Cell(weighted_amount(item)),
            closing_cell(chance),
            Cell(said[0] if said else None, sub=said[1] if said and len(said) > 1 else None),
        ),
    )


def _entry(item: Opportunity, names: Names, sources: Sources) -> Entry:
    return Entry(
        anchor=f"opportunity-{item.id}",
        title=item.name,
        badges=(badge_of(item.stage),),
        details=describe_record(item, names, skip=("name", "stage")),
        source=sources.of("opportunities", item.id),
        is_closed=item.stage in CLOSED,
    )
