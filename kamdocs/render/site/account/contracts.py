"""The contracts of an account: a table to scan and everything recorded of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.model.account import Account
from kamdocs.model.contract import Contract
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Entry
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import sentence


@dataclass(frozen=True, slots=True)
class Contracts:
    """Contracts as a table, and in full."""

    table: Table
    entries: tuple[Entry, ...]


def view_contracts(account: Account, names: Names, sources: Sources, today: date) -> Contracts:
    """Show the contracts, the next to end first."""
    columns = (
        Column("name", sentence("Contract"), wide=True),
        Column("products", sentence("Products"), wide=True),
        Column("value", sentence("Value a year"), "money", total=True),
        Column("ends", sentence("Ends"), "date"),
        Column("deadline", sentence("Notice until"), "date"),
        Column("renews", sentence("Renews by itself")),
        Column("indexation", sentence("Indexation")),
    )
    rows = tuple(_row(contract, names, today) for contract in account.contracts.values())
    return Contracts(
        Table("contracts", sentence("Contracts"), columns, rows, sort="ends"),
        tuple(_entry(contract, names, sources) for contract in account.contracts.values()),
    )


def notice_deadline(contract: Contract) -> date | None:
    """The last day on which notice can be given."""
    if contract.ends is None or contract.notice is None:
        return None
    return contract.notice.before(contract.ends.last)


def _row(contract: Contract, names: Names, today: date) -> Row:
    products = tuple(names.name("product", key) for key in contract.products)
    is_over = contract.ends is not None and contract.ends.is_over(today)
    deadline = notice_deadline(contract)
    return Row(
        contract.id,
        (
            Cell(contract.name or contract.id, Link("", f"contract-{contract.id}")),
            Cell(products or None),
            Cell(contract.value),
            Cell(
                contract.ends,
                tone="warn" if is_over else None,
                icon="warn" if is_over else None,
                sub=sentence("over") if is_over else None,
            ),
            Cell(deadline),
            Cell(contract.renews),
            Cell(contract.indexation),
        ),
    )


def _entry(contract: Contract, names: Names, sources: Sources) -> Entry:
    return Entry(
        anchor=f"contract-{contract.id}",
        title=contract.name or contract.id,
        details=describe_record(contract, names, skip=("name",)),
        source=sources.of("contracts", contract.id),
    )
