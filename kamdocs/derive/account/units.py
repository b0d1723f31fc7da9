"""The units, posts and people of an account in; the tree of its units and who sits where out.

An account without units is one unit itself: it has the id `""` and the name of the account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.model.contact import Person, Post
from kamdocs.model.unit import Unit

WHOLE = ""
"""The id of the one unit of an account that names none."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree.

    `depth` is 0 at the top. `below` are all units under it, at any depth. `contacts` are the people
    who are there now, `location` is where it is; both without those of the units below.
    """

    id: str
    name: str
    depth: int
    location: str | None
    below: tuple[str, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitTree:
    """The units by id, each followed by those below it.

    `is_implicit` says that the account names no unit. `unplaced` are the people who are there now
    and whose unit is not known. Units that belong to each other in a circle stand at the top.
    """

    branches: Mapping[str, Branch]
    is_implicit: bool
    unplaced: tuple[str, ...]

    def place(self, unit: str | None) -> str | None:
        """The unit that is meant by what is written: with a single one, silence means that one."""
        if unit in self.branches:
            return unit
        return next(iter(self.branches)) if not unit and len(self.branches) == 1 else None

    def known_in(self, unit: str) -> tuple[str, ...]:
        """The people of a unit and of all below it."""
        branch = self.branches[unit]
        below = (key for each in branch.below for key in self.branches[each].contacts)
        return (*branch.contacts, *below)


def derive_unit_tree(account: Account) -> UnitTree:
    """Lay the units out as a tree and seat the people."""
    units: Mapping[str, Unit] = account.units or {WHOLE: Unit(id="all", name=account.name)}
    here = [person for person in account.people.values() if person.left is None]
    seats = {person.id: unit_of(person, account.posts) for person in here}
    only = next(iter(units)) if len(units) == 1 else None
    seated: dict[str, list[str]] = {}
    unplaced = []
    for person, unit in seats.items():
        found = unit if unit in units else only if unit is None else None
        if found is None:
            unplaced.append(person)
        else:
            seated.setdefault(found, []).append(person)
    order = list(_walk(units))
    return UnitTree(
        branches={
            key: Branch(
                id=key,
                name=units[key].name,
                depth=depth,
                location=units[key].location,
                below=_below(order, number),
                contacts=tuple(seated.get(key, ())),
            )
            for number, (key, depth) in enumerate(order)
        },
        is_implicit=not account.units,
        unplaced=tuple(unplaced),
    )


def unit_of(person: Person, posts: Mapping[str, Post]) -> str | None:
    """The unit of a person: the one written with them, otherwise that of their post."""
    post = posts.get(person.post or "")
    return person.unit or (post.unit if post else None)


def _walk(units: Mapping[str, Unit]) -> Iterator[tuple[str, int]]:
    children: dict[str | None, list[str]] = {}
    for key, unit in units.items():
        children.setdefault(unit.parent if unit.parent in units else None, []).append(key)
    reached: set[str] = set()
    waiting = [(key, 0) for key in reversed(children.get(None, []))]
    while waiting:
        key, depth = waiting.pop()
        reached.add(key)
        yield key, depth
        waiting += [(child, depth + 1) for child in reversed(children.get(key, []))]
    yield from ((key, 0) for key in units if key not in reached)


def _below(order: list[tuple[str, int]], number: int) -> tuple[str, ...]:
    depth = order[number][1]
    found = []
    for key, deeper in order[number + 1 :]:
        if deeper <= depth:
            break
        found.append(key)
    return tuple(found)
