"""The figures of accounts on several days in; how each went, and what happened between, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal

from kamdocs.derive.portfolio.tiers import TIERS
from kamdocs.derive.portfolio.trend import PortfolioPoint
from kamdocs.derive.vitals import Vitals
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

EventKind = Literal["tier", "owner", "people"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an account, on the day it was committed."""

    on: date
    kind: EventKind
    text: Sentence
    is_worse: bool = False


@dataclass(frozen=True, slots=True)
class AccountTrend:
    """One account on several days, the oldest first and today last; `reviewed` as its last review was."""

    points: tuple[Vitals, ...] = ()
    reviewed: Vitals | None = None

    @property
    def has_past(self) -> bool:
        """Whether anything is known of the days before."""
        return len(self.points) > 1


@dataclass(frozen=True, slots=True)
class Trend:
    """All accounts over the last twelve months.

    `points` are the portfolio's, the oldest first and today last. `since` is the day that today is
    compared with, and its point; `is_review` when tiers were reviewed on that day. `why` there is no
    past to look at.
    """

    points: tuple[PortfolioPoint, ...] = ()
    accounts: Mapping[str, AccountTrend] = field(default_factory=dict)
    since: PortfolioPoint | None = None
    is_review: bool = False
    why: Sentence | None = None

    def of(self, account: str) -> AccountTrend:
        """How one account went."""
        return self.accounts.get(account, AccountTrend())


def list_events(
    points: Sequence[Vitals], name_of: Callable[[str], Filling] = str
) -> Iterator[Event]:
    """Changes of tier and owner, and key people who left, between days in their order.

    `name_of` knows what one of ours is called.
    """
    for was, now in pairwise(points):
        if was.tier != now.tier and now.tier is not None:
            yield _tier(was, now)
        if was.owner != now.owner and now.owner is not None:
            text = sentence("another owner: {owner}", owner=name_of(now.owner))
            yield Event(now.on, "owner", text)
        still = {key for key, _ in now.key_people}
        for key, name in was.key_people:
            if key not in still:
                text = sentence("{name} is no longer a key person there", name=name)
                yield Event(now.on, "people", text, is_worse=True)


def _tier(was: Vitals, now: Vitals) -> Event:
    tier = Term(now.tier or "")
    if was.tier is None or now.tier is None:
        return Event(now.on, "tier", sentence("is {tier} now", tier=tier))
    text = sentence("went from {was} to {now}", was=Term(was.tier), now=tier)
    return Event(now.on, "tier", text, TIERS.index(now.tier) > TIERS.index(was.tier))
