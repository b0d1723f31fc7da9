"""The parts of a customer that can buy, as a tree written line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.model.account import Account
from kamdocs.model.unit import Unit
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Badge, Entry
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Term


def view_units(account: Account, names: Names, sources: Sources) -> tuple[Entry, ...]:
    """Show the units, those of a unit below it; units in a circle stand at the top."""
    units = account.units
    below: dict[str | None, list[Unit]] = {}
    for unit in units.values():
        below.setdefault(unit.parent if unit.parent in units else None, []).append(unit)

    def show(unit: Unit) -> Entry:
        return Entry(
            anchor=f"unit-{unit.id}",
            title=unit.name,
            badges=(Badge(Term(unit.kind), "muted"),) if unit.kind else (),
            meta=(unit.location,) if unit.location else (),
            details=describe_record(unit, names, skip=("name", "kind", "location", "parent")),
            children=tuple(show(child) for child in below.get(unit.id, [])),
            source=sources.of("units", unit.id),
        )

    tops = [*below.get(None, []), *_in_circles(units, below)]
    return tuple(
        show(unit) if unit in below.get(None, []) else _alone(unit, names, sources) for unit in tops
    )


def _in_circles(
    units: Mapping[str, Unit], below: Mapping[str | None, list[Unit]]
) -> Iterator[Unit]:
    reached: set[str] = set()
    waiting = [unit.id for unit in below.get(None, [])]
    while waiting:
        key = waiting.pop()
        reached.add(key)
        waiting += [unit.id for unit in below.get(key, []) if unit.id not in reached]
    yield from (unit for key, unit in units.items() if key not in reached)


def _alone(unit: Unit, names: Names, sources: Sources) -> Entry:
    return Entry(
        anchor=f"unit-{unit.id}",
        title=unit.name,
        details=describe_record(unit, names, skip=("name",)),
        source=sources.of("units", unit.id),
    )
