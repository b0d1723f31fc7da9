"""The ranking of the accounts by revenue, with their cumulative share and their class A, B or C."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kamdocs.derive.exact import add
from kamdocs.derive.portfolio.groups import Group, Groups, share_of
from kamdocs.model.settings.concentration import ConcentrationBands

ParetoClass = Literal["A", "B", "C"]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A group of accounts in the ranking.

    `rank` counts from 1; equal amounts have the same one. `cumulative` is the share of this group
    and all before it. Class A are the fewest that together make the first cut (80 %), B the fewest
    more that make the second (95 %), C the rest. All are None where the revenue is unknown.
    """

    group: Group
    rank: int | None
    cumulative: Decimal | None
    abc: ParetoClass | None


def derive_pareto(groups: Groups, bands: ConcentrationBands) -> tuple[Ranked, ...]:
    """Rank the groups by the revenue of the twelve months, the largest first, unknown ones last."""
    return tuple(_rank(groups, bands))


def _rank(groups: Groups, bands: ConcentrationBands) -> Iterator[Ranked]:
    reached = Decimal(0)
    rank, last = 0, None
    for place, group in enumerate(groups.ranked, start=1):
        before = share_of(reached, groups.total)
        if group.amount is None or before is None:
            yield Ranked(group, None, None, None)
            continue
        reached = add((reached, group.amount))
        rank = rank if group.amount == last else place
        last = group.amount
        yield Ranked(group, rank, share_of(reached, groups.total), _class(before, bands))


def _class(before: Decimal, bands: ConcentrationBands) -> ParetoClass:
    if before < bands.pareto_a:
        return "A"
    return "B" if before < bands.pareto_b else "C"
