"""A map of people on which everybody likes us."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.relationships import Relationships
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence

CRITICAL = frozenset({"sceptic", "opposed"})


def nobody_negative(
    account: Account, relationships: Relationships, settings: Settings
) -> Iterator[Finding]:
    """Of five people and more with a stance, somebody is sceptic or opposed."""
    stances = [
        stance.value
        for key in relationships.contacts
        if (stance := account.people[key].stance) is not None
    ]
    if len(stances) >= settings.relationships.map_from and not CRITICAL & set(stances):
        yield Finding(
            "nobody-negative",
            key_of("people"),
            sentence("of {count} people nobody is sceptic or opposed", count=len(stances)),
            sentence("ask who would rather see another supplier; every decision has somebody"),
        )
