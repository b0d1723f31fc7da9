"""A file that mentions a person in; its text without the person out, or why that cannot be.

Records and ids go by the shape of the records, names in headings and markers with what joins them,
words in running text give way to neutral ones. All else stays, character by character.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import Edited, Refused, Remove, Splice
from kamdocs.edit.document import edit_document
from kamdocs.edit.source import Source
from kamdocs.edit.verify import verify_edit
from kamdocs.model.proposal import Edition
from kamdocs.model.record import Record
from kamdocs.model.shape import fields_of, record_at
from kamdocs.privacy.blanking import Neutral, blank
from kamdocs.privacy.headings import leave_headings
from kamdocs.privacy.markers import leave_markers
from kamdocs.privacy.mentions import Search
from kamdocs.privacy.written import Spot, Written
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import sentence

_MOST_PASSES = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written instead, by language, and whether uncertain words go too.

    `languages` are those of accounts that have another than the workspace, whose words are `neutral`.
    """

    neutral: Neutral
    with_uncertain: bool = False
    languages: Mapping[str, Neutral] = field(default_factory=dict)

    def words_in(self, account: str | None) -> Neutral:
        """The words for the files of an account."""
        return self.languages.get(account or "", self.neutral)


def forget_in(written: Written, search: Search, wish: Wish) -> Edited | Refused:
    """The text of a file without the person."""
    hers, _ = search.structure(written)
    text = written.text
    values = [spot for spot in hers if spot.path[:1] not in (("log",), ("sections",))]
    if values:
        done = _without_values(written, values)
        if isinstance(done, Refused):
            return done
        text = done.text
    rest = replace(written, text=text)
    if any(spot.path[:1] == ("log",) for spot in hers):
        text = leave_headings(rest, search, wish.words_in(written.account))
    if any(spot.path[:1] == ("sections",) for spot in hers):
        left = leave_markers(rest, search)
        if isinstance(left, Refused):
            return left
        text = left.text
    return _blanked(replace(written, text=text), search, wish)


def _blanked(written: Written, search: Search, wish: Wish) -> Edited | Refused:
    """With neutral words where the running text names the person.

    Once more where that is done: beside neutral words, a word may turn out to be the name.
    """
    text = written.text
    for _ in range(_MOST_PASSES):
        done = _blanked_once(replace(written, text=text), search, wish)
        if isinstance(done, Refused) or done.text == text:
            return done
        text = done.text
    return Refused(sentence("the words to be written instead hold the name themselves"))


def _blanked_once(written: Written, search: Search, wish: Wish) -> Edited | Refused:
    traces = [trace for trace in search.traces(written) if trace.is_certain or wish.with_uncertain]
    neutral = wish.words_in(written.account)
    if not written.has_values():
        return Edited(blank(written.text, traces, neutral))
    source = search.source(written)
    keys = [source.offsets(at) for at in source.document.source_map.keys.values()]
    traces = [t for t in traces if not any(start <= t.start < end for start, end in keys)]
    after = Source(written.file, blank(written.text, traces, neutral))
    is_read = source.document.is_whole
    if is_read and not (after.document.is_whole and _is_alike(source.value, after.value)):
        return Refused(sentence("the edit would not be read as it is meant; edit the file by hand"))
    return Edited(after.text)


