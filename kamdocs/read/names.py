"""Names as people write them in notes (`Núria`, `Ana F.`, `pau`): whose ids they mean.

A name means somebody only when exactly one person fits; otherwise it stays a name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Names:
    """Ids by every spelling that means exactly one of them."""

    ids: Mapping[str, str]

    def id_of(self, written: str) -> str | None:
        """The id that a written name means, None when nobody or several fit."""
        return self.ids.get(_folded(written.removeprefix("@")))


def names_of(people: Iterable[tuple[str, str]]) -> Names:
    """Make the spellings of people given as (id, full name): id, full name, first name, initials."""
    return _spellings(tuple(people))


@lru_cache(64)
def _spellings(people: tuple[tuple[str, str], ...]) -> Names:
    # Every account asks for those of the same team.
    found: dict[str, set[str]] = {}
    for person_id, name in people:
        words = _folded(name).split()
        spellings = {_folded(person_id), " ".join(words)}
        if words:
            spellings |= {words[0], f"{words[0]} {words[-1][0]}", f"{words[0]} {words[-1][0]}."}
        for spelling in spellings:
            found.setdefault(spelling, set()).add(person_id)
    return Names({spelling: ids.pop() for spelling, ids in found.items() if len(ids) == 1})


def titles_of(things: Iterable[tuple[str, str]]) -> Names:
    """Make the spellings of things given as (id, name): only the whole id, and the whole name."""
    found: dict[str, set[str]] = {}
    for thing_id, name in things:
        for spelling in (thing_id, name):
            found.setdefault(_folded(spelling), set()).add(thing_id)
    return Names({spelling: ids.pop() for spelling, ids in found.items() if len(ids) == 1})


def names_in(tree: Any) -> Names:
    """The spellings of the people of an account, from the plain values of its files."""
    people: list[tuple[str, str]] = []
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(tree, Mapping):
        items = tree.items()
    elif isinstance(tree, list):
        items = ((item.get("id"), item) for item in tree if isinstance(item, Mapping))
    for person_id, item in items:
        name = item.get("name") if isinstance(item, Mapping) else item
        if isinstance(person_id, str):
            people.append((person_id, name if isinstance(name, str) else person_id))
    return names_of(people)


def name_people(
    entries: list[dict[str, Any]], noted: Collection[int], theirs: Names, ours: Names
) -> None:
    """Turn the names in log entries into ids, where they mean exactly one person.

    `noted` are the numbers of entries written as notes, where the word before the colon of a next
    step may be no person at all. The entries are changed in place.
    """
    for number, entry in enumerate(entries):
        written = [*entry.pop("with_names", ()), *entry.pop("ours_names", ())]
        if written:
            contacts = {name: theirs.id_of(name) for name in written}
            members = {name: ours.id_of(name) for name in written if not contacts[name]}
            entry["with"] = [found for found in contacts.values() if found]
            entry["ours"] = [found for found in members.values() if found]
            entry["others"] = [name for name, found in members.items() if not found]
        if number in noted:
            for step in (entry.get("next"), *entry.get("further", ())):
                _name_owner(step, ours)


def _name_owner(step: Any, ours: Names) -> None:
    """The word before the colon of a next step is its owner only if it is one of ours."""
    owner = step.get("owner") if isinstance(step, dict) else None
    if owner is None:
        return
    found = ours.id_of(owner)
    if found is not None:
        step["owner"] = found
    else:
        del step["owner"]
        step["what"] = f"{owner}: {step.get('what', '')}".removesuffix(": ")


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())
