"""The accounts of two moments in; everything that became different between them, in words, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from kamdocs.history.change import LOUD, Change, Comparison, Side
from kamdocs.registry import collect
from kamdocs.values.sentence import Sentence, Term, sentence

KINDS = "kamdocs.history.compare"


@dataclass(frozen=True, slots=True)
class Changes:
    """What became different since the day `since`, by account; `why` there is nothing to compare.

    `is_whole` is false when the history begins only on that day.
    """

    since: date | None = None
    items: tuple[Change, ...] = ()
    is_whole: bool = True
    why: Sentence | None = None

    def of(self, account: str) -> tuple[Change, ...]:
        """The changes of one account."""
        return tuple(change for change in self.items if change.account == account)

    def only(self, accounts: frozenset[str]) -> Changes:
        """The changes of some accounts."""
        return replace(self, items=tuple(one for one in self.items if one.account in accounts))


@cache
def comparisons() -> Mapping[str, Comparison]:
    """Every kind of comparison, by the name of its file."""
    return collect(KINDS, "COMPARISON", Comparison)


def compare_accounts(before: Mapping[str, Side], after: Mapping[str, Side]) -> tuple[Change, ...]:
    """What became different, the loudest first within each account; accounts by name.

    Both sides hold the accounts that may have changed; one that stands on one side only was added
    or taken away.
    """
    order = sorted({*before, *after}, key=lambda key: (_name(before, after, key).casefold(), key))
    return tuple(
        change
        for key in order
        for change in sorted(
            _compare(before.get(key), after.get(key)), key=lambda each: -each.weight
        )
    )


def loudest(changes: tuple[Change, ...], most: int) -> tuple[Change, ...]:
    """The changes that say most, in the order they have: at most `most`, and only plain or loud."""
    chosen = sorted(range(len(changes)), key=lambda index: (-changes[index].weight, index))[:most]
    return tuple(changes[index] for index in sorted(chosen) if changes[index].weight > 1)


def _compare(before: Side | None, after: Side | None) -> Iterator[Change]:
    if after is None:
        if before is not None:
            text = sentence("no longer among the accounts")
            yield Change(before.facts.account.id, "account", text, LOUD)
        return
    account = after.facts.account
    if before is None:
        text = (
            sentence("new account: {tier}", tier=Term(account.tier))
            if account.tier
            else sentence("new account")
        )
        yield Change(account.id, "account", text, LOUD, "better")
        return
    broken = before.facts.broken | after.facts.broken
    for kind in comparisons().values():
        if not kind.parts & broken:
            yield from kind.compare(before, after)


def _name(before: Mapping[str, Side], after: Mapping[str, Side], key: str) -> str:
    side = after.get(key) or before[key]
    return side.facts.account.name
