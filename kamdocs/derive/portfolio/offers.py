"""The offers of all accounts that were won or lost in; how many, how much, how fast and why out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from kamdocs.derive.exact import add, ratio
from kamdocs.derive.portfolio.summary import Summary

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Ended:
    """An offer that was won or lost, with its account and the tier of that."""

    account: str
    tier: str | None
    id: str
    state: str
    on: date
    amount: Decimal | None
    owner: str | None
    reason: str | None
    to_send: int | None
    to_decide: int | None
    discount: Decimal | None

    @property
    def is_won(self) -> bool:
        """Whether it was accepted."""
        return self.state == "accepted"


@dataclass(frozen=True, slots=True)
class Balance:
    """What was won and lost: counts, and amounts in the workspace's currency; `unvalued` have none.

    `share` is the part of the offers that was won, `money_share` that of their amounts, as fractions;
    None where there is nothing to divide by.
    """

    won: int
    lost: int
    won_amount: Decimal
    lost_amount: Decimal
    unvalued: int

    @property
    def share(self) -> Decimal | None:
        """The part of the decided offers that was won."""
        total = self.won + self.lost
        return ratio(self.won, total) if total else None

    @property
    def money_share(self) -> Decimal | None:
        """The part of the decided money that was won."""
        total = self.won_amount + self.lost_amount
        return ratio(self.won_amount, total) if total else None


@dataclass(frozen=True, slots=True)
class OfferRecord:
    """The record of all offers that ended.

    Quarters are those of the calendar (`2026-Q4`); an offer that ran out is lost for the reason
    `expired`, one that was declined without a word for none. Days are medians over those known.
    `discount` is the mean share let off on what was won.
    """

    ended: tuple[Ended, ...]
    total: Balance
    by_quarter: Mapping[str, Balance]
    by_owner: Mapping[str | None, Balance]
    by_tier: Mapping[str | None, Balance]
    by_reason: Mapping[str | None, Balance]
    days_to_send: Decimal | None
    days_to_decide: Decimal | None
    discount: Decimal | None


def derive_offer_record(summaries: Iterable[Summary]) -> OfferRecord:
    """Draw up the record of the offers of all accounts, the newest first."""
    ended = tuple(
        sorted(
            (
                Ended(
                    each.id, each.tier, one.id, one.state, one.on, one.amount, one.owner, one.reason,
                    one.to_send, one.to_decide, one.discount,
                )
                for each in summaries
                for one in each.outcomes
            ),
            key=lambda one: (-one.on.toordinal(), one.account, one.id),
        )
    )  # fmt: skip
    won = [one for one in ended if one.is_won]
    lost = [one for one in ended if not one.is_won]
    discounts = [one.discount for one in won if one.discount is not None]
    return OfferRecord(
        ended=ended,
        total=_balance(ended),
        by_quarter=_grouped(ended, lambda one: f"{one.on.year}-Q{(one.on.month + 2) // 3}"),
        by_owner=_grouped(ended, lambda one: one.owner),
        by_tier=_grouped(ended, lambda one: one.tier),
        by_reason=_grouped(lost, lambda one: "expired" if one.state == "expired" else one.reason),
        days_to_send=_median([one.to_send for one in ended if one.to_send is not None]),
        days_to_decide=_median([one.to_decide for one in ended if one.to_decide is not None]),
        discount=ratio(add(discounts), len(discounts)) if discounts else None,
    )


def _grouped(ended: Iterable[Ended], key: Callable[[Ended], Key]) -> Mapping[Key, Balance]:
    groups: dict[Key, list[Ended]] = {}
    for one in ended:
        groups.setdefault(key(one), []).append(one)
    return {name: _balance(members) for name, members in groups.items()}


def _balance(ended: Iterable[Ended]) -> Balance:
    found = list(ended)
    return Balance(
        won=sum(one.is_won for one in found),
        lost=sum(not one.is_won for one in found),
        won_amount=add(one.amount for one in found if one.is_won and one.amount is not None),
        lost_amount=add(one.amount for one in found if not one.is_won and one.amount is not None),
        unvalued=sum(one.amount is None for one in found),
    )


def _median(days: list[int]) -> Decimal | None:
    """The middle one; between the two in the middle of an even number."""
    if not days:
        return None
    ordered, half = sorted(days), len(days) // 2
    if len(ordered) % 2:
        return Decimal(ordered[half])
    return ratio(ordered[half - 1] + ordered[half], 2)
