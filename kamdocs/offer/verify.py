"""Issued offers in; whether every frozen file is as it was, and which is not, out. Nothing is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kamdocs.derive.account.issued import Damage, IssuedFacts
from kamdocs.pipeline.take_stock import Stock


@dataclass(frozen=True, slots=True)
class Verified:
    """One issued version, or what is missing of an offer (`version` None): how many files, what is wrong."""

    offer: str
    number: str | None
    version: int | None
    files: int
    damage: tuple[Damage, ...]


def verify(stock: Stock, account: str, offer: str | None = None) -> tuple[Verified, ...]:
    """Compare the frozen files of one offer, or of all offers of an account, with their locks."""
    found = stock.accounts[account].facts.issued
    return tuple(
        one
        for key, facts in found.items()
        if offer in (None, key)
        for one in _verify(f"{account}/{key}", facts)
    )


def _verify(name: str, facts: IssuedFacts) -> Iterator[Verified]:
    for each, damage in facts.by_version():
        if each is None:
            yield Verified(name, None, None, 0, damage)
            continue
        number = each.lock.number if each.lock else None
        files = len(each.frozen.files) + 1
        yield Verified(name, number, each.frozen.version, files, damage)
