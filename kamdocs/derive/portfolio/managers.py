"""The accounts of each account manager."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.portfolio.groups import add_known
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.model.scales import Tier


@dataclass(frozen=True, slots=True)
class ManagerAccounts:
    """What one person owns.

    `owner` is the id of the person, None for the accounts without an owner. `accounts` are ids in
    alphabetical order, `by_tier` the same by tier (None: without one). `trailing` is the known
    revenue of the twelve months, not consolidated; `unknown` names the accounts where it is not.
    """

    owner: str | None
    accounts: tuple[str, ...]
    by_tier: Mapping[Tier | None, tuple[str, ...]]
    trailing: Decimal | None
    unknown: tuple[str, ...]


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
    )
