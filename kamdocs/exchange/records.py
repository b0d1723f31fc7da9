"""Joined rows in; records of ours with their values as we write them out, and their ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kamdocs.exchange.binding import tables_of
from kamdocs.exchange.cells import NumberFormat, cell_date, cell_number, clean_text
from kamdocs.exchange.join import Joined, getter, join_rows, keep_rows, plan_route, tell_lost
from kamdocs.exchange.mapping import Cell, Field, ImportMapping, Kind, Records, Revenue
from kamdocs.exchange.report import LeftOutRows, Renumbered
from kamdocs.exchange.tables import Table
from kamdocs.exchange.targets import targets_of
from kamdocs.values.identifier import LONGEST_ID, make_id

TextOf = Callable[[Joined], str]


@dataclass(frozen=True, slots=True)
class Extracted:
    """A record as a row describes it: `key` is how the source names it, `wanted` its id to be.

    `values` are by path, as we write them; `links` are keys of the source, by name.
    """

    key: str
    wanted: str
    line: int
    values: Mapping[tuple[str, ...], str]
    links: Mapping[str, str] = field(default_factory=dict)


def rows_of(
    part: Records | Revenue,
    what: str,
    mapping: ImportMapping,
    tables: Mapping[str, Table],
    left_out: LeftOutRows,
) -> Iterable[Joined]:
    """The rows a part of the mapping is made of, joined and filtered."""
    route = plan_route(part.base, tables_of(part), mapping.joins)
    if isinstance(route, str):
        raise TypeError(f"{route} cannot be reached: the columns have not been checked")
    joined = join_rows(what, part.base, route, tables, left_out)
    return keep_rows(what, joined, part.filters, tables, left_out)


def extract_records(
    part: Records, mapping: ImportMapping, tables: Mapping[str, Table], left_out: LeftOutRows
) -> tuple[Extracted, ...]:
    """Every record a table describes, in its order; rows without a key or of a known one are told."""
    key_of, id_of = text_of(part.key, tables), text_of(part.id, tables)
    links = {name: text_of(cell, tables) for name, cell in part.links.items()}
    fields = [
        (entry, value_of(part.kind, entry, mapping, tables, left_out)) for entry in part.fields
    ]
    found: dict[tuple[str, str], Extracted] = {}
    for joined in rows_of(part, part.kind, mapping, tables, left_out):
        keys = {name: take(joined) for name, take in links.items()}
        key, line = key_of(joined), joined.row.line
        is_usable = bool(key and id_of(joined))
        tell_lost(part.kind, joined, left_out, kept=is_usable)
        if not is_usable:
            left_out.add(part.kind, "no_key", part.base, line, "")
            continue
        owner = keys.get("account", "")  # contacts are told apart within their account
        if (owner, key) in found:
            if not part.distinct:
                left_out.add(part.kind, "twice", part.base, line, key)
            continue
        values = {entry.path: text for entry, take in fields if (text := take(joined))}
        found[owner, key] = Extracted(key, id_of(joined), line, values, keys)
    return tuple(found.values())


def text_of(cell: Cell, tables: Mapping[str, Table]) -> TextOf:
    """How to make the text of a cell from joined rows: one clean line, translated, or the default."""
    takes = [part if isinstance(part, str) else getter(part, tables) for part in cell.parts]
    words = [part for part in cell.parts if isinstance(part, str)]
    is_constant = len(words) == len(cell.parts)

    def text(joined: Joined) -> str:
        pieces = [take if isinstance(take, str) else clean_text(take(joined)) for take in takes]
        is_empty = not is_constant and not any(
            piece for piece, take in zip(pieces, takes, strict=True) if not isinstance(take, str)
        )
        whole = "" if is_empty else "".join(pieces)
        if words and not is_constant:
            whole = _close_gaps(whole)
        return cell.values.get(whole, whole) or cell.default or ""

    return text


def value_of(
    kind: Kind,
    entry: Field,
    mapping: ImportMapping,
    tables: Mapping[str, Table],
    left_out: LeftOutRows,
) -> TextOf:
    """How to make a value of ours: a text, or a number, amount or date as we write it.

    A value that is not what it should be is told and left out; the record is kept.
    """
    take = text_of(entry.cell, tables)
    source = next((reference.table for reference in entry.cell.references), None)
    written = mapping.tables[source] if source is not None else None
    numbers = written.numbers if written is not None else NumberFormat()
    dates = written.dates if written is not None else ()
    target = targets_of(kind).get(entry.path)

    def read(text: str) -> str | None:
        if entry.type == "date":
            when = cell_date(text, dates)
            return str(when) if when is not None else None
        if entry.type in {"amount", "whole"}:
            number = cell_number(text, replace(numbers, empty=None))
            if number is None or (entry.type == "whole" and number != number.to_integral_value()):
                return None
            return write_number(number)
        if target is not None and target.words:
            folded = {_folded(word): word for word in target.words}
            return folded.get(_folded(text))
        return text

    def value(joined: Joined) -> str:
        text = take(joined)
        if not text:
            return ""
        told = read(text)
        if told is None:
            column = ".".join(entry.path)
            left_out.add(
                kind, "unreadable", source or "", joined.row.line, text, column=column, kept=True
            )
        return told or ""

    return value


def write_number(number: Decimal) -> str:
    """A number as account files write it: all digits, a dot, and never three lone decimals.

    Three digits after a lone dot could be thousands to a reader; a fourth settles it.
    """
    plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    whole, _, fraction = plain.partition(".")
    if len(fraction) == 1:
        return f"{plain}0"
    return f"{plain}0" if len(fraction) == 3 and len(whole.lstrip("-")) <= 3 else plain


def give_ids(
    what: str,
    wanted: Iterable[tuple[str, str]],
    remembered: Mapping[str, str],
    reserved: Iterable[str] = (),
) -> tuple[dict[str, str], tuple[Renumbered, ...]]:
    """An id for each key, made of a name; the same as last time where that is remembered.

    `wanted` are pairs of key and name. Of two that want the same id the later one is numbered.
    """
    taken = {*reserved, *remembered.values()}
    ids: dict[str, str] = {}
    numbered = []
    for key, name in wanted:
        if key in remembered:
            ids[key] = remembered[key]
            continue
        bare = given = make_id(name)
        number = 2
        while given in taken:
            suffix = f"-{number}"
            given = f"{bare[: LONGEST_ID - len(suffix)].rstrip('-')}{suffix}"
            number += 1
        if given != bare:
            numbered.append(Renumbered(what, key, bare, given))
        taken.add(given)
        ids[key] = given
    return ids, tuple(numbered)


def _close_gaps(text: str) -> str:
    """Take out what empty columns leave between the words around them: `Cork, , Ireland`."""
    if "," in text:
        text = ", ".join(piece.strip() for piece in text.split(",") if piece.strip())
    return re.sub(r"\s{2,}", " ", text).strip()


def _folded(word: str) -> str:
    return "".join(char for char in word.casefold() if char not in " -_")
