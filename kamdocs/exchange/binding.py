"""A mapping and the tables it names in; findings for every column that no table has out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, Place
from kamdocs.exchange.join import plan_route
from kamdocs.exchange.mapping import ROW_NUMBER, ImportMapping, Records, Reference, Revenue
from kamdocs.exchange.mapping_keys import guess
from kamdocs.exchange.tables import Table
from kamdocs.values.sentence import sentence


def check_columns(mapping: ImportMapping, tables: Mapping[str, Table]) -> tuple[Finding, ...]:
    """What a mapping asks of its tables that they cannot give."""
    findings = [
        finding
        for reference, at in _references(mapping)
        if (finding := _missing(reference, at, mapping.file, tables)) is not None
    ]
    if not findings:
        for part in mapping.parts:
            route = plan_route(part.base, tables_of(part), mapping.joins)
            if isinstance(route, str):
                message = sentence(
                    "no join leads from {table} to {other}", table=part.base, other=route
                )
                findings.append(Finding("unreadable-join", Place(part.at, mapping.file), message))
    return tuple(dict.fromkeys(findings))


def tables_of(part: Records | Revenue) -> tuple[str, ...]:
    """The tables whose columns a part of the mapping needs."""
    needed = [reference.table for cell in part.cells() for reference in cell.references]
    needed += [rule.reference.table for rule in part.filters]
    if isinstance(part, Revenue):
        needed += [reference.table for reference in part.amount_columns.values()]
    return tuple(dict.fromkeys(needed))


def _references(mapping: ImportMapping) -> Iterator[tuple[Reference, Path]]:
    for table in mapping.tables.values():
        for rule in table.filters:
            yield rule.reference, rule.at
    for join in mapping.joins:
        yield join.left, join.at
        yield join.right, join.at
    for part in mapping.parts:
        for cell in part.cells():
            for reference in cell.references:
                yield reference, cell.at
        for rule in part.filters:
            yield rule.reference, rule.at
    if mapping.revenue is not None:
        for reference in mapping.revenue.amount_columns.values():
            yield reference, (*mapping.revenue.at, "amount")


def _missing(
    reference: Reference, at: Path, file: str, tables: Mapping[str, Table]
) -> Finding | None:
    table = tables.get(reference.table)
    if table is None or reference.column == ROW_NUMBER or reference.column in table.columns:
        return None
    message = sentence(
        "the table {table} has no column {column}", table=table.name, column=reference.column
    )
    hint = guess(reference.column, table.columns) or sentence(
        "its columns: {columns}; the same text for every row is written {example}",
        columns=table.columns,
        example=f"{{always: {reference.column}}}",
    )
    return Finding("unknown-column", Place(at, file), message, hint)
