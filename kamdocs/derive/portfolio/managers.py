"""The accounts of each account manager."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.exact import add, ratio
from kamdocs.derive.portfolio.groups import add_known
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.model.scales import Tier


@dataclass(frozen=True, slots=True)
class ManagerAccounts:
    """What one person owns.

    `owner` is the id of the person, None for the accounts without an owner. `accounts` are ids in
    alphabetical order, `by_tier` the same by tier (None: without one). `trailing` is the known
    revenue of the twelve months, not consolidated; `unknown` names the accounts where it is not.
    How the work is done: `file_quality` and `cadence_kept` are means of points from 0 to 100 over
    the accounts where they are known, `health` too; `late_reviews` names the accounts whose tier or
    plan should have been reviewed. `overdue` is how much of their agendas is past its day.
    """

    owner: str | None
    accounts: tuple[str, ...]
    by_tier: Mapping[Tier | None, tuple[str, ...]]
    trailing: Decimal | None
    unknown: tuple[str, ...]
    file_quality: Decimal | None
    cadence_kept: Decimal | None
    health: Decimal | None
    late_reviews: tuple[str, ...]
    overdue: int


def derive_managers(summaries: Sequence[Summary]) -> tuple[ManagerAccounts, ...]:
    """Gather the accounts of each owner, by the owner's id; those without one come last."""
    owned: dict[str | None, list[Summary]] = {}
    for each in sorted(summaries, key=lambda each: each.id):
        owned.setdefault(each.owner, []).append(each)
    order = sorted(owned, key=lambda owner: (owner is None, owner or ""))
    return tuple(_manager(owner, owned[owner]) for owner in order)


def _manager(owner: str | None, summaries: Sequence[Summary]) -> ManagerAccounts:
    tiers: dict[Tier | None, list[str]] = {}
    for each in summaries:
        tiers.setdefault(each.tier, []).append(each.id)
    return ManagerAccounts(
        owner=owner,
        accounts=tuple(each.id for each in summaries),
        by_tier={tier: tuple(accounts) for tier, accounts in tiers.items()},
        trailing=add_known(each.trailing.value for each in summaries),
        unknown=tuple(each.id for each in summaries if each.trailing.value is None),
        file_quality=_mean(each.file_quality for each in summaries),
        cadence_kept=_mean(each.cadence_kept for each in summaries),
        health=_mean(each.health for each in summaries),
        late_reviews=tuple(each.id for each in summaries if each.is_review_late),
        overdue=sum(each.overdue for each in summaries),
    )


def _mean(points: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of what is known, None when nothing is."""
    known = [each for each in points if each is not None]
    return ratio(add(known), len(known)) if known else None
