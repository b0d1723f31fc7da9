"""The text of a task list, a log, a proposal or the money table in; the text with an id renamed out.

Here ids stand among words. Names that people wrote (`Núria`) stay, as long as they still mean the
same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kamdocs.diagnostics.place import Extent, Path
from kamdocs.edit.change import Splice
from kamdocs.edit.rename import Renaming, splice_all
from kamdocs.edit.source import Source
from kamdocs.read.link_target import Target, read_target
from kamdocs.read.log_book import read_log
from kamdocs.read.names import Names
from kamdocs.read.proposal import read_proposal
from kamdocs.read.task_list import read_tasks
from kamdocs.workspace.layout import ACCOUNTS

_LINK = re.compile(r"\]\(<?([^()<>\s]+)")
_STEP = re.compile(r"[^/#?]+")


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom written names mean before the id is renamed, and afterwards.

    `others` are people whom a name means rather than one of these: theirs go before ours.
    """

    before: Names
    after: Names
    others: Names = field(default_factory=lambda: Names({}))


def rename_in_actions(text: str, renaming: Renaming) -> str:
    """Rename one of ours in a task list."""
    if renaming.kind != "team":
        return text
    source = Source("actions.md", text)
    read = read_tasks(source.document.body, source.file, source.document.body_line)
    owners = {path: extent for path, extent in read.positions.items() if path[-1] == "owner"}
    return _renamed(source, owners, renaming)


def rename_in_log(text: str, renaming: Renaming, whose: Whose) -> str:
    """Rename a person, or what an entry is about or showed, in a log; `whose` are people of that kind."""
    source = Source("log.md", text)
    read = read_log(source.document.body, source.file, source.document.body_line)
    if renaming.kind in ("contract", "opportunity", "product", "unit"):
        things = ("about", "shown") if renaming.kind == "product" else ("about",)
        about = {path: at for path, at in read.positions.items() if {*things} & {*path}}
        return _renamed(source, about, renaming)
    if renaming.kind not in ("team", "contact"):
        return text
    keys = ("with_names", "ours_names", "owner")
    splices = []
    for path, extent in read.positions.items():
        key = path[-2] if isinstance(path[-1], int) and len(path) > 2 else path[-1]
        if key not in keys or (path[-1] in keys and path[-1] != "owner"):
            continue
        if renaming.kind == "contact" and path[1:] == ("owner",):
            continue
        start, end = source.offsets(extent)
        written = text[start:end]
        is_meant = whose.before.id_of(written) == renaming.old
        is_meant = is_meant and (path[-1] == "owner" or whose.others.id_of(written) is None)
        if is_meant and whose.after.id_of(written) != renaming.new:
            splices.append(Splice(start, end, renaming.new))
    return splice_all(text, splices)


def rename_in_sections(file: str, text: str, renaming: Renaming) -> str:
    """Rename a contact in the `for:` lines of a proposal."""
    if renaming.kind != "contact":
        return text
    source = Source(file, text)
    places = read_proposal(source.document).positions
    readers = {path: at for path, at in places.items() if {"readers", "lead"} & {*path[:-1]}}
    return _renamed(source, readers, renaming)


def rename_in_links(file: str, text: str, renaming: Renaming) -> str:
    """Rename the folder of an account in the links of a Markdown file."""
    if renaming.kind != "account":
        return text
    folder = f"{ACCOUNTS}/{renaming.old}/"
    splices = []
    for link in _LINK.finditer(text):
        target = read_target(link[1], file)
        if not isinstance(target, Target) or not (target.path or "").startswith(folder):
            continue
        for step in _STEP.finditer(text, *link.span(1)):
            if step[0] == renaming.old:
                splices.append(Splice(*step.span(), renaming.new))
                break
    return splice_all(text, splices)


def rename_in_revenue(text: str, renaming: Renaming, account: str | None) -> str:
    """Rename an id in the money table; one of an account's own only in the rows of `account`."""
    column = {"account": "account", "product": "product", "team": "seller", "unit": "unit"}.get(
        renaming.kind
    )
    header: list[str] | None = None
    splices: list[Splice] = []
    for cells in _rows(text):
        if header is None:
            if any(value for _, _, value in cells):
                header = [value.lstrip("\ufeff").strip().lower() for _, _, value in cells]
            continue
        row = dict(zip(header, cells, strict=False))
        owner = row["account"][2].strip() if "account" in row else None
        if column not in row or (account is not None and owner != account):
            continue
        start, end, value = row[column]
        if value.strip() == renaming.old:
            inner = text.index(renaming.old, start, end)
            splices.append(Splice(inner, inner + len(renaming.old), renaming.new))
    return splice_all(text, splices)


def _renamed(source: Source, places: dict[Path, Extent], renaming: Renaming) -> str:
    """Rename where exactly the id stands."""
    spans = {source.offsets(extent) for extent in places.values()}
    splices = (
        Splice(start, end, renaming.new)
        for start, end in spans
        if source.text[start:end] == renaming.old
    )
    return splice_all(source.text, splices)


def _rows(text: str) -> Iterator[list[tuple[int, int, str]]]:
    """The rows of a table: for each cell from where to where it stands, and what it says."""
    cells: list[tuple[int, int, str]] = []
    start, quoted = 0, False
    for place, char in enumerate(f"{text}\n"):
        if char == '"':
            quoted = not quoted
        elif char in ",\r\n" and not quoted:
            cells.append((start, place, text[start:place].strip().strip('"')))
            start = place + 1
            if char != ",":
                yield cells
                cells = []
