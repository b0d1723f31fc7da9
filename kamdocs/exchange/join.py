"""Tables and the joins between them in; each row of one table with the rows it belongs to out.

A row finds at most one row in every other table. What finds none is remembered, never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kamdocs.exchange.mapping import ROW_NUMBER, Filter, Join, Reference
from kamdocs.exchange.report import LeftOutRows
from kamdocs.exchange.tables import Row, Table

Getter = Callable[["Joined"], str]


@dataclass(frozen=True, slots=True)
class Lost:
    """A join that found nothing: the text at `start`, on a line of its table, looked for at `goal`."""

    start: Reference
    goal: Reference
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A row of the table one started from, the rows found for it by table, and joins that failed."""

    row: Row
    found: Mapping[str, Row]
    lost: tuple[Lost, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """One join, walked from a table already reached to the next."""

    start: Reference
    goal: Reference


def getter(reference: Reference, tables: Mapping[str, Table]) -> Getter:
    """How to take a cell out of joined rows: its text, empty where no row was found."""
    table = reference.table
    if reference.column == ROW_NUMBER:
        return lambda joined: str(joined.found[table].number) if table in joined.found else ""
    position = tables[table].columns.index(reference.column)
    return lambda joined: joined.found[table].cells[position] if table in joined.found else ""


def plan_route(base: str, goals: Iterable[str], joins: Iterable[Join]) -> list[_Step] | str:
    """The joins to walk from `base` so that all `goals` are reached; else the goal that cannot be.

    A join can be walked either way. Of several ways the one with fewest steps is taken, and among
    those the one whose joins are written first.
    """
    joins = tuple(joins)
    came_by: dict[str, _Step | None] = {base: None}
    queue = [base]
    for table in queue:
        for join in joins:
            for start, goal in ((join.left, join.right), (join.right, join.left)):
                if start.table == table and goal.table not in came_by:
                    came_by[goal.table] = _Step(start, goal)
                    queue.append(goal.table)
    needed: set[str] = set()
    for target in goals:
        if target not in came_by:
            return target
        step = came_by[target]
        while step is not None:
            needed.add(step.goal.table)
            step = came_by[step.start.table]
    return [step for table in queue if table in needed and (step := came_by[table]) is not None]


def join_rows(
    what: str,
    base: str,
    route: Iterable[_Step],
    tables: Mapping[str, Table],
    left_out: LeftOutRows,
) -> Iterator[Joined]:
    """Every row of `base` with the rows the route leads to."""
    steps = [
        (step, getter(step.start, tables), _index(step.goal, tables, what, left_out))
        for step in route
    ]
    for row in tables[base].rows:
        found = {base: row}
        joined = Joined(row, found)
        lost = []
        for step, start, index in steps:
            if step.start.table not in found:
                continue
            key = start(joined).strip()
            match = index.get(key) if key else None
            if match is not None:
                found[step.goal.table] = match
                continue
            lost.append(Lost(step.start, step.goal, found[step.start.table].line, key))
        yield Joined(row, found, tuple(lost)) if lost else joined


def tell_lost(what: str, joined: Joined, left_out: LeftOutRows, *, kept: bool) -> None:
    """Tell the joins of a row that found nothing; `kept` when the row counts all the same."""
    for lost in joined.lost:
        left_out.add(
            what,
            "joins_nothing",
            lost.start.table,
            lost.line,
            lost.text,
            column=lost.start.column,
            target=f"{lost.goal.table}.{lost.goal.column}",
            kept=kept,
        )


def keep_rows(
    what: str,
    rows: Iterable[Joined],
    filters: Iterable[Filter],
    tables: Mapping[str, Table],
    left_out: LeftOutRows,
) -> Iterator[Joined]:
    """The rows that pass all filters; the others are told."""
    tests = [(rule, getter(rule.reference, tables)) for rule in filters]
    for joined in rows:
        for rule, take in tests:
            text = take(joined).strip()
            if (text.casefold() in rule.words) != rule.keeps:
                left_out.add(
                    what,
                    "filtered",
                    rule.reference.table,
                    joined.row.line,
                    text,
                    column=rule.reference.column,
                )
                break
        else:
            yield joined


def filter_table(table: Table, filters: Iterable[Filter], left_out: LeftOutRows) -> Table:
    """A table without the rows that its own filters leave out."""
    tables = {table.name: table}
    rows = (Joined(row, {table.name: row}) for row in table.rows)
    kept = tuple(joined.row for joined in keep_rows(table.name, rows, filters, tables, left_out))
    return Table(table.name, table.file, table.columns, kept, table.encoding, table.delimiter)


def _index(
    reference: Reference, tables: Mapping[str, Table], what: str, left_out: LeftOutRows
) -> dict[str, Row]:
    """The rows of a table by a column; where several have the same text the first is taken."""
    table = tables[reference.table]
    take = getter(reference, tables)
    index: dict[str, Row] = {}
    for row in table.rows:
        key = take(Joined(row, {table.name: row})).strip()
        if not key:
            continue
        if key in index:
            left_out.add(
                f"{what}: {table.name}", "twice", table.name, row.line, key, column=reference.column
            )
            continue
        index[key] = row
    return index
