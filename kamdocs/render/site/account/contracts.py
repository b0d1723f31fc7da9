"""The contracts of an account: a table to scan and everything recorded of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from kamdocs.derive.account.contracts import ContractFacts, RenewalState
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.rates import find_rate_steps, never_raised_since
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Badge, Entry
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence, Share, Term, sentence, sentence_n

TONES: Mapping[RenewalState, tuple[Tone, str]] = {
    "due": ("warn", "warn"),
    "started": ("ok", "up"),
    "given_notice": ("risk", "risk"),
    "over": ("muted", "keep"),
}


@dataclass(frozen=True, slots=True)
class Contracts:
    """Contracts as a table, and in full; `rates` are their prices, `notes` which were never raised."""

    table: Table
    entries: tuple[Entry, ...]
    rates: Table
    notes: tuple[Sentence, ...]


def view_contracts(facts: Facts, names: Names, sources: Sources) -> Contracts:
    """Show the contracts, the next to be decided first."""
    columns = (
        Column("name", sentence("Contract"), wide=True),
        Column("products", sentence("Products"), wide=True),
        Column("value", sentence("Value a year"), "money", total=True),
        Column("ends", sentence("Ends"), "date"),
        Column("deadline", sentence("Notice until"), "date"),
        Column("begin", sentence("Begin renewal"), "date"),
        Column("state", sentence("State"), "enum", get_args(RenewalState)),
        Column("entries", sentence("Value on record"), "number"),
    )
    found = tuple(facts.contracts.by_id.values())
    rows = tuple(_row(each, names) for each in found)
    return Contracts(
        Table("contracts", sentence("Contracts"), columns, rows, sort="ends"),
        tuple(_entry(each, names, sources) for each in found),
        _rates(found),
        tuple(_never_raised(found, facts.today)),
    )


def _rates(contracts: tuple[ContractFacts, ...]) -> Table:
    """Each price of each contract, and how it moved."""
    columns = (
        Column("contract", sentence("Contract"), wide=True),
        Column("on", sentence("Since"), "date"),
        Column("price", sentence("Price"), "money"),
        Column("unit", sentence("Per")),
        Column("change", sentence("Change"), "percent"),
    )
    rows = tuple(
        Row(
            f"{each.id}-{number}",
            (
                Cell(each.contract.name or each.id, Link("", f"contract-{each.id}")),
                Cell(step.rate.on),
                Cell(step.rate.price),
                Cell(step.rate.unit),
                Cell(None if step.change is None else Share(step.change)),
            ),
        )
        for each in contracts
        for number, step in enumerate(find_rate_steps(each.contract))
    )
    return Table("rates", sentence("How prices moved"), columns, rows, filters=False)


def _never_raised(contracts: tuple[ContractFacts, ...], today: date) -> Iterator[Sentence]:
    for each in contracts:
        since = never_raised_since(each.contract, today) if each.is_running else None
        if since is not None:
            yield sentence(
                "the price of {contract} has never been raised since {when}",
                contract=each.contract.name or each.id,
                when=since,
            )


def _row(each: ContractFacts, names: Names) -> Row:
    contract = each.contract
    products = tuple(names.name("product", key) for key in contract.products)
    tone, icon = TONES.get(each.state, (None, None))
    return Row(
        each.id,
        (
            Cell(contract.name or each.id, Link("", f"contract-{each.id}")),
            Cell(products or None),
            Cell(contract.value),
            Cell(each.ends, sub=sentence("renews by itself") if contract.renews else None),
            Cell(
                each.deadline,
                sub=sentence("not known") if each.is_notice_unknown and each.is_running else None,
            ),
            Cell(each.renew_from),
            Cell(Term(each.state), tone=tone, icon=icon),
            Cell(len(each.value_entries)),
        ),
    )


def _entry(each: ContractFacts, names: Names, sources: Sources) -> Entry:
    contract = each.contract
    badges = []
    if contract.non_solicit is None and each.is_running:
        badges.append(Badge(sentence("non-solicit clause unknown"), "warn", "warn"))
    if each.is_notice_unknown and each.is_running:
        badges.append(Badge(sentence("notice unknown"), "warn", "warn"))
    if each.price_change is not None:
        badges.append(
            Badge(
                sentence_n(
                    "price {change} since the first",
                    "price {change} over {count} steps",
                    len(contract.rates) - 1,
                    change=Share(each.price_change),
                ),
                "info",
            )
        )
    return Entry(
        anchor=f"contract-{each.id}",
        title=contract.name or each.id,
        badges=tuple(badges),
        details=describe_record(contract, names, skip=("name", "rates")),
        source=sources.of("contracts", each.id),
    )
