"""An account and what it earned in; the currencies that anything of it is written in out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kamdocs.derive.account.earnings import Earning
from kamdocs.model.account import Account
from kamdocs.model.record import Record
from kamdocs.values.money import Money


def find_currencies(account: Account, earnings: Iterable[Earning]) -> tuple[str, ...]:
    """The currencies (ISO 4217) of every amount of an account, in alphabetical order."""
    written = {money.currency for money in _amounts(account)}
    return tuple(sorted(written | {earning.paid.currency for earning in earnings}))


def _amounts(value: Any) -> Iterator[Money]:
    if isinstance(value, Money):
        yield value
    elif isinstance(value, Record):
        for item in vars(value).values():
            yield from _amounts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _amounts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _amounts(item)
