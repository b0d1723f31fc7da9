"""What a change is: one thing that became different between two states of an account, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kamdocs.derive.account.facts import Facts
from kamdocs.diagnostics.place import Place
from kamdocs.model.shared import Shared
from kamdocs.values.sentence import Filling, Sentence

ChangeKind = Literal[
    "account", "owner", "tier", "score", "health", "people", "white_space", "opportunity", "proposal",
    "contract", "tender", "plan", "commitment", "issue", "log", "actions", "settings",
]  # fmt: skip

Direction = Literal["better", "worse", "neither"]

LOUD, PLAIN, QUIET = 3, 2, 1
"""How much a change says to somebody who reads only the first lines."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became different.

    `account` is None where it is about what all accounts share. `place` leads to it as it stands
    now, None when it is gone.
    """

    account: str | None
    kind: ChangeKind
    text: Sentence
    weight: int = PLAIN
    direction: Direction = "neither"
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """An account as it was, or as it is: its facts, and what they were read against."""

    facts: Facts
    shared: Shared

    def member(self, key: str | None) -> Filling:
        """The name of one of ours; an id that nobody knows stands for itself."""
        member = self.shared.team.people.get(key or "")
        return member.name if member else key or "–"

    def product(self, key: str | None) -> Filling:
        """The name of a product."""
        product = self.shared.catalogue.products.get(key or "")
        return product.name if product else key or "–"

    def unit(self, key: str | None) -> Filling:
        """The name of a unit of the customer."""
        unit = self.facts.account.units.get(key or "")
        return unit.name if unit else key or "–"

    def contact(self, key: str) -> Filling:
        """The name of a person at the customer."""
        person = self.facts.account.people.get(key)
        return person.name if person else key


@dataclass(frozen=True, slots=True)
class Comparison:
    """A kind of comparison: what it yields of an account before and after.

    `parts` are those of the account and its facts that it rests on; where one of them could not be
    read on either side, nothing is compared.
    """

    compare: Callable[[Side, Side], Iterator[Change]]
    parts: frozenset[str]


def gone(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that are no longer there, in the order they had."""
    return tuple(key for key in before if key not in after)


def come(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that are new, in their order."""
    return tuple(key for key in after if key not in before)


def stayed(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that both have, in the order they have now."""
    return tuple(key for key in after if key in before)
