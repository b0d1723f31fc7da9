"""Promises of both sides: made, kept, broken."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.place import value_of
from kamdocs.history.change import LOUD, PLAIN, QUIET, Change, Comparison, Direction, Side
from kamdocs.model.commitment import Commitment
from kamdocs.values.sentence import Sentence, Term, sentence

_WAYS: dict[str, Direction] = {"kept": "better", "broken": "worse"}


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Every promise that is new or stands otherwise."""
    was, now = before.facts.account.plan, after.facts.account.plan
    earlier = {(each.who, each.text): each for each in (was.commitments if was else ())}
    for number, promise in enumerate(now.commitments if now else ()):
        old = earlier.get((promise.who, promise.text))
        place = value_of("plan", "commitments", number)
        account = after.facts.account.id
        if old is None:
            yield Change(account, "commitment", _new(promise), QUIET, place=place)
        elif old.state != promise.state:
            weight = LOUD if promise.state == "broken" else PLAIN
            yield Change(account, "commitment", _ended(promise), weight, _WAYS.get(promise.state, "neither"), place)  # fmt: skip


def _new(promise: Commitment) -> Sentence:
    if promise.who == "us":
        return sentence("we promised: {promise}", promise=promise.text)
    return sentence("they promised: {promise}", promise=promise.text)


def _ended(promise: Commitment) -> Sentence:
    if promise.who == "us":
        return sentence("our promise {state}: {promise}", state=Term(promise.state), promise=promise.text)  # fmt: skip
    return sentence("their promise {state}: {promise}", state=Term(promise.state), promise=promise.text)  # fmt: skip


COMPARISON = Comparison(compare, frozenset(["plan"]))
