"""A cell of a table in, with the way its source writes numbers and dates; a number, date or text out.

What cannot be read is None, never a guess: whoever asks reports the row.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.values.partial_date import PartialDate, Precision

DEFAULT_DATES = ("YYYY-MM-DD*", "YYYY-MM", "YYYY")
LONGEST_CELL_NUMBER = 40

_SIGNS = "€$£¥"
_EXPONENT = re.compile(r"(.*\d)[eE]([+-]?\d{1,2})")
_TOKENS = re.compile(r"YYYY|YY|MMM|MM|M|DD|D|\*|.", re.DOTALL)
_PATTERNS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})",
    "MMM": r"(?P<name>[A-Za-z]{3})",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
    "*": r"(?:\D.*)?",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY_TURNS = 70


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a source writes numbers; `empty` is what an empty cell counts as, None for unknown."""

    decimal: str = "."
    group: str = ""
    empty: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A way to write dates, in tokens: `M/D/YYYY`, `DD.MM.YY`, `D-MMM-YYYY`, `YYYY-MM-DD*`.

    A single letter takes one or two digits; `MMM` is an English month of three letters; `*` lets
    anything follow that does not begin with a digit, such as a time. `YY` is 1970 to 2069.
    """

    tokens: str
    pattern: re.Pattern[str]
    precision: Precision


def read_date_format(tokens: str) -> DateFormat | None:
    """Understand a way to write dates; None when it names no year or something twice."""
    found = _TOKENS.findall(tokens)
    parts = [_PATTERNS.get(token, re.escape(token)) for token in found]
    try:
        pattern = re.compile("".join(parts), re.DOTALL)
    except re.error:
        return None
    years, months, days = (
        sum(token in group for token in found)
        for group in (("YYYY", "YY"), ("MMM", "MM", "M"), ("DD", "D"))
    )
    if years != 1 or months > 1 or days > months:
        return None
    return DateFormat(tokens, pattern, "day" if days else "month" if months else "year")


def cell_date(cell: str, formats: tuple[DateFormat, ...]) -> PartialDate | None:
    """The date a cell says in the first of the formats that fits it."""
    for written in formats:
        match = written.pattern.fullmatch(cell.strip())
        if match is None:
            continue
        parts = match.groupdict()
        try:
            first = date(_year(parts), _month(parts), int(parts.get("day") or 1))
        except ValueError:
            continue
        return PartialDate(first, written.precision)
    return None


def cell_number(cell: str, written: NumberFormat) -> Decimal | None:
    """The number a cell says: currency signs, percent, exponents and bookkeepers' minus included."""
    text = "".join(cell.split()).strip(_SIGNS).replace("−", "-")
    if not text:
        return written.empty
    if len(text) > LONGEST_CELL_NUMBER:
        return None
    negative, text = _take_minus(text)
    text = text.strip(_SIGNS)
    percent, text = text.endswith("%"), text.removesuffix("%")
    exponent = 0
    if match := _EXPONENT.fullmatch(text):
        text, exponent = match[1], int(match[2])
    plain = _plain_number(text, written)
    if plain is None:
        return None
    number = Decimal(plain).scaleb(exponent - (2 if percent else 0))
    return -number if negative and number else number


def clean_text(cell: str) -> str:
    """A cell as one line of text that a file of ours may hold."""
    kept = "".join(" " if char.isspace() else char for char in cell if not _is_refused(char))
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def _is_refused(char: str) -> bool:
    """Control characters, lone surrogates, non-characters and marks that turn text around."""
    if char.isspace():
        return False
    code = ord(char)
    return (
        unicodedata.category(char) in {"Cc", "Cs"}
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or char == "\ufeff"
    )


def _year(parts: dict[str, str | None]) -> int:
    if year := parts.get("year"):
        return int(year)
    short = int(parts["short"] or 0)
    return short + (2000 if short < _CENTURY_TURNS else 1900)


def _month(parts: dict[str, str | None]) -> int:
    if name := parts.get("name"):
        return _MONTHS.index(name.lower()) + 1
    return int(parts.get("month") or 1)


def _take_minus(text: str) -> tuple[bool, str]:
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1]
    if text.startswith("-") or text.endswith("-"):
        return True, text.removeprefix("-").removesuffix("-")
    return False, text.removeprefix("+")


def _plain_number(text: str, written: NumberFormat) -> str | None:
    """The digits with a decimal dot; None when marks do not stand where the format puts them."""
    whole, mark, fraction = text.partition(written.decimal)
    if mark and not fraction.isdigit():
        return None
    if written.group.strip():
        groups = whole.split(written.group)
        if len(groups) > 1 and (
            not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])
        ):
            return None
        whole = "".join(groups)
    if not (whole.isdigit() or (not whole and fraction)) or not text.isascii():
        return None
    return f"{whole or 0}.{fraction}" if mark else whole
