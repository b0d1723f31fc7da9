"""The log: contacts noted, issues raised and solved, events, value delivered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.history.change import (
    LOUD,
    PLAIN,
    QUIET,
    Change,
    ChangeKind,
    Comparison,
    Direction,
    Side,
)
from kamdocs.model.log_entry import ISSUE_KINDS, TOUCHPOINT_KINDS, LogEntry
from kamdocs.values.sentence import Filling, Sentence, Term, sentence, sentence_n

_TELLING = ISSUE_KINDS | {"trigger", "value", "feedback"}
_LONGEST = 80


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Every entry that is new and says something by itself; contacts as a number."""
    account = after.facts.account.id
    earlier = Counter(_key(entry) for entry in before.facts.account.log)
    open_before = {_key(entry) for entry in before.facts.account.log if entry.solved is None}
    contacts = 0
    for number, entry in enumerate(after.facts.account.log):
        key, place = _key(entry), value_of("log", number)
        if earlier[key] > 0:
            earlier[key] -= 1
            if entry.solved is not None and key in open_before:
                yield Change(account, "issue", _solved(entry), PLAIN, "better", place)
        elif entry.kind in _TELLING:
            yield _telling(entry, account, place)
        elif (
            entry.kind in TOUCHPOINT_KINDS
            and entry.on is not None
            and entry.on <= after.facts.today
        ):
            contacts += 1
    if contacts:
        text = sentence_n("one contact noted", "{count} contacts noted", contacts)
        yield Change(account, "log", text, QUIET, "better", value_of("log"))


def _telling(entry: LogEntry, account: str, place: Place) -> Change:
    words: dict[str, Filling] = {"kind": Term(entry.kind), "what": _what(entry)}
    text = (
        sentence("{kind}, {severity}: {what}", severity=Term(entry.severity), **words)
        if entry.severity is not None
        else sentence("{kind}: {what}", **words)
    )
    is_issue = entry.kind in ISSUE_KINDS
    kind: ChangeKind = "issue" if is_issue else "log"
    direction: Direction = "worse" if is_issue else "better" if entry.kind == "value" else "neither"
    return Change(account, kind, text, LOUD if entry.severity == "severe" else PLAIN, direction, place)  # fmt: skip


def _solved(entry: LogEntry) -> Sentence:
    return sentence("{kind} solved: {what}", kind=Term(entry.kind), what=_what(entry))


def _what(entry: LogEntry) -> str:
    text = entry.title or " ".join(entry.text.text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _key(entry: LogEntry) -> tuple[object, ...]:
    return entry.kind, entry.on, entry.title, entry.text.text[:_LONGEST]


COMPARISON = Comparison(compare, frozenset(["log"]))
