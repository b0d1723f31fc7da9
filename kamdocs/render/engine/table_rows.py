"""The rows of a table as HTML: a table, a speaker and the page's links come in, safe markup goes out.

Written in Python and not as a template, because a site has tens of thousands of cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from kamdocs.language.formats import format_money, format_number, format_share
from kamdocs.language.speak import Speaker
from kamdocs.render.engine.link import Link, Source
from kamdocs.render.engine.table import Cell, Column, Row, Table, raw_value
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, Term, Worded

_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"\S*[_/@.]\w")
"""Keys, files and addresses with which a sentence begins; they keep their small letter."""
_TIER_COLUMNS = frozenset(["tier", "suggested"])


@dataclass(frozen=True, slots=True)
class RowWriter:
    """Writes rows for one page: how links become addresses, how charts and icons are drawn."""

    speaker: Speaker
    href: Callable[[Link], str]
    source_url: Callable[[Source], str | None]
    draw: Callable[[Any], Markup]
    icon: Callable[[str], Markup]

    def body(self, table: Table) -> Markup:
        """All rows in the order shown."""
        decimals = [table.decimals(column) for column in table.columns]
        return Markup("\n").join(self._row(table, row, decimals) for row in table.sorted_rows)

    def value(self, value: Any, column: Column, decimals: Any) -> str:
        """A value as its column shows it: the amounts of a column all with decimals, or none."""
        language = self.speaker.language
        match value:
            case Money():
                return format_money(value, language, decimals)
            case Share(fraction):
                return format_share(
                    fraction, language, 1 if column.digits is None else column.digits
                )
            case int():
                return format_number(value, language)
            case _ if column.kind == "number" and column.digits is not None:
                return format_number(value, language, column.digits)
            case _:
                return self.speaker.speak(value)

    def _row(self, table: Table, row: Row, decimals: list[Any]) -> Markup:
        cells = [
            self._cell(cell, column, shown, is_first=number == 0, is_found=table.find is not None)
            for number, (cell, column, shown) in enumerate(
                zip(row.cells, table.columns, decimals, strict=True)
            )
        ]
        found = f' data-find="{table.find}"' if table.find else ""
        return _markup(f'<tr id="{escape(table.id)}-{escape(row.id)}"{found}>{"".join(cells)}</tr>')

    def _cell(
        self, cell: Cell, column: Column, decimals: Any, *, is_first: bool, is_found: bool
    ) -> str:
        tag, scope = ("th", ' scope="row"') if is_first else ("td", "")
        inner = self._shown(cell, column, decimals)
        value = _data_value(cell, inner)
        if is_first and is_found:
            inner = f"<span data-find-title>{inner}</span>"
        if cell.is_drawn:
            inner = f'<span class="drawn"><span aria-hidden="true">{self.draw(cell.picture)}</span><span class="sr">{inner}</span></span>'
        elif cell.picture is not None:
            inner = (
                f'<span class="with-picture">{self.draw(cell.picture)}<span>{inner}</span></span>'
            )
        if cell.sub is not None:
            inner += f'<span class="sub">{escape(self.speaker.speak(cell.sub))}</span>'
        if cell.source is not None:
            inner += f" {self._source(cell.source)}"
        classes = class_of(column)
        written = f' class="{classes}"' if classes else ""
        return f"<{tag}{scope}{written}{value}>{inner}</{tag}>"

    def _shown(self, cell: Cell, column: Column, decimals: Any) -> str:
        if cell.value is None:
            return self._unknown(cell)
        text = escape(self.value(cell.value, column, decimals))
        match column.key:
            case "email":
                text = Markup("@<wbr>").join(text.split("@", 1))
            case "message" if not _NAME.match(text):
                text = text[:1].upper() + text[1:]
        if isinstance(cell.value, Worded):
            text = mark_language(cell.value, self.speaker)
        icon = self.icon(cell.icon) if cell.icon else ""
        if column.key in _TIER_COLUMNS and cell.tone != "muted":
            tier = escape(raw_value(cell.value))
            return f'<span class="badge tier-{tier}">{icon}{text}</span>'
        if cell.tone and column.kind == "enum":
            return f'<span class="badge t-{cell.tone}">{icon}{text}</span>'
        inner = f"{icon}\u00a0{text}" if icon else str(text)
        if cell.tone:
            inner = f'<span class="t-{cell.tone}">{inner}</span>'
        return f'<a href="{escape(self.href(cell.link))}">{inner}</a>' if cell.link else inner

    def _unknown(self, cell: Cell) -> str:
        if cell.why is not None:
            why, said = escape(self.speaker.speak(cell.why)), escape(self.speaker.text("unknown"))
            return f'<span class="unknown" title="{why}">{said}</span>'
        said = escape(self.speaker.text("no data"))
        return f'<span class="unknown" role="img" aria-label="{said}">–</span>'

    def _source(self, source: Source) -> str:
        address = self.source_url(source)
        text, title = escape(source.short), escape(str(source))
        if address is None:
            return f'<span class="src" title="{title}">{text}</span>'
        return f'<a class="src" href="{escape(address)}">{text}</a>'


def _data_value(cell: Cell, shown: str) -> str:
    """What a cell is sorted, filtered and saved by, unless it is the text that the cell begins with."""
    raw = escape(raw_value(cell.value))
    if not raw:
        return " data-value"
    is_said = cell.picture is None and raw in shown and _TAG.sub("", shown) == raw.strip()
    return "" if is_said else f' data-value="{raw}"'


def mark_language(text: Worded, speaker: Speaker) -> Markup:
    """A text of the users' own; one that is not in the speaker's language says in which it is."""
    other = text.other_language(speaker.language)
    said = escape(text.said_in(speaker.language))
    if other is None:
        return said
    note = speaker.text("not written in {language}", language=Term(speaker.language))
    return Markup(
        '<span lang="{}">{}</span> <abbr class="tongue" title="{}" data-find-skip>{}</abbr>'
    ).format(other, said, note, other.upper())


def class_of(column: Column) -> str:
    """The classes of a column's cells."""
    return " ".join(
        name
        for name, holds in (
            ("num", column.is_numeric),
            ("date", column.kind == "date"),
            ("wide", column.wide),
        )
        if holds
    )


def _markup(text: str) -> Markup:
    return Markup(text)  # noqa: S704  # every value in it was escaped above
