"""Revenue of the twelve months, consolidated: each account together with those below it.

Accounts whose revenue is unknown add nothing and are named; they are never counted as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.exact import add, ratio
from kamdocs.derive.portfolio.links import Links
from kamdocs.derive.portfolio.summary import Summary


@dataclass(frozen=True, slots=True)
class Group:
    """An account at the top with all below it.

    `amount` is its exact revenue, None when no member's is known; `share` its part of the whole.
    `unknown` are the members without known revenue.
    """

    id: str
    name: str
    members: tuple[str, ...]
    amount: Decimal | None
    share: Decimal | None
    unknown: tuple[str, ...]
    is_estimated: bool


@dataclass(frozen=True, slots=True)
class Groups:
    """All revenue of the twelve months, shared out.

    `total` is None while nobody's revenue is known; shares (0 to 1, negative for net credits) are
    None too, or while the total is not positive. `ranked` has the largest group first, the unknown
    ones last, ties by id. `shares` is each account's with those below it, `own_shares` without.
    """

    total: Decimal | None
    ranked: tuple[Group, ...]
    amounts: Mapping[str, Decimal | None]
    shares: Mapping[str, Decimal | None]
    own_shares: Mapping[str, Decimal | None]

    @property
    def known(self) -> int:
        """How many groups have known revenue."""
        return sum(group.amount is not None for group in self.ranked)

    def share_of(self, amount: Decimal | None) -> Decimal | None:
        """The part of the whole that an amount is, None when either is unknown."""
        return share_of(amount, self.total)


def derive_groups(summaries: Sequence[Summary], links: Links) -> Groups:
    """Add every account's revenue to its own and to that of all above it."""
    by_id = {summary.id: summary for summary in summaries}
    own = {key: summary.trailing.value for key, summary in by_id.items()}
    total = add_known(own.values())
    gathered: dict[str, list[Decimal | None]] = {key: [] for key in own}
    for key, amount in own.items():
        for each in (key, *links.ancestors_of[key]):
            gathered[each].append(amount)
    amounts = {key: add_known(gathered[key]) for key in own}
    groups = (
        _group([by_id[member] for member in members], by_id[root], amounts[root], total)
        for root, members in links.members_of.items()
    )
    return Groups(
        total=total,
        ranked=tuple(sorted(groups, key=_largest_first)),
        amounts=amounts,
        shares={key: share_of(amount, total) for key, amount in amounts.items()},
        own_shares={key: share_of(amount, total) for key, amount in own.items()},
    )


def add_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum of what is known; None when nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return add(known) if known else None


def share_of(amount: Decimal | None, total: Decimal | None) -> Decimal | None:
    """`amount` as a part of a positive `total`, with 28 digits."""
    return None if amount is None or total is None or total <= 0 else ratio(amount, total)


def _group(
    members: Sequence[Summary], root: Summary, amount: Decimal | None, total: Decimal | None
) -> Group:
    return Group(
        id=root.id,
        name=root.name,
        members=tuple(member.id for member in members),
        amount=amount,
        share=share_of(amount, total),
        unknown=tuple(member.id for member in members if member.trailing.value is None),
        is_estimated=any(member.trailing.is_estimated for member in members),
    )


def _largest_first(group: Group) -> tuple[bool, Decimal, str]:
    return group.amount is None, (group.amount or Decimal(0)).copy_negate(), group.id
