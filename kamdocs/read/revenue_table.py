"""The money table (`revenue.csv`) in; its lines by account and findings out.

The dot is always the decimal mark here and every decimal is kept: the table is written by programs
as often as by people. A row that cannot be used is reported and left out, never guessed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.model.revenue import RevenueLine
from kamdocs.read.suggest import nearest
from kamdocs.read.text import read_text
from kamdocs.values.money import Money, is_currency, is_too_large
from kamdocs.values.partial_date import PartialDate, read_date
from kamdocs.values.sentence import Sentence, Term, sentence, sentence_n

LARGEST_TABLE = 8_000_000
COLUMNS = ("account", "unit", "product", "date", "amount", "currency", "seller", "source")
REQUIRED = ("account", "date", "amount")
LONGEST_AMOUNT = 60


@dataclass(frozen=True, slots=True)
class RevenueTable:
    """The lines by account, in the order of the file."""

    lines: Mapping[str, tuple[RevenueLine, ...]]
    source_map: SourceMap
    findings: tuple[Finding, ...]


def read_revenue(file: str, data: bytes, currency: str) -> RevenueTable:
    """Read the table; rows without a currency are in `currency`."""
    text, findings = read_text(file, data, LARGEST_TABLE)
    if text is None:
        return RevenueTable({}, SourceMap(file), findings)
    source_map = SourceMap(file, tuple(text.split("\n")))
    reader = _Reader(file, source_map, currency)
    lines: dict[str, list[RevenueLine]] = {}
    for line in reader.rows(text):
        lines.setdefault(line.account, []).append(line)
    by_account = {account: tuple(found) for account, found in lines.items()}
    return RevenueTable(by_account, source_map, (*findings, *reader.findings))


class _Reader:
    def __init__(self, file: str, source_map: SourceMap, currency: str) -> None:
        self.file, self.source_map, self.currency = file, source_map, currency
        self.findings: list[Finding] = []

    def rows(self, text: str) -> Iterator[RevenueLine]:
        csv.field_size_limit(LARGEST_TABLE)
        table = csv.reader(io.StringIO(text, newline=""), strict=True)
        columns: dict[str, int] | None = None
        try:
            for cells in table:
                if not any(cell.strip() for cell in cells):
                    continue
                if columns is None:
                    columns = self.header(cells)
                    if columns is None:
                        return
                    continue
                line = self.row(cells, columns, table.line_num)
                if line is not None:
                    yield line
        except csv.Error:
            self.find(
                table.line_num,
                "",
                "bad-row",
                sentence("a quote in this row is not closed, or a text follows it"),
                sentence('write a quote inside a text twice: "the ""new"" shop"'),
            )
        if columns is None and not self.findings:
            help_text = sentence("the first row names the columns: {known}", known=COLUMNS)
            self.find(1, "", "empty-file", sentence("says nothing"), help_text)

    def header(self, cells: list[str]) -> dict[str, int] | None:
        names = [cell.strip().lower() for cell in cells]
        mark = next((mark for mark in ";\t|" if len(cells) == 1 and mark in cells[0]), None)
        if mark is not None:
            text = sentence("the columns are parted by something else than a comma")
            help_text = sentence("save it again as CSV with commas, and with a dot for decimals")
            self.find(1, "", "missing-column", text, help_text)
            return None
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            text = sentence("the column {name} is there twice", name=name)
            self.find(1, "", "unknown-column", text, sentence("keep one; the first one counts"))
        for name, cell in zip(names, cells, strict=True):
            if name not in COLUMNS:
                meant = nearest(name, COLUMNS)
                help_text = (
                    sentence("did you mean {meant}?", meant=meant)
                    if meant
                    else sentence("known: {known}", known=COLUMNS)
                )
                self.find(
                    1,
                    cell,
                    "unknown-column",
                    sentence("unknown column {name}", name=cell),
                    help_text,
                )
        missing = tuple(name for name in REQUIRED if name not in names)
        if missing:
            text = sentence("the columns {names} are missing", names=missing)
            help_text = sentence("the first row names the columns: {known}", known=COLUMNS)
            self.find(1, "", "missing-column", text, help_text)
            return None
        return {name: names.index(name) for name in COLUMNS if name in names}

    def row(self, cells: list[str], columns: Mapping[str, int], number: int) -> RevenueLine | None:
        if len(cells) <= max(columns.values()):
            text = sentence("this row has fewer cells than the first row names")
            help_text = sentence("give it all of them; a cell may be empty: acme,,,2026-01,100")
            self.find(number, "", "bad-row", text, help_text)
            return None
        got = {name: cells[index].strip() for name, index in columns.items()}
        amount, when = self.amount(got, number), self.when(got["date"], number)
        if not got["account"]:
            help_text = sentence("write the id of the account: the name of its folder")
            self.find(number, "", "bad-row", sentence("this row names no account"), help_text)
            return None
        if amount is None or when is None:
            return None
        return RevenueLine(
            account=got["account"],
            when=when,
            amount=amount,
            unit=got.get("unit") or None,
            product=got.get("product") or None,
            seller=got.get("seller") or None,
            source=got.get("source") or None,
            file=self.file,
            line=number,
        )

    def amount(self, got: Mapping[str, str], number: int) -> Money | None:
        written, code = got["amount"], got.get("currency") or self.currency
        if not is_currency(code):
            text = sentence("{given} is not the code of a currency", given=code)
            self.find(
                number, code, "bad-amount", text, sentence("three capital letters: EUR, USD, GBP")
            )
            return None
        plain = written.lstrip("+-")
        digits = plain.replace(".", "", 1)
        if digits.isascii() and digits.isdigit() and len(written) <= LONGEST_AMOUNT:
            try:
                read = Money(Decimal(written), code)
                if not is_too_large(read.amount):
                    return read
            except InvalidOperation:
                pass
        text = sentence("{given} is not an amount", given=written)
        help_text = sentence(
            "digits with a dot for decimals and nothing between thousands: 12000.50"
        )
        self.find(number, written, "bad-amount", text, help_text)
        return None

    def when(self, written: str, number: int) -> PartialDate | None:
        read = read_date(written)
        if isinstance(read, PartialDate):
            return read
        text = sentence("{given} is not a date", given=written)
        help_text = (
            sentence("write {first}", first=read.readings[0])
            if len(read.readings) == 1
            else sentence("write 2026-11-22, 2026-11, 2026-Q4 or 2026")
        )
        self.find(number, written, "bad-date", text, help_text)
        return None

    def find(
        self, number: int, cell: str, name: str, text: Sentence, help_text: Sentence | None
    ) -> None:
        line = self.source_map.line(number)
        column = line.find(cell) + 1 if cell else 1
        width = len(cell) if cell and column else max(len(line), 1)
        extent = Extent(number, max(column, 1), number, max(column, 1) + width)
        self.findings.append(Finding(name, Place((), self.file, extent=extent), text, help_text))


def check_revenue(
    lines: Mapping[str, tuple[RevenueLine, ...]],
    accounts: frozenset[str],
    products: frozenset[str] | None,
) -> Iterator[Finding]:
    """Report accounts and products of the table that do not exist, one finding for each.

    `products` is None when the catalogue could not be read.
    """
    for account, found in lines.items():
        if account not in accounts:
            yield _unknown("account", account, found, accounts)
    strange: dict[str, list[RevenueLine]] = {}
    for line in (line for found in lines.values() for line in found):
        if products is not None and line.product is not None and line.product not in products:
            strange.setdefault(line.product, []).append(line)
    for product, rows in strange.items():
        yield _unknown("product", product, tuple(rows), products or frozenset())


def _unknown(
    kind: str, written: str, rows: tuple[RevenueLine, ...], known: frozenset[str]
) -> Finding:
    first = rows[0]
    text = sentence_n(
        "there is no {kind} {written}: one row is about it",
        "there is no {kind} {written}: {count} rows are about it",
        len(rows),
        kind=Term(kind),
        written=written,
    )
    meant = nearest(written, sorted(known))
    if meant is not None:
        help_text = sentence("did you mean {meant}?", meant=meant)
    else:
        help_text = sentence("if it was renamed, give these rows its new id; else add it")
    place = Place((), first.file, extent=Extent(first.line, 1, first.line, 2))
    return Finding("unknown-reference", place, text, help_text)
