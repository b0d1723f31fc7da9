"""The one table component: typed columns and rows of values come in; sorted rows, totals and CSV go out.

Values stay values (amounts, dates, terms); the template `site/parts/table.html` writes them as the
language does, and the script that sorts and filters in the browser works on the keys made here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from kamdocs.language.speak import Speaker
from kamdocs.render.engine.link import Link, Source
from kamdocs.values.csv_text import guard_cell, write_rows
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Filling, Sentence, Share, Term, Worded

Kind = Literal["text", "money", "number", "percent", "date", "enum"]
Tone = Literal["ok", "warn", "risk", "info", "muted"]

_NUMERIC = frozenset(["money", "number", "percent"])


@dataclass(frozen=True, slots=True)
class Cell:
    """One value with what belongs to it; a value of None is said to be unknown.

    `sub` is written small below, `tone` and `icon` go with states, `picture` is a chart drawn beside
    the value, or in its place when it `is_drawn` and the value is only for ears, `source` the line it
    comes from, `why` what is said of a value that is not there.
    """

    value: Filling | None
    link: Link | None = None
    sub: Filling | None = None
    tone: Tone | None = None
    icon: str | None = None
    picture: Any = None
    is_drawn: bool = False
    source: Source | None = None
    why: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `order` gives the words of an enum in their order, `digits` the decimals shown.

    `chips` offers its values as filters; `total` sums it; `hint` explains the heading.
    """

    key: str
    title: Sentence
    kind: Kind = "text"
    order: tuple[str, ...] = ()
    total: bool = False
    chips: bool = False
    hint: Sentence | None = None
    digits: int | None = None
    wide: bool = False

    @property
    def is_numeric(self) -> bool:
        """Whether values stand at the right, digit below digit."""
        return self.kind in _NUMERIC


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a stable id and one cell for each column."""

    id: str
    cells: tuple[Cell, ...]
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows of a long table stand here, counted from 1, and where all of them do.

    `number` is the place of this part among `pages`.
    """

    whole: Table
    number: int
    first: int
    last: int
    pages: tuple[Link, ...]
    csv: Link

    @property
    def all(self) -> int:
        """How many rows the whole table has."""
        return len(self.whole.rows)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `sort` names the column it is sorted by, with `-` before it from the largest down.

    Rows that are equal there keep the order in which they came. `find` is what its rows are to the
    search of the site, None when they are found elsewhere. A `part` of a longer table has its totals.
    """

    id: str
    caption: Sentence
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sort: str | None = None
    empty: Sentence | None = None
    filters: bool = True
    find: str | None = None
    part: Part | None = None

    def without(self, *keys: str) -> Table:
        """The table without some of its columns."""
        kept = [number for number, column in enumerate(self.columns) if column.key not in keys]
        rows = (replace(row, cells=tuple(row.cells[n] for n in kept)) for row in self.rows)
        return replace(self, columns=tuple(self.columns[n] for n in kept), rows=tuple(rows))

    @property
    def sorted_rows(self) -> tuple[Row, ...]:
        """The rows in the order in which they are shown, unknown values last."""
        if self.sort is None:
            return self.rows
        return sort_rows(self, self.sort.removeprefix("-"), descending=self.sort.startswith("-"))

    @property
    def totals(self) -> tuple[Filling | None, ...]:
        """The sum of each column that has one, over all rows of the whole table."""
        return tuple(
            _total([row.cells[number].value for row in self._all_rows]) if column.total else None
            for number, column in enumerate(self.columns)
        )

    @property
    def has_totals(self) -> bool:
        """Whether some column has a sum to show."""
        return any(total is not None for total in self.totals)

    def decimals(self, column: Column) -> Literal["minor", "none"]:
        """Whether the amounts of a column need their decimals: all of them do, or none."""
        number = self.columns.index(column)
        amounts = (row.cells[number].value for row in self._all_rows)
        whole = all(
            value.rounded().amount == value.rounded().amount.to_integral_value()
            for value in amounts
            if isinstance(value, Money)
        )
        return "none" if whole else "minor"

    @property
    def _all_rows(self) -> tuple[Row, ...]:
        return self.rows if self.part is None else self.part.whole.rows


def sort_rows(table: Table, key: str, *, descending: bool) -> tuple[Row, ...]:
    """Sort by a column; equal rows keep their order, and unknown values stand last either way."""
    number = next(index for index, column in enumerate(table.columns) if column.key == key)
    column = table.columns[number]

    def known(row: Row) -> Any:
        return sort_key(row.cells[number].value, column)

    rows = [row for row in table.rows if row.cells[number].value is not None]
    unknown = [row for row in table.rows if row.cells[number].value is None]
    return (*sorted(rows, key=known, reverse=descending), *unknown)


def sort_key(value: Filling | None, column: Column) -> Any:
    """What a value is sorted by: its number, its day, its place in the order, its folded text."""
    raw = raw_value(value)
    if column.kind == "enum" and column.order:
        return column.order.index(raw) if raw in column.order else len(column.order)
    if column.is_numeric:
        return Decimal(raw or 0)
    return fold(raw)


def raw_value(value: Filling | None) -> str:
    """A value without any language: a plain number, an ISO date, a word; unknown is empty."""
    match value:
        case None:
            return ""
        case Money(amount, _):
            return f"{amount:f}"
        case Share(fraction):
            return f"{fraction:f}"
        case Decimal():
            return f"{value:f}"
        case Term(word):
            return word
        case PartialDate() | date() | int():
            return str(value)
        case tuple():
            return "; ".join(raw_value(item) for item in value)
        case _:
            return str(value)


def fold(text: str) -> str:
    """A text as it is searched and sorted: lower case, without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("l·l", "ll"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Filling | None]]) -> str:
    """Write rows as CSV: plain numbers, ISO dates, and text that no spreadsheet takes for a formula."""
    return write_rows([header, *([_guarded(value) for value in row] for row in rows)])


def table_csv(table: Table, speaker: Speaker) -> str:
    """A table as CSV in the order shown, with the headings of the speaker's language."""
    header = [speaker.speak(column.title) for column in table.columns]
    return write_csv(header, ([cell.value for cell in row.cells] for row in table.sorted_rows))


def _guarded(value: Filling | None) -> str:
    raw = raw_value(value)
    is_text = isinstance(value, str | Sentence | Term | tuple | Worded)
    return guard_cell(raw) if is_text else raw


def _total(values: Sequence[Filling | None]) -> Filling | None:
    """The sum of what is known, None when nothing is or currencies differ."""
    amounts = [value for value in values if isinstance(value, Money)]
    numbers = [value for value in values if isinstance(value, Decimal | int)]
    if amounts and not numbers and len({amount.currency for amount in amounts}) == 1:
        return Money(sum((amount.amount for amount in amounts), Decimal(0)), amounts[0].currency)
    return sum(numbers, Decimal(0)) if numbers and not amounts else None
