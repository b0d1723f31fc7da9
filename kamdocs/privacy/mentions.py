"""The files of a workspace and a person in; every place that mentions the person out.

Nothing is changed, and nothing is read from the disk.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

from kamdocs.diagnostics.place import Path
from kamdocs.edit.source import Source
from kamdocs.model.account import Account
from kamdocs.model.team import Team
from kamdocs.privacy.folded import fold, name_words
from kamdocs.privacy.subject import Subject
from kamdocs.privacy.traces import Neighbours, Trace, Tracker
from kamdocs.privacy.written import Known, Spot, Written, heading_names, spots_in
from kamdocs.read.names import names_of
from kamdocs.read.yaml import Value

MentionKind = Literal["record", "reference", "name", "email", "phone", "file_name"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that mentions a person.

    Lines and columns count from 1, in characters; `text` is what stands there, `said` its whole
    line. `path` leads there in the values of the file, where it is a record or an id. Line 0 is the
    name of the file itself.
    """

    file: str
    line: int
    column: int
    kind: MentionKind
    text: str
    said: str
    is_certain: bool = True
    room: str = "files"
    path: Path = ()


@dataclass(frozen=True, slots=True)
class HeldValue:
    """One value of a person's record: which, what, and where it is written."""

    file: str
    line: int
    path: Path
    value: str
    is_overlay: bool = False


