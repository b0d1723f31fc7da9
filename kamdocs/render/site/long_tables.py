"""Tables too long for one page: drafts come in, drafts with more pages and the whole tables as CSV go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
        more: list[Draft] = []

        def begin(table: Table, draft: Draft = draft, more: list[Draft] = more) -> Table:
            if not is_long(table):
                return table
            first, *others = paginate(table, _place(draft, table), _csv(draft, table))
            files[_csv(draft, table).path] = table_csv(table, speaker).encode()
            more += [_page(draft, part) for part in others]
            return first

        view = _with_tables(draft.view, begin)
        made += [replace(draft, view=view) if more else draft, *more]
    return tuple(made), files


def _with_tables(view: Any, begin: Callable[[Table], Table]) -> Any:
    """The same view with other tables, be they in it or in a part of it."""
    if not is_dataclass(view) or isinstance(view, type):
        return view
    changed: dict[str, Any] = {}
    for field in fields(view):
        value = getattr(view, field.name)
        if isinstance(value, Table):
            changed[field.name] = begin(value)
        elif isinstance(value, tuple) and value and all(isinstance(each, Table) for each in value):
            changed[field.name] = tuple(begin(each) for each in value)
        elif is_dataclass(value) and any(
            isinstance(getattr(value, part.name), Table) for part in fields(value)
        ):
            changed[field.name] = _with_tables(value, begin)
    return replace(view, **changed) if changed else view


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
