"""The part of a mapping file about its tables: files, ways of writing, filters and joins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from kamdocs.diagnostics.place import Path
from kamdocs.exchange.cells import DEFAULT_DATES, DateFormat, NumberFormat, read_date_format
from kamdocs.exchange.mapping import Filter, Join, Reference, TableSource
from kamdocs.exchange.mapping_keys import Checked
from kamdocs.read.yaml_tree import Value
from kamdocs.values.identifier import id_fault
from kamdocs.values.sentence import sentence

_JOIN = re.compile(r"(.+?)\s*(?:->|→|=)\s*(.+)")
_MARKS = {".": ".", ",": ",", "'": "'", " ": " ", "none": ""}


def read_tables(checked: Checked, told: Mapping[str, Value]) -> None:
    """Read `tables`, and what holds for all of them, into `checked.tables`."""
    numbers = read_numbers(checked, told.get("numbers"), ("numbers",), NumberFormat())
    dates = read_dates(checked, told.get("dates", list(DEFAULT_DATES)), ("dates",))
    tables = told.get("tables", {})
    if not isinstance(tables, dict):
        checked.keys(tables, ("tables",), ())
        return
    known = ("file", "delimiter", "encoding", "numbers", "dates", "only", "drop")
    for name, value in tables.items():
        path = ("tables", name)
        if id_fault(name):
            message = sentence("{text} cannot be the name of a table", text=name)
            checked.tell("wrong-shape", path, message, key=True)
        is_short = isinstance(value, str)
        entry: Value = {"file": value} if is_short else value
        told_here = checked.keys(entry, path, known, ("file",))
        table = _read_table(checked, name, told_here, path, numbers, dates)
        checked.tables[name] = table if is_short else replace(table, at=(*path, "file"))


def _read_table(
    checked: Checked,
    name: str,
    value: Mapping[str, Value],
    path: Path,
    numbers: NumberFormat,
    dates: tuple[DateFormat, ...],
) -> TableSource:
    """One entry of `tables`; `numbers` and `dates` hold where it says nothing itself."""

    def text(key: str) -> str | None:
        return checked.text(value[key], (*path, key)) if key in value else None

    delimiter = text("delimiter")
    if delimiter is not None:
        delimiter = {"tab": "\t"}.get(delimiter, delimiter)
        if len(delimiter) != 1 or delimiter in '"\r\n':
            message = sentence("a delimiter is a single character, or the word tab")
            checked.tell("wrong-shape", (*path, "delimiter"), message)
    return TableSource(
        name=name,
        file=text("file") or "",
        at=path,
        delimiter=delimiter,
        encoding=text("encoding"),
        numbers=read_numbers(checked, value.get("numbers"), (*path, "numbers"), numbers),
        dates=read_dates(checked, value["dates"], (*path, "dates")) if "dates" in value else dates,
        filters=read_filters(checked, value, path, name),
    )


def read_numbers(checked: Checked, value: Value, path: Path, default: NumberFormat) -> NumberFormat:
    """How numbers are written: `{decimal: ',', group: '.', empty: 0}`."""
    if value is None:
        return default
    told = checked.keys(value, path, ("decimal", "group", "empty"))
    decimal = (
        checked.one_of(told["decimal"], (*path, "decimal"), _MARKS)
        if "decimal" in told
        else default.decimal
    )
    inherited = "" if "decimal" in told else default.group
    group = (
        checked.one_of(told["group"], (*path, "group"), _MARKS) if "group" in told else inherited
    )
    empty = default.empty
    if "empty" in told:
        text = checked.text(told["empty"], (*path, "empty")) or ""
        empty = Decimal(text) if re.fullmatch(r"-?\d{1,20}(\.\d{1,20})?", text) else None
        if empty is None:
            checked.tell("wrong-shape", (*path, "empty"), sentence("a number is expected here"))
    if not decimal or decimal == group:
        message = sentence("the decimal mark and the group mark must differ")
        checked.tell("wrong-shape", path, message)
    return NumberFormat(decimal or ".", group or "", empty)


def read_dates(checked: Checked, value: Value, path: Path) -> tuple[DateFormat, ...]:
    """How dates are written: one way, or several to be tried in turn."""
    formats = []
    for tokens in checked.texts(value, path):
        written = read_date_format(tokens)
        if written is None:
            message = sentence(
                "{tokens} is no way to write dates: YYYY or YY, M or MM or MMM, D or DD",
                tokens=tokens,
            )
            help_text = sentence("for example D/M/YYYY; with a time behind it: YYYY-MM-DD*")
            checked.tell("unreadable-date-format", path, message, help_text)
        else:
            formats.append(written)
    return tuple(formats)


def read_joins(checked: Checked, value: Value) -> tuple[Join, ...]:
    """The joins, each written `lines.OrderID -> orders.OrderID`."""
    if value is None:
        return ()
    joins = []
    for number, text in enumerate(checked.texts(value, ("joins",))):
        path = ("joins", number) if isinstance(value, list) else ("joins",)
        match = _JOIN.fullmatch(text.strip())
        sides = [_full_reference(checked, side, path) for side in match.groups()] if match else []
        if match is None:
            message = sentence("a join is written as orders.CustomerID -> customers.CustomerID")
            checked.tell("unreadable-join", path, message)
        left, right = sides if len(sides) == 2 else (None, None)
        if left is not None and right is not None:
            joins.append(Join(left, right, path))
    return tuple(joins)


def _full_reference(checked: Checked, text: str, path: Path) -> Reference | None:
    table, _, column = text.strip().partition(".")
    if not column:
        message = sentence("{text} should name a table and a column: orders.OrderID", text=text)
        checked.tell("unreadable-join", path, message)
        return None
    if not checked.knows_table(table, path):
        return None
    return Reference(table, column)


def read_filters(
    checked: Checked, value: Mapping[str, Value], path: Path, base: str
) -> tuple[Filter, ...]:
    """The rows to keep (`only`) or leave out (`drop`), by the words of a column."""
    found = []
    for key in ("only", "drop"):
        entries = value.get(key)
        if entries is None:
            continue
        if not isinstance(entries, dict):
            checked.keys(entries, (*path, key), ())
            continue
        for column, words in entries.items():
            at = (*path, key, column)
            items = words if isinstance(words, list) else [words]
            told = frozenset("" if item is None else str(item).strip().casefold() for item in items)
            found.append(Filter(checked.reference(column, base), told, key == "only", at))
    return tuple(found)
