"""The text of a file and an id to be renamed in; the text with every mention of it renamed out.

What is renamed in YAML and front matter is found by the shape of the records, so that a word that
only looks like the id stays. Nothing else changes, and what would read otherwise than meant is
refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import Edited, Refused, Splice
from kamdocs.edit.source import Source
from kamdocs.edit.verify import verify_edit
from kamdocs.edit.writing import key_text, scalar_text
from kamdocs.edit.written_ids import WrittenId, written_ids
from kamdocs.model.record import Record
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import sentence


@dataclass(frozen=True, slots=True)
class Renaming:
    """An id of a kind (`team`, `contact`, `unit` …) that is to be called otherwise."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file holds: the record at its top, or one part of it (`units`) when `part` is set."""

    record: type[Record]
    part: str | None = None


def ids_in(kept: Kept, value: Value) -> Iterator[WrittenId]:
    """Every id in the values of a file, by its path in that file."""
    if kept.part is None:
        yield from written_ids(kept.record, value)
        return
    for found in written_ids(kept.record, {kept.part: value}):
        yield WrittenId(found.path[1:], found.on_key, found.kind, found.id, found.is_definition)


def rename_values(file: str, text: str, kept: Kept, renaming: Renaming) -> Edited | Refused:
    """Rename an id in a YAML file or in the front matter of a Markdown file."""
    source = Source(file, text)
    places = _places(ids_in(kept, source.value), renaming)
    if not places:
        return Edited(text)
    if not source.document.is_whole:
        return Refused(sentence("the file cannot be read as a whole; mend its faults first"))
    new = text
    for splice in sorted((_splice(source, *place, renaming.new) for place in places), key=_start):
        new = splice.into(new)
    after = Source(file, new)
    return verify_edit(source, after, renamed(source.value, places, renaming.new)) or Edited(new)


def renamed(value: Value, places: Iterable[tuple[Path, bool]], new: str) -> Value:
    """The values with the ids at the places called otherwise; places are paths, and whether on the key."""
    texts = {path for path, on_key in places if not on_key}
    keys = {path for path, on_key in places if on_key}

    def walk(at: Value, path: Path) -> Any:
        if isinstance(at, dict):
            return {
                new if (*path, key) in keys else key: walk(item, (*path, key))
                for key, item in at.items()
            }
        if isinstance(at, list):
            return [walk(item, (*path, number)) for number, item in enumerate(at)]
        return new if path in texts else at

    result: Value = walk(value, ())
    return result


def splice_all(text: str, splices: Iterable[Splice]) -> str:
    """The text with replacements made that do not overlap."""
    for splice in sorted(splices, key=_start):
        text = splice.into(text)
    return text


def _places(found: Iterable[WrittenId], renaming: Renaming) -> list[tuple[Path, bool]]:
    places = (
        (each.path, each.on_key)
        for each in found
        if each.id == renaming.old and each.kind == renaming.kind
    )
    return list(dict.fromkeys(places))


def _splice(source: Source, path: Path, on_key: bool, new: str) -> Splice:
    start, end = source.key_span(path) if on_key else source.span(path)
    quote = source.text[start : start + 1]
    if quote in ("'", '"'):
        return Splice(start, end, scalar_text(new, in_flow=True, quote=quote))
    return Splice(start, end, key_text(new) if on_key else scalar_text(new, in_flow=True))


def _start(splice: Splice) -> int:
    """Sorted by this, replacements do not move each other."""
    return -splice.start
