"""One file of a workspace and a person in; where the file's structure says the person, out.

That is: the record itself, ids by the shape of the records, names in the headings of a log, readers
of a proposal's sections. Words in running text are not looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kamdocs.diagnostics.place import Path
from kamdocs.edit.rename import Kept, ids_in
from kamdocs.edit.source import Source
from kamdocs.privacy.folded import name_words, telling_words
from kamdocs.privacy.subject import Subject
from kamdocs.read.log_book import read_log
from kamdocs.read.names import Names
from kamdocs.read.proposal import read_proposal
from kamdocs.read.task_list import read_tasks
from kamdocs.workspace.layout import ACTIONS, LOG, PROPOSALS, YAML_ENDINGS

Room = Literal["files", "frozen", "overlay", "imports", "beside"]
NAMED = ("with_names", "ours_names")


@dataclass(frozen=True, slots=True)
class Written:
    """A file with its text. `name` is what it is called in its account, `kept` what it holds.

    `room` says what it is: a file that may be edited, one that was frozen, the private overlay, what
    an import remembers, or a file beside those of the workspace.
    """

    file: str
    name: str
    text: str
    account: str | None = None
    kept: Kept | None = None
    room: Room = "files"

    def has_values(self) -> bool:
        """Whether it is read as YAML or as Markdown with front matter."""
        return self.file.endswith((*YAML_ENDINGS, ".md"))


@dataclass(frozen=True, slots=True)
class Known:
    """The people a file may mean: spellings of the customer's and of ours, and the ids of ours."""

    theirs: Names
    members: Names
    ours: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the structure of a file says the person; `path` leads there in the file's values."""

    start: int
    end: int
    kind: Literal["record", "reference"]
    path: Path
    on_key: bool = False


def spots_in(
    written: Written, source: Source, subject: Subject, known: Known
) -> tuple[list[Spot], list[Spot]]:
    """Where the person is recorded or referred to; and where ids of others stand."""
    hers: list[Spot] = []
    foreign: list[Spot] = []
    if written.room == "overlay":
        hers += _overlay(source, subject.id_in(written.account))
    if written.room == "files":
        for spot, is_hers in _ids(written, source, subject, known):
            (hers if is_hers else foreign).append(spot)
        if written.account is not None:
            hers += _in_prose(written, source, subject, known)
    records = [spot for spot in hers if spot.kind == "record"]
    inside = [
        spot
        for spot in hers
        if spot.kind == "reference" and any(at.start <= spot.start < at.end for at in records)
    ]
    return [spot for spot in dict.fromkeys(hers) if spot not in inside], foreign


def heading_names(written: Written, subject: Subject) -> frozenset[str]:
    """The folded words of the name by which the headings of a log call somebody."""
    if written.name != LOG or written.room != "files" or written.account is None:
        return frozenset()
    source = Source(written.file, written.text)
    telling = {word for name in subject.names for word in telling_words(name)}
    read = read_log(source.document.body, source.file, source.document.body_line)
    said: set[str] = set()
    for path, extent in read.positions.items():
        if len(path) > 2 and path[-2] in NAMED:
            start, end = source.offsets(extent)
            said |= {*name_words(source.text[start:end])}
    return frozenset(said & telling)


def _in_prose(written: Written, source: Source, subject: Subject, known: Known) -> Iterator[Spot]:
    own, ours = subject.id_in(written.account), subject.id_in(None)
    if written.name == LOG:
        yield from _headings(source, subject, written.account, known)
    elif written.name.startswith(f"{PROPOSALS}/") and own is not None:
        yield from _readers(source, own)
    elif written.name == ACTIONS and ours is not None:
        yield from _owners(source, ours)


def _overlay(source: Source, own: str | None) -> Iterator[Spot]:
    people = source.value.get("people") if isinstance(source.value, dict) else None
    if own is not None and isinstance(people, dict) and own in people:
        path: Path = ("people", own)
        yield Spot(source.entry_start(path), source.entry_end(path), "record", path)


def _ids(
    written: Written, source: Source, subject: Subject, known: Known
) -> Iterator[tuple[Spot, bool]]:
    if written.kept is None:
        return
    ids = {"contact": subject.id_in(written.account), "team": subject.id_in(None)}
    if written.account is None:
        ids["contact"] = None
    places: dict[tuple[Path, bool], dict[str, bool]] = {}
    for found in ids_in(written.kept, source.value):
        if found.id == ids.get(found.kind, ""):
            kinds = places.setdefault((found.path, found.on_key), {})
            kinds[found.kind] = found.is_definition
        else:
            places.setdefault((found.path, found.on_key), {})
    mapped = source.document.source_map
    for (path, on_key), kinds in places.items():
        if path not in (mapped.keys if on_key else mapped.values):
            continue  # what could not be read has no place
        whole = path if on_key else path[:-1]
        span = source.key_span(path) if on_key else source.span(path)
        if any(kinds.values()):
            start, end = source.entry_start(whole), source.entry_end(whole)
            yield Spot(start, end, "record", whole), True
        else:
            at = source.at(path) if not on_key else path[-1]
            is_ours = set(kinds) == {"contact"} and at in known.ours and _may_be_ours(path)
            yield Spot(*span, "reference", path, on_key), bool(kinds) and not is_ours


def _may_be_ours(path: Path) -> bool:
    """Whether an id here may be one of ours too, who then is meant."""
    return "owner" in path or "escalation" in path


def _headings(
    source: Source, subject: Subject, account: str | None, known: Known
) -> Iterator[Spot]:
    read = read_log(source.document.body, source.file, source.document.body_line)
    own, ours = subject.id_in(account), subject.id_in(None)
    for path, extent in read.positions.items():
        is_step = path[-1] == "owner"
        if not is_step and not (len(path) > 2 and path[-2] in NAMED):
            continue
        start, end = source.offsets(extent)
        written = source.text[start:end]
        contact = None if is_step else known.theirs.id_of(written)
        is_hers = own is not None and contact == own
        if contact is None and ours is not None:
            is_hers = known.members.id_of(written) == ours
        if is_hers:
            yield Spot(start, end, "reference", ("log", *path))


def _readers(source: Source, own: str) -> Iterator[Spot]:
    for path, extent in read_proposal(source.document).positions.items():
        start, end = source.offsets(extent)
        if {"readers", "lead"} & {*path[:-1]} and source.text[start:end] == own:
            yield Spot(start, end, "reference", path)


def _owners(source: Source, ours: str) -> Iterator[Spot]:
    read = read_tasks(source.document.body, source.file, source.document.body_line)
    for path, extent in read.positions.items():
        start, end = source.offsets(extent)
        if path[-1] == "owner" and source.text[start:end] == ours:
            yield Spot(start, end, "reference", ("actions", *path))
