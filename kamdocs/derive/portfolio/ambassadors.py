"""People who left a customer for another company, by where they are now.

One who went to a customer of ours is an ambassador there; one who went elsewhere may open a door.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kamdocs.derive.portfolio.summary import Alumnus, Summary


@dataclass(frozen=True, slots=True)
class Ambassador:
    """Somebody we know from the account `known_from`."""

    alumnus: Alumnus
    known_from: str
    known_from_name: str


@dataclass(frozen=True, slots=True)
class Ambassadors:
    """`at` gives those of each account that has any; `elsewhere` went to companies we do not serve."""

    at: Mapping[str, tuple[Ambassador, ...]]
    elsewhere: tuple[Ambassador, ...]


def derive_ambassadors(summaries: Iterable[Summary]) -> Ambassadors:
    """Find where everybody went: `now_at` is the id of an account, or its name in any case.

    Who stayed with the account they left (another post, another branch) is no ambassador.
    """
    ordered = sorted(summaries, key=lambda each: each.id)
    known = {each.name.casefold(): each.id for each in reversed(ordered)}
    known |= {each.id: each.id for each in ordered}
    at: dict[str, list[Ambassador]] = {}
    elsewhere = []
    for summary in ordered:
        for alumnus in summary.alumni:
            found = Ambassador(alumnus, summary.id, summary.name)
            place = known.get(alumnus.now_at) or known.get(alumnus.now_at.casefold())
            if place is None:
                elsewhere.append(found)
            elif place != summary.id:
                at.setdefault(place, []).append(found)
    return Ambassadors({key: tuple(at[key]) for key in sorted(at)}, tuple(elsewhere))
