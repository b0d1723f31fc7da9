"""Bytes of a delimited file in; a table of text cells and what was odd about it out.

Cells stay the text they are: no numbers, no dates, no trimming. Rows keep the line they begin on,
which is not their number when cells hold line breaks. Nothing is dropped without a finding but
rows without any text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.exchange.encoding import EncodingFault, decode
from kamdocs.values.sentence import Sentence, sentence, sentence_n

DELIMITERS = ("\t", ";", "|", ",")  # the rarer a mark is in prose, the more it tells
SHOWN = 5
_SNIFFED = 50
LARGEST_TABLE = 100_000_000

_FAULTS = {
    "empty": sentence("is empty"),
    "spreadsheet": sentence("is a spreadsheet, not text: save the sheet as CSV first"),
    "binary": sentence("is no text file"),
    "encoding": sentence("is not in the encoding that is named for it"),
    "unknown": sentence("no encoding has the name that is given for it"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One record: `number` counts records from 1, `line` is the line of the file it begins on."""

    number: int
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The records of one file, every one with as many cells as there are columns."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = "utf-8"
    delimiter: str = ","


@dataclass(slots=True)
class _Oddities:
    """Records of another width than the header: their lines, and what would not fit."""

    short: list[int] = field(default_factory=list)
    long: list[int] = field(default_factory=list)


def read_table(
    name: str, file: str, data: bytes, delimiter: str | None = None, encoding: str | None = None
) -> tuple[Table | None, tuple[Finding, ...]]:
    """Read a delimited file (RFC 4180, and what real systems make of it).

    `delimiter` and `encoding` are found out where they are not given. None when it is no table.
    """
    if len(data) > LARGEST_TABLE:
        return None, (_finding("unreadable-table", file, 1, sentence("is larger than 100 MB")),)
    decoded = decode(data, encoding)
    if isinstance(decoded, EncodingFault):
        return None, (_finding("unreadable-table", file, 1, _FAULTS[decoded.kind]),)
    text, encoding = decoded
    declared, text, first_line = _declared_delimiter(text)
    delimiter = delimiter or declared or sniff_delimiter(text)
    findings = list(_quote_findings(file, text, delimiter, first_line))
    records = _records(text, delimiter, first_line)
    try:
        _, header = next(records, (1, []))
        columns, more = _name_columns(file, header)
        rows, oddities = _fit_rows(records, len(columns))
    except csv.Error as error:
        message = sentence("cannot be read: {reason}", reason=str(error))
        return None, (*findings, _finding("unreadable-table", file, first_line, message))
    findings += more
    findings += _width_findings(file, oddities)
    return Table(name, file, columns, rows, encoding, delimiter), tuple(findings)


def sniff_delimiter(text: str) -> str:
    """The mark by which the first records fall into the same number of cells most often."""
    best, best_score = ",", (0.0, 1)
    for delimiter in DELIMITERS:
        widths = []
        try:
            widths = [len(cells) for _, cells in islice(_records(text, delimiter, 1), _SNIFFED)]
        except csv.Error:
            continue
        if widths and widths[0] > 1:
            score = (widths.count(widths[0]) / len(widths), widths[0])
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _declared_delimiter(text: str) -> tuple[str | None, str, int]:
    """What a first line such as `sep=;` says, as some spreadsheets write it."""
    first, _, rest = text.partition("\n")
    declaration = first.strip().strip('"')
    if declaration.lower().startswith("sep=") and len(declaration) == len("sep=;"):
        return declaration[-1], rest, 2
    return None, text, 1


def _records(text: str, delimiter: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """Every record that holds any text, with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = first_line
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + first_line


def _name_columns(file: str, header: list[str]) -> tuple[tuple[str, ...], list[Finding]]:
    while header and not header[-1].strip():
        header = header[:-1]
    names: list[str] = []
    findings = []
    for number, cell in enumerate(header, start=1):
        bare = " ".join(cell.split()) or f"column {number}"
        name, copy = bare, 2
        while name in names:
            name, copy = f"{bare} ({copy})", copy + 1
        if name != bare:
            message = sentence(
                "two columns are called {name}; the later one is called {new} here",
                name=bare,
                new=name,
            )
            findings.append(_finding("duplicate-column", file, 1, message))
        names.append(name)
    return tuple(names), findings


def _fit_rows(
    records: Iterator[tuple[int, list[str]]], width: int
) -> tuple[tuple[Row, ...], _Oddities]:
    rows = []
    oddities = _Oddities()
    for number, (line, cells) in enumerate(records, start=1):
        if len(cells) < width:
            oddities.short.append(line)
        elif any(cell.strip() for cell in cells[width:]):
            oddities.long.append(line)
        missing = [""] * (width - len(cells))
        rows.append(Row(number, line, (*cells[:width], *missing)))
    return tuple(rows), oddities


def _quote_findings(file: str, text: str, delimiter: str, first_line: int) -> tuple[Finding, ...]:
    """A quote that is never closed swallows the rest of the file; a strict reader notices."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = first_line
    try:
        for _ in reader:
            begins = reader.line_num + first_line
    except csv.Error as error:
        is_open = "end of data" in str(error)
        message = (
            sentence("a quotation mark of this record is never closed")
            if is_open
            else sentence("the quotation marks of this record do not match")
        )
        found = _finding("unmatched-quotes", file, begins, message)
        return (replace(found, escalated=is_open),)
    return ()


def _width_findings(file: str, oddities: _Oddities) -> list[Finding]:
    findings = []
    if oddities.short:
        message = sentence_n(
            "{count} row has fewer cells than the header (line {lines}); the missing ones are empty",
            "{count} rows have fewer cells than the header (lines {lines}); the missing ones are empty",
            len(oddities.short),
            lines=show_lines(oddities.short),
        )
        findings.append(_finding("short-rows", file, oddities.short[0], message))
    if oddities.long:
        message = sentence_n(
            "{count} row has more cells than the header (line {lines}); what is beyond is not read",
            "{count} rows have more cells than the header (lines {lines}); what is beyond is not read",
            len(oddities.long),
            lines=show_lines(oddities.long),
        )
        findings.append(_finding("long-rows", file, oddities.long[0], message))
    return findings


def show_lines(lines: list[int] | tuple[int, ...]) -> str:
    """The first few line numbers, for a message: `3, 8, 9, 12, 40 …`."""
    shown = ", ".join(str(line) for line in lines[:SHOWN])
    return f"{shown} …" if len(lines) > SHOWN else shown


def _finding(name: str, file: str, line: int, message: Sentence) -> Finding:
    return Finding(name, Place((), file, extent=Extent(line, 1, line, 2)), message)
