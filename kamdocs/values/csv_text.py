"""Rows of text in; CSV out, and texts that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guard_cell(text: str) -> str:
    """A text as a spreadsheet is to show it: an apostrophe stands before what would be a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as they are, commas between their cells, each ended by a line feed."""
    lines = _Lines()
    # Python before 3.13 quotes a lone carriage return only when lines end with one.
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return "".join(lines)


class _Lines(list[str]):
    """What a writer of rows writes to; each row ends with a line feed."""

    def write(self, row: str) -> None:
        self.append(row.removesuffix("\r\n") + "\n")
