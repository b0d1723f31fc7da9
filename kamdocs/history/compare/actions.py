"""Tasks ticked off, and how many are new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kamdocs.diagnostics.place import value_of
from kamdocs.history.change import QUIET, Change, Comparison, Side
from kamdocs.values.sentence import sentence_n


def compare(before: Side, after: Side) -> Iterator[Change]:
    """How many tasks were done, and how many were written down."""
    account = after.facts.account.id
    was, now = before.facts.account.actions, after.facts.account.actions
    done = Counter(each.text for each in now if each.done)
    done -= Counter(each.text for each in was if each.done)
    new = Counter(each.text for each in now) - Counter(each.text for each in was)
    place = value_of("actions")
    if count := done.total():
        first = next(iter(done))
        text = sentence_n("task done: {first}", "{count} tasks done, among them: {first}", count, first=first)  # fmt: skip
        yield Change(account, "actions", text, QUIET, "better", place)
    if count := new.total():
        first = next(iter(new))
        text = sentence_n("new task: {first}", "{count} new tasks, among them: {first}", count, first=first)  # fmt: skip
        yield Change(account, "actions", text, QUIET, place=place)


COMPARISON = Comparison(compare, frozenset(["actions"]))