@dataclass(slots=True)
class Search:
    """A person looked for in one workspace; what is needed for that is worked out once an account."""

    subject: Subject
    accounts: Mapping[str, Account]
    team: Team
    things: Sequence[str] = ()
    files: Sequence[Written] = ()
    trackers: dict[str | None, Tracker] = field(default_factory=dict)
    sources: dict[Written, Source] = field(default_factory=dict)

    def tracker(self, account: str | None) -> Tracker:
        """Who looks for the person in the running text of an account's files."""
        home = account if account is not None and self.subject.id_in(account) else None
        if home not in self.trackers:
            self.trackers[home] = self._tracker(home)
        return self.trackers[home]

    def historian(self) -> Tracker:
        """Who looks in old versions, where nobody knows any more which of a name was meant.

        Of three words the first two are a name as well, where no other name begins so.
        """
        near = self._neighbours()
        named = {name_words(name) for name in self.subject.names}
        people = [one for one in near.people if name_words(one[2]) not in named]
        begun = {name_words(name)[:2] for _, _, name in people}
        short = {
            " ".join(words[:2]) for words in named if len(words) > 2 and words[:2] not in begun
        }
        subject = replace(self.subject, aliases=tuple(sorted(short)))
        return Tracker(subject, None, replace(near, people=people))

    def known(self, account: str | None) -> Known:
        """Whom names in the files of an account mean."""
        found = self.accounts.get(account or "")
        people = found.people if found is not None else {}
        theirs = names_of((key, person.name) for key, person in people.items())
        ours = names_of((key, member.name) for key, member in self.team.people.items())
        return Known(theirs, ours, frozenset(self.team.people))

    def source(self, written: Written) -> Source:
        """The file, read."""
        if written not in self.sources:
            self.sources[written] = Source(written.file, written.text)
        return self.sources[written]

    def structure(self, written: Written) -> tuple[list[Spot], list[Spot]]:
        """Where the structure of a file says the person; and where it says others."""
        is_near = self.subject.is_ours or self.subject.id_in(written.account) is not None
        if not is_near or not written.has_values():
            return [], []
        return spots_in(written, self.source(written), self.subject, self.known(written.account))

    def traces(self, written: Written) -> list[Trace]:
        """What names the person in the running text of a file; keys are never certain."""
        return self._outside(written, self.tracker(written.account).find(written.text))

    def _outside(self, written: Written, found: list[Trace]) -> list[Trace]:
        """Those traces that stand in no record or id; what stands in a key is only perhaps one."""
        if not found:
            return []
        hers, foreign = self.structure(written)
        places = self.source(written).document.source_map if written.has_values() else None
        keys = [self.source(written).offsets(at) for at in places.keys.values()] if places else []
        kept = []
        for trace in found:
            if any(_is_in(trace, spot) for spot in hers):
                continue
            if not trace.is_certain and any(_is_in(trace, spot) for spot in foreign):
                continue
            is_key = any(start <= trace.start < end for start, end in keys)
            kept.append(replace(trace, is_certain=False, is_small=False) if is_key else trace)
        return kept

    def people(self) -> Sequence[tuple[str | None, str, str]]:
        """Everybody in a record: account (None for ours), id and name."""
        return self._neighbours().people

    def mentions(self) -> tuple[Mention, ...]:
        """Every mention, by file and line."""
        found: list[Mention] = []
        for written in self.files:
            found += self._mentions_in(written)
        return tuple(sorted(found, key=lambda each: (each.room, each.file, each.line, each.column)))

    def held(self) -> tuple[HeldValue, ...]:
        """Every value of the records of the person, those of the overlay included."""
        return tuple(value for written in self.files for value in self._held_in(written))

    def _mentions_in(self, written: Written) -> Iterator[Mention]:
        lines = _Lines(written.text)
        yield from self._in_name(written)
        for spot in self.structure(written)[0]:
            line, column = lines.place(spot.start)
            text = ".".join(map(str, spot.path)) if spot.kind == "record" else ""
            text = text or written.text[spot.start : spot.end]
            said = lines.said(line)
            yield Mention(
                written.file, line, column, spot.kind, text, said, True, written.room, spot.path
            )
        for trace in self.traces(written):
            line, column = lines.place(trace.start)
            text = " ".join(written.text[trace.start : trace.end].split())
            yield Mention(
                written.file, line, column, trace.kind, text, lines.said(line), trace.is_certain,
                written.room,
            )  # fmt: skip

    def _in_name(self, written: Written) -> Iterator[Mention]:
        """The name of a file is a text too; whether to change it is for people to say."""
        name = PurePosixPath(written.name).stem
        words = name.replace("-", " ").replace("_", " ")
        if self.tracker(written.account).find(words):
            yield Mention(written.file, 0, 0, "file_name", name, "", False, written.room)

    def _held_in(self, written: Written) -> Iterator[HeldValue]:
        spots = [spot for spot in self.structure(written)[0] if spot.kind == "record"]
        if not spots:
            return
        source = self.source(written)
        for spot in spots:
            for path, value in _leaves(source.at(spot.path), spot.path):
                is_placed = path in source.document.source_map.values
                start = source.span(path)[0] if is_placed else spot.start
                line = source.line_of(start) + 1
                is_overlay = written.room == "overlay"
                yield HeldValue(written.file, line, path, value, is_overlay)

    def _tracker(self, home: str | None) -> Tracker:
        near = self._neighbours()
        plain = Tracker(self.subject, home, near)
        if home is None:
            return plain
        own = [written for written in self.files if written.account == home]
        used = frozenset[str]().union(*(heading_names(each, self.subject) for each in own))
        common = {
            fold(written.text[trace.start : trace.end])
            for written in own
            if written.room == "files"
            for trace in self._outside(written, plain.find(written.text))
            if trace.is_small
        }
        return Tracker(self.subject, home, near, used, frozenset(common))

    def _neighbours(self) -> Neighbours:
        hers = {(record.account, record.id) for record in self.subject.records}
        people: list[tuple[str | None, str, str]] = []
        addresses: set[str] = set()
        for key, account in self.accounts.items():
            for each, person in account.people.items():
                people.append((key, each, person.name))
                if (key, each) not in hers:
                    addresses |= {text for text in (person.email, person.phone) if text}
        for each, member in self.team.people.items():
            people.append((None, each, member.name))
            if (None, each) not in hers:
                addresses |= {text for text in (member.email, member.phone) if text}
        return Neighbours(people, self.things, frozenset(addresses))


class _Lines:
    """The lines of a text, by offset."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        line = bisect_right(self.starts, offset) - 1
        return line + 1, offset - self.starts[line] + 1

    def said(self, line: int) -> str:
        """A line as it stands."""
        return self.lines[line - 1].rstrip()


def _is_in(trace: Trace, spot: Spot) -> bool:
    return spot.start <= trace.start < spot.end


def _leaves(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text below a path; an empty value is none."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, (*path, number))
    elif value is not None:
        yield path, value
