"""All accounts by tier, with the changes their suggestions ask for and the limits that are exceeded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.account.suggestion import Suggestion
from kamdocs.derive.exact import ratio
from kamdocs.derive.portfolio.key_places import fit_to_limit
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.model.scales import Tier
from kamdocs.model.settings.tiers import Tiers
from kamdocs.values.sentence import Sentence

TIERS: tuple[Tier, ...] = ("key", "normal", "low")


@dataclass(frozen=True, slots=True)
class Excess:
    """More key accounts than allowed, in the workspace or with one manager (`owner`).

    `accounts` are all the key accounts counted, those without a score first, then by ascending
    score; `scores` are theirs. `over` is how many too many they are.
    """

    owner: str | None
    limit: int
    over: int
    accounts: tuple[str, ...]
    scores: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A suggested change of tier."""

    account: str
    name: str
    owner: str | None
    tier: Tier | None
    suggested: Tier | None
    score: Decimal | None
    reason: Sentence


@dataclass(frozen=True, slots=True)
class TierBoard:
    """The tiers of all accounts that are no former customers.

    `members` are the accounts of each tier by id; `untiered` have none. `suggestions` are each
    account's, after the limit. `promotions` go by descending score, `demotions` by ascending one,
    unknown scores first; every list breaks ties by id. `largest_tier` has the share `largest_share`
    (0 to 1) of all accounts with a tier.
    """

    members: Mapping[Tier, tuple[str, ...]]
    untiered: tuple[str, ...]
    limit: int
    excesses: tuple[Excess, ...]
    suggestions: Mapping[str, Suggestion]
    promotions: tuple[Move, ...]
    demotions: tuple[Move, ...]
    largest_tier: Tier | None
    largest_share: Decimal | None

    def count(self, tier: Tier) -> int:
        """How many accounts have this tier."""
        return len(self.members[tier])

    def count_suggested(self, tier: Tier) -> int:
        """How many accounts would have this tier if every suggestion were followed."""
        present = (*self.untiered, *(key for keys in self.members.values() for key in keys))
        return sum(self.suggestions[key].suggested == tier for key in present)


def derive_tiers(summaries: Sequence[Summary], settings: Tiers) -> TierBoard:
    """Count the tiers and fit the suggestions of all accounts into the limit of key accounts."""
    suggestions = fit_to_limit(summaries, settings)
    present = [each for each in summaries if each.lifecycle != "former"]
    members = {
        tier: tuple(sorted(each.id for each in present if each.tier == tier)) for tier in TIERS
    }
    tiered = sum(len(accounts) for accounts in members.values())
    largest = max(TIERS, key=lambda tier: len(members[tier]))
    ordered = sorted(present, key=ascending)
    return TierBoard(
        members=members,
        untiered=tuple(sorted(each.id for each in present if each.tier is None)),
        limit=settings.key_limit,
        excesses=tuple(_excesses(ordered, settings)),
        suggestions=suggestions,
        promotions=tuple(sorted(_moves(ordered, suggestions, "promote"), key=_descending)),
        demotions=tuple(_moves(ordered, suggestions, "demote")),
        largest_tier=largest if tiered else None,
        largest_share=ratio(len(members[largest]), tiered) if tiered else None,
    )


def ascending(summary: Summary) -> tuple[bool, Decimal, str]:
    """The order in which accounts are questioned: no score, then the lowest, ties by id."""
    score = summary.score.value
    return score is not None, score or Decimal(0), summary.id


def _descending(move: Move) -> tuple[Decimal, str]:
    return -(move.score or Decimal(0)), move.account


def _moves(
    summaries: Iterable[Summary], suggestions: Mapping[str, Suggestion], change: str
) -> Iterator[Move]:
    for each in summaries:
        said = suggestions[each.id]
        if said.change == change:
            yield Move(
                account=each.id,
                name=each.name,
                owner=each.owner,
                tier=each.tier,
                suggested=said.suggested,
                score=each.score.value,
                reason=said.reason,
            )


def _excesses(ordered: Sequence[Summary], settings: Tiers) -> Iterator[Excess]:
    key = [each for each in ordered if each.tier == "key"]
    if len(key) > settings.key_limit:
        yield _excess(None, settings.key_limit, key)
    limit = settings.key_limit_per_manager
    if limit is None:
        return
    owned = Counter(each.owner for each in key if each.owner is not None)
    for owner in sorted(owner for owner, count in owned.items() if count > limit):
        yield _excess(owner, limit, [each for each in key if each.owner == owner])


def _excess(owner: str | None, limit: int, key: Sequence[Summary]) -> Excess:
    return Excess(
        owner=owner,
        limit=limit,
        over=len(key) - limit,
        accounts=tuple(each.id for each in key),
        scores=tuple(each.score.value for each in key),
    )
