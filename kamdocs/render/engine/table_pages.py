"""Long tables in parts: a table comes in, tables of some of its rows go out that know of each other.

A browser sorts and filters a thousand rows at once; more are spread over pages when the site is built.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Part, Table

MOST_ROWS = 1_000
"""How many rows a table may have that stays whole."""
PAGE_ROWS = 500
"""How many rows of a longer one stand on a page."""


def is_long(table: Table) -> bool:
    """Whether a table is spread over pages."""
    return len(table.rows) > MOST_ROWS


def paginate(table: Table, at: Callable[[int], Link], csv: Link) -> tuple[Table, ...]:
    """Cut a table as it is sorted; `at` gives the address of a part by its number from 1."""
    rows = table.sorted_rows
    starts = range(0, len(rows), PAGE_ROWS)
    pages = tuple(at(number + 1) for number in range(len(starts)))
    return tuple(
        replace(
            table,
            rows=rows[start : start + PAGE_ROWS],
            part=Part(table, number, start + 1, min(start + PAGE_ROWS, len(rows)), pages, csv),
        )
        for number, start in enumerate(starts)
    )
