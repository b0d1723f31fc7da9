"""What a mapping says, once it is understood: which tables and columns become what of ours.

Values only. The path beside a reference is where it stands in the mapping file, for findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kamdocs.diagnostics.place import Path
from kamdocs.exchange.cells import DateFormat, NumberFormat
from kamdocs.exchange.expression import Expression
from kamdocs.values.partial_date import Precision

Kind = Literal["team", "families", "products", "accounts", "contacts"]
FieldType = Literal["text", "whole", "amount", "date"]
ROW_NUMBER = "#"
"""A column that every table has: the number of the record, from 1."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of a table."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a text comes from: columns and words between them, then a translation of the result.

    `parts` is one reference for a plain column, one text for a constant. `values` translates the
    text, `default` stands in for an empty one. With `by_revenue` the text is found by the revenue
    rows instead (the seller of most, whether there are any, the first year).
    """

    parts: tuple[str | Reference, ...]
    at: Path
    values: Mapping[str, str] = field(default_factory=dict)
    default: str | None = None
    by_revenue: bool = False

    @property
    def references(self) -> tuple[Reference, ...]:
        """The columns it needs."""
        return tuple(part for part in self.parts if isinstance(part, Reference))


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows whose cell is (`keeps`) or is not one of the words, in any case, stay."""

    reference: Reference
    words: frozenset[str]
    keeps: bool
    at: Path


@dataclass(frozen=True, slots=True)
class TableSource:
    """A file of the source folder, and how it is written where that is not found out.

    `at` is where the mapping names the file.
    """

    name: str
    file: str
    at: Path
    delimiter: str | None = None
    encoding: str | None = None
    numbers: NumberFormat = field(default_factory=NumberFormat)
    dates: tuple[DateFormat, ...] = ()
    filters: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Two columns that say the same; each row finds at most one row on the other side."""

    left: Reference
    right: Reference
    at: Path


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a record: the path in our file, where it comes from, how it is written."""

    path: tuple[str, ...]
    cell: Cell
    type: FieldType


@dataclass(frozen=True, slots=True)
class Records:
    """How rows of one table become records of one kind.

    `links` are keys of other records (`account` of a contact, `family` of a product, `owner`,
    `parent`). With `distinct` several rows may describe one record, and the first is taken.
    """

    kind: Kind
    base: str
    key: Cell
    id: Cell
    fields: tuple[Field, ...]
    links: Mapping[str, Cell]
    filters: tuple[Filter, ...]
    distinct: bool
    at: Path

    def cells(self) -> Iterator[Cell]:
        """Every place from which it takes a text."""
        yield self.key
        yield self.id
        yield from self.links.values()
        yield from (entry.cell for entry in self.fields)


@dataclass(frozen=True, slots=True)
class Revenue:
    """How rows of one table become money: who bought what when, sold by whom, for how much."""

    base: str
    account: Cell
    date: Cell
    by: Precision
    amount: Expression
    amount_columns: Mapping[str, Reference]
    links: Mapping[str, Cell]
    unit: Cell | None
    currency: Cell | None
    filters: tuple[Filter, ...]
    at: Path

    def cells(self) -> Iterator[Cell]:
        """Every place from which it takes a text."""
        yield self.account
        yield self.date
        yield from self.links.values()
        yield from (cell for cell in (self.unit, self.currency) if cell is not None)


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """Everything a mapping file says; `source_wins` over what people changed."""

    file: str
    source: str
    source_wins: bool
    tables: Mapping[str, TableSource]
    joins: tuple[Join, ...]
    records: Mapping[Kind, Records]
    revenue: Revenue | None

    @property
    def parts(self) -> tuple[Records | Revenue, ...]:
        """Everything that is made of rows."""
        return (*self.records.values(), *(() if self.revenue is None else (self.revenue,)))
