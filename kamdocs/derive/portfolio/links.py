"""References between accounts: who belongs to whom, and the ones that lead nowhere or in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Parents = Mapping[str, str | None]
"""The parent that each account names, by the account's id."""


@dataclass(frozen=True, slots=True)
class Links:
    """The tree of the accounts.

    `root_of` gives the topmost account above each (itself when there is none); a circle is led by
    its alphabetically first member. `ancestors_of` are all above it, the nearest first. `members_of`
    gives each root's accounts, itself included; `children_of` those right below an account that has any.
    `unknown` are (account, the parent it names) where
    there is no such account; `circles` are accounts that belong to each other, in order.
    """

    root_of: Mapping[str, str]
    ancestors_of: Mapping[str, tuple[str, ...]]
    members_of: Mapping[str, tuple[str, ...]]
    children_of: Mapping[str, tuple[str, ...]]
    unknown: tuple[tuple[str, str], ...]
    circles: tuple[tuple[str, ...], ...]


def derive_links(parents: Parents) -> Links:
    """Follow every account's parent to the top."""
    circles = _find_circles(parents)
    leaders = {member: circle[0] for circle in circles for member in circle}
    ancestors = {account: _climb(account, parents, leaders) for account in sorted(parents)}
    roots = {
        account: above[-1] if above else account for account, above in ancestors.items()
    }  # fmt: skip
    return Links(
        root_of=roots,
        ancestors_of=ancestors,
        members_of=_gather((root, account) for account, root in roots.items()),
        children_of=_gather((above[0], account) for account, above in ancestors.items() if above),
        unknown=tuple(
            (account, parent)
            for account, parent in sorted(parents.items())
            if parent is not None and parent not in parents
        ),
        circles=circles,
    )


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for above, account in pairs:
        found.setdefault(above, []).append(account)
    return {above: tuple(found[above]) for above in sorted(found)}


def _climb(account: str, parents: Parents, leaders: Mapping[str, str]) -> tuple[str, ...]:
    above: list[str] = []
    step = account
    while leaders.get(step) != step:
        parent = parents[step]
        if parent is None or parent not in parents:
            break
        above.append(parent)
        step = parent
    return tuple(above)


def _find_circles(parents: Parents) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    settled: set[str] = set()
    for start in sorted(parents):
        trail: dict[str, None] = {}
        step: str | None = start
        while step is not None and step in parents and step not in settled and step not in trail:
            trail[step] = None
            step = parents[step]
        if step is not None and step in trail:
            steps = list(trail)
            circle = steps[steps.index(step) :]
            first = circle.index(min(circle))
            found.append(tuple(circle[first:] + circle[:first]))
        settled.update(trail)
    return tuple(sorted(found))
