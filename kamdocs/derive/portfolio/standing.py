"""What the portfolio says about one account, as it is shown on that account's page.

Figures are rounded as shown, so that another account's change alters this record only when a digit
on the page changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.portfolio.ambassadors import Ambassador
from kamdocs.derive.portfolio.pareto import ParetoClass
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.model.scales import Tier
from kamdocs.values.money import round_decimal
from kamdocs.values.sentence import Sentence

SHOWN_DIGITS = 3
"""Shares are shown to the tenth of a percent."""


@dataclass(frozen=True, slots=True)
class Relative:
    """Another account of the same family of accounts."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One account among all.

    `suggested_tier` and its one-sentence `reason` hold within the limit of key accounts. `share`
    is the account's with all below it, `own_share` without them, of the twelve months' revenue (0
    to 1, to the tenth of a percent). `rank`, `cumulative` and `abc` are those of its group among
    `ranked` groups with known revenue. `parent` is None when none is
    named, when it does not exist, and for the one that leads a circle. `ambassadors` came to this
    account from others.
    """

    id: str
    suggested_tier: Tier | None
    rule: str
    reason: Sentence
    is_borderline: bool
    rank: int | None
    ranked: int
    cumulative: Decimal | None
    abc: ParetoClass | None
    share: Decimal | None
    own_share: Decimal | None
    parent: Relative | None
    children: tuple[Relative, ...]
    ambassadors: tuple[Ambassador, ...]


def standing_of(portfolio: Portfolio, account: str) -> Standing:
    """Look one account up; KeyError when it is not in the portfolio."""
    suggestion = portfolio.tiers.suggestions[account]
    root = portfolio.links.root_of[account]
    place = portfolio.place_of[root]
    above = portfolio.links.ancestors_of[account]
    return Standing(
        id=account,
        suggested_tier=suggestion.suggested,
        rule=suggestion.rule,
        reason=suggestion.reason,
        is_borderline=suggestion.is_borderline,
        rank=place.rank,
        ranked=portfolio.groups.known,
        cumulative=_shown(place.cumulative),
        abc=place.abc,
        share=_shown(portfolio.groups.shares[account]),
        own_share=_shown(portfolio.groups.own_shares[account]),
        parent=_relative(portfolio, above[0]) if above else None,
        children=tuple(
            _relative(portfolio, child) for child in portfolio.links.children_of.get(account, ())
        ),
        ambassadors=portfolio.ambassadors.at.get(account, ()),
    )


def _relative(portfolio: Portfolio, account: str) -> Relative:
    return Relative(account, portfolio.accounts[account].name)


def _shown(share: Decimal | None) -> Decimal | None:
    return None if share is None else round_decimal(share, SHOWN_DIGITS)
