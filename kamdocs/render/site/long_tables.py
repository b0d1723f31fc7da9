"""Tables too long for one page: drafts come in, drafts with more pages and the whole tables as CSV go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from kamdocs.language.speak import Speaker
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Table, table_csv
from kamdocs.render.engine.table_pages import is_long, paginate
from kamdocs.render.site.page import Draft
from kamdocs.render.site.shell import Crumb
from kamdocs.values.sentence import sentence

TEMPLATE = "site/portfolio/rows.html"


@dataclass(frozen=True, slots=True)
class RowsView:
    """A page with more rows of a table, and the page on which the table begins."""

    table: Table
    origin: Link


def spread(drafts: Iterable[Draft], speaker: Speaker) -> tuple[tuple[Draft, ...], dict[str, bytes]]:
    """Let long tables go on on pages of their own.

    Gives all drafts, and each long table whole as CSV by its path, with the headings of the speaker.
    """
    made: list[Draft] = []
    files: dict[str, bytes] = {}
    for draft in drafts:
        changed: dict[str, Any] = {}
        more: list[Draft] = []
        for name, value in _tables(draft.view):
            tables = (value,) if isinstance(value, Table) else value
            shown = []
            for table in tables:
                if not is_long(table):
                    shown.append(table)
                    continue
                first, *others = paginate(table, _place(draft, table), _csv(draft, table))
                files[_csv(draft, table).path] = table_csv(table, speaker).encode()
                shown.append(first)
                more += [_page(draft, part) for part in others]
            changed[name] = shown[0] if isinstance(value, Table) else tuple(shown)
        made += [replace(draft, view=replace(draft.view, **changed)) if more else draft, *more]
    return tuple(made), files


def _tables(view: Any) -> Iterator[tuple[str, Table | tuple[Table, ...]]]:
    """The fields of a view that are a table, or tables."""
    if not is_dataclass(view):
        return
    for field in fields(view):
        value = getattr(view, field.name)
        several = (
            isinstance(value, tuple) and value and all(isinstance(each, Table) for each in value)
        )
        if isinstance(value, Table) or several:
            yield field.name, value


def _folder(draft: Draft, table: Table) -> str:
    page = draft.path.removesuffix("index.html").removesuffix("/") or "portfolio"
    return f"{page}/{table.id}"


def _place(draft: Draft, table: Table) -> Any:
    def at(number: int) -> Link:
        if number == 1:
            return Link(draft.path, f"table-{table.id}")
        return Link(f"rows/{_folder(draft, table)}/{number}/index.html")

    return at


def _csv(draft: Draft, table: Table) -> Link:
    return Link(f"data/rows/{_folder(draft, table)}.csv", common=True)


def _page(draft: Draft, table: Table) -> Draft:
    part = table.part
    if part is None:
        raise ValueError("a page of rows is a part of a table")
    return Draft(
        part.pages[part.number].path,
        TEMPLATE,
        sentence("{caption}, rows {first} to {last}", caption=table.caption, first=part.first, last=part.last),
        RowsView(table, Link(draft.path)),
        current=draft.current,
        crumbs=(*draft.crumbs, *((Crumb(draft.title, Link(draft.path)),) if draft.path != "index.html" else ())),
    )  # fmt: skip
