"""The money table as it is, and the rows of one source; the table with just those rows replaced out.

Rows of other sources, and the ones people wrote, keep every character.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.exchange.revenue_rows import Bought

_ALWAYS = ("account", "product", "date", "amount", "seller", "source")
_ORDER = ("account", "unit", "product", "date", "amount", "currency", "seller", "source")


@dataclass(frozen=True, slots=True)
class _Written:
    """A table as it stands: its columns, and each record's text with its cells."""

    columns: tuple[str, ...]
    head: str
    records: tuple[tuple[str, tuple[str, ...]], ...]
    line_end: str


def replace_rows(existing: str | None, source: str, sums: Mapping[Bought, Decimal]) -> str:
    """The table in which `source` has exactly these rows.

    They stand where its rows stood before, or at the end. `existing` is the text of the file.
    """
    rows = [_cells(bought, amount, source) for bought, amount in sums.items()]
    needed = [name for name in _ORDER if name in _ALWAYS or any(row[name] for row in rows)]
    written = _split(existing) if existing and existing.strip() else None
    if written is None:
        return _write([needed, *([row[name] for name in needed] for row in rows)], "\n")
    missing = [name for name in needed if name not in written.columns]
    columns = (*written.columns, *missing)
    ours = _write([[row.get(name, "") for name in columns] for row in rows], written.line_end)
    texts = [_widen(written.head, missing, written.line_end, ",".join(["", *missing]))]
    is_placed = False
    for text, cells in written.records:
        if _source_of(cells, written.columns) == source:
            if not is_placed:
                texts.append(ours)
            is_placed = True
        else:
            texts.append(_widen(text, missing, written.line_end, "," * len(missing)))
    return "".join(texts if is_placed else [*texts, ours])


def write_amount(amount: Decimal) -> str:
    """All digits of an amount, without zeros at the end."""
    plain = f"{amount:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _cells(bought: Bought, amount: Decimal, source: str) -> dict[str, str]:
    return {
        "account": bought.account,
        "unit": bought.unit,
        "product": bought.product,
        "date": str(bought.when),
        "amount": write_amount(amount),
        "currency": bought.currency,
        "seller": bought.seller,
        "source": source,
    }


def _split(text: str) -> _Written:
    """Take a table apart so that each record keeps its own text, line breaks in quotes included."""
    reader = csv.reader(lines := _Lines(text))
    head = next(reader)
    head_text = lines.take()
    records = [(lines.take(), tuple(cells)) for cells in reader]
    columns = tuple(cell.strip().lower() for cell in head)
    return _Written(columns, head_text, tuple(records), "\r\n" if "\r\n" in text else "\n")


class _Lines:
    """Hands out the lines of a text and remembers which were asked for since the last `take`."""

    def __init__(self, text: str) -> None:
        self.lines = io.StringIO(text, newline="")
        self.asked: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.asked.append(line)
        return line

    def take(self) -> str:
        text = "".join(self.asked)
        self.asked.clear()
        return text


def _source_of(cells: Sequence[str], columns: tuple[str, ...]) -> str:
    named = dict(zip(columns, cells, strict=False))
    return named.get("source", "").strip()


def _widen(text: str, missing: list[str], line_end: str, more: str) -> str:
    """A record with the cells of new columns at its end, and a line end in any case."""
    bare = text.rstrip("\r\n")
    end = text[len(bare) :] or line_end
    return f"{bare}{more if missing and bare else ''}{end}"


def _write(rows: Iterable[Sequence[str]], line_end: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=line_end).writerows(rows)
    return out.getvalue()