def _is_alike(one: Value, other: Value) -> bool:
    """Whether two values have the same shape, whatever their texts say."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_is_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_alike, one, other))
    return type(one) is type(other)


def _without_values(written: Written, spots: Sequence[Spot]) -> Edited | Refused:
    """Without the record and the ids; what they leave empty goes with them where it may."""
    source = Source(written.file, written.text)
    if not source.document.is_whole:
        return Refused(sentence("the file cannot be read as a whole; mend its faults first"))
    record = written.kept.record if written.kept is not None else None
    part = written.kept.part if written.kept is not None else None
    gone = _Leaving(source.value, record, part).leave([spot.path for spot in spots])
    gone = sorted(gone, key=source.entry_start, reverse=True)
    text = written.text
    for path in gone:
        done = edit_document(written.file, text, [Remove(path)])
        if isinstance(done, Refused):
            done = _emptied(written.file, text, path)
        if isinstance(done, Refused):
            line = Source(written.file, text).line_of(source.entry_start(path)) + 1
            return Refused(sentence("line {line}: {reason}", line=line, reason=done.reason))
        text = done.text
    return Edited(text)


def _emptied(file: str, text: str, path: Path) -> Edited | Refused:
    """With empty brackets for a block whose only entry goes with the comments in it."""
    source = Source(file, text)
    inside = source.at(path[:-1])
    refused = Refused(sentence("a comment or another value stands in the way"))
    if len(path) < 2 or source.is_flow(path[:-1]) or not isinstance(inside, (dict, list)):
        return refused
    if len(inside) != 1:
        return refused
    start, end = source.behind_key(path[:-1]), source.span(path[:-1])[1]
    brackets = "{}" if isinstance(inside, dict) else "[]"
    after = Source(file, Splice(start, end, f" {brackets}").into(text))
    wanted = _with(source.value, path[:-1], {} if isinstance(inside, dict) else [])
    return verify_edit(source, after, wanted) or Edited(after.text)


def _with(value: Value, path: Path, new: Value) -> Value:
    if not path:
        return new
    if isinstance(value, list):
        return [
            _with(item, path[1:], new) if number == path[0] else item
            for number, item in enumerate(value)
        ]
    if isinstance(value, dict):
        return {
            key: _with(item, path[1:], new) if key == path[0] else item
            for key, item in value.items()
        }
    return value


class _Leaving:
    """Which entries of a file have to go for some of them to be gone, and the file to be valid."""

    def __init__(self, root: Value, record: type[Record] | None, part: str | None) -> None:
        self.root, self.record = root, record
        self.prefix: Path = () if part is None else (part,)

    def leave(self, paths: Sequence[Path]) -> list[Path]:
        """The entries to remove; none is inside another."""
        gone = {self._own(path) for path in paths}
        while True:
            lifted = {self._lift(path, gone) for path in gone}
            lifted = {
                path
                for path in lifted
                if not any(path[:length] in lifted for length in range(len(path)))
            }
            if lifted == gone:
                return sorted(gone, key=str)
            gone = lifted

    def _own(self, path: Path) -> Path:
        """The entry itself, or the record that cannot be without it."""
        return path[:-1] if len(path) > 1 and self._is_needed(path) else path

    def _lift(self, path: Path, gone: set[Path]) -> Path:
        """What holds the entry, where all of it goes and nobody needs it empty."""
        inside = path[:-1]
        if not inside or not self._is_emptied(inside, gone):
            return path
        holder, key = self._record_at(inside[:-1]), inside[-1]
        shape = fields_of(holder).get(str(key)) if holder is not None else None
        if shape is None or not shape.inside.holders:
            return path
        if len(inside) == 1 and isinstance(self.root, dict) and len(self.root) == 1:
            return path
        return inside[:-1] if self._is_needed(inside) and len(inside) > 1 else inside

    def _is_emptied(self, inside: Path, gone: set[Path]) -> bool:
        at = self._at(inside)
        steps = range(len(at)) if isinstance(at, list) else at if isinstance(at, dict) else ()
        return bool(steps) and all((*inside, step) in gone for step in steps)

    def _is_needed(self, path: Path) -> bool:
        """Whether the record that holds a field is nothing without it."""
        holder = self._record_at(path[:-1])
        if holder is None:
            return False
        shape = fields_of(holder).get(str(path[-1]))
        # An edition whose last reader goes would become one for everybody.
        is_readers = issubclass(holder, Edition) and path[-1] == "for"
        return is_readers or (shape is not None and shape.required)

    def _record_at(self, path: Path) -> type[Record] | None:
        return record_at(self.record, (*self.prefix, *path)) if self.record is not None else None

    def _at(self, path: Path) -> Value:
        found = self.root
        for step in path:
            found = found[step]  # type: ignore[index]
        return found
