"""Money added up: what is known in the workspace's currency, and what no exchange rate reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.exact import add
from kamdocs.values.money import Money

UNSAID = ""
"""The key under which money without product, family, unit or seller is counted."""


@dataclass(frozen=True, slots=True)
class Tally:
    """An exact sum in the workspace's currency.

    `amount` is None when nothing of it is known. `unconverted` are amounts in currencies without an
    exchange rate, one a currency: they are shown, and counted as unknown. `is_estimated` says that
    part of a longer period was counted by its days.
    """

    amount: Decimal | None = None
    unconverted: tuple[Money, ...] = ()
    is_estimated: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether all of it is known."""
        return self.amount is not None and not self.unconverted


Yearly = Mapping[int, Tally]
"""Sums by year, oldest first. A year without an entry is unknown, not zero."""

Table = Mapping[str, Yearly]
"""Sums by the id of a product, family, unit or seller (or `UNSAID`), then by calendar year."""


def add_tallies(tallies: Iterable[Tally]) -> Tally:
    """The sum of sums; the order does not matter."""
    listed = list(tallies)
    if len(listed) == 1:
        return listed[0]
    known = [tally.amount for tally in listed if tally.amount is not None]
    foreign: dict[str, list[Decimal]] = defaultdict(list)
    for money in (money for tally in listed for money in tally.unconverted):
        foreign[money.currency].append(money.amount)
    return Tally(
        amount=add(known) if known else None,
        unconverted=tuple(Money(add(foreign[code]), code) for code in sorted(foreign)),
        is_estimated=any(tally.is_estimated for tally in listed),
    )


def add_by_year(parts: Iterable[tuple[int, Tally]]) -> dict[int, Tally]:
    """Sums by year, oldest first."""
    found: dict[int, list[Tally]] = defaultdict(list)
    for year, tally in parts:
        found[year].append(tally)
    return {year: add_tallies(found[year]) for year in sorted(found)}


def add_to_table(parts: Iterable[tuple[str, int, Tally]]) -> dict[str, dict[int, Tally]]:
    """Sums by key and year, keys in alphabetical order."""
    found: dict[str, list[tuple[int, Tally]]] = defaultdict(list)
    for key, year, tally in parts:
        found[key].append((year, tally))
    return {key: add_by_year(found[key]) for key in sorted(found)}
