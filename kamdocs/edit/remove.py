"""Remove a key with its value, or a list item, and the comment on its own line."""

from __future__ import annotations

import re

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import Refused, Splice
from kamdocs.edit.source import Source
from kamdocs.values.sentence import sentence

_BETWEEN = re.compile(r"\s*,\s*")
_COMMENT = re.compile(r"[ \t]*(?:#.*)?")


def remove_entry(source: Source, path: Path) -> Splice | Refused:
    """Remove what stands at `path`, which exists."""
    inside = source.at(path[:-1])
    sisters: list[Path] = []
    if isinstance(inside, dict):
        sisters = [(*path[:-1], key) for key in inside]
    elif isinstance(inside, list):
        sisters = [(*path[:-1], number) for number in range(len(inside))]
    place = sisters.index(path)
    if source.is_flow(path[:-1]):
        return _from_brackets(source, sisters, place)
    if len(sisters) == 1 and len(path) > 1:
        return _only_one(source, path[:-1], "{}" if isinstance(inside, dict) else "[]")
    return _lines(source, sisters, place)


def _from_brackets(source: Source, sisters: list[Path], place: int) -> Splice | Refused:
    path = sisters[place]
    start, end = source.entry_start(path), source.entry_end(path)
    if place + 1 < len(sisters):
        after = source.entry_start(sisters[place + 1])
        between, end = source.text[end:after], after
    elif place:
        gap = source.entry_end(sisters[place - 1])
        between, start = source.text[gap:start], gap
    else:
        return Splice(start, end, "")
    if not _BETWEEN.fullmatch(between):
        return _in_the_way()
    return Splice(start, end, "")


def _only_one(source: Source, path: Path, empty: str) -> Splice | Refused:
    """The last entry goes: empty brackets stay."""
    start, end = source.span(path)
    if source.has_comment(start, end):
        return _in_the_way()
    before = source.behind_key(path)
    gap = source.text[before:start].rstrip()
    if gap and _COMMENT.fullmatch(source.text[end : source.line_stop(end)]):
        end = source.line_stop(end)
    return Splice(before, end, f" {empty}{gap}")


def _lines(source: Source, sisters: list[Path], place: int) -> Splice | Refused:
    path = sisters[place]
    start, end = source.entry_start(path), source.entry_end(path)
    first, last = source.line_of(start), source.line_of(end)
    if not _COMMENT.fullmatch(source.text[end : source.stops[last]]):
        return _in_the_way()
    if source.text[source.starts[first] : start].strip():
        if place + 1 == len(sisters):
            return _in_the_way()
        after = source.entry_start(sisters[place + 1])
        if source.text[end:after].strip():
            return _in_the_way()
        return Splice(start, after, "")
    if last + 1 < len(source.starts):
        return Splice(source.starts[first], source.starts[last + 1], "")
    return Splice(source.stops[first - 1] if first else source.starts[0], source.stops[last], "")


def _in_the_way() -> Refused:
    return Refused(sentence("a comment or another value stands in the way"))
