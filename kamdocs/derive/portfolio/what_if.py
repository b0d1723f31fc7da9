"""All accounts as they are and other settings, or accounts that are lost, in; what would change out.

Scores and suggestions are made again from the ratings in the summaries, so that no file is read
anew; revenue, contracts and all else stay as they are. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kamdocs.derive.account.score import derive_score
from kamdocs.derive.account.suggestion import suggest_again
from kamdocs.derive.portfolio.portfolio import Portfolio, derive_portfolio
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.model.judgement import Rating
from kamdocs.model.scales import Tier
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Shift:
    """An account whose suggested tier or score (0 to 100) would be another.

    `reason` is the suggestion's as it would be. Scores are None while nothing is rated.
    """

    account: str
    name: str
    tier: Tier | None
    suggested: Tier | None
    would_be: Tier | None
    score: Decimal | None
    would_score: Decimal | None
    reason: Sentence

    @property
    def is_move(self) -> bool:
        """Whether another tier would be suggested."""
        return self.suggested != self.would_be


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Two portfolios of the same day: as it is, and as it would be.

    `shifts` are the accounts of both for which something changes, by id; `lost` those that are only
    in the first.
    """

    before: Portfolio
    after: Portfolio
    shifts: tuple[Shift, ...]
    lost: tuple[str, ...]


def derive_what_if(
    before: Portfolio, shared: Shared, settings: Settings, without: Collection[str] = ()
) -> WhatIf:
    """Compare the portfolio with the one that other `settings` and lost accounts would give."""
    kept = (each for each in before.accounts.values() if each.id not in without)
    summaries = [summarise_again(each, settings, before.today) for each in kept]
    after = derive_portfolio(summaries, replace(shared, settings=settings), before.today)
    shifts = (_shift(before, after, account) for account in after.accounts)
    return WhatIf(
        before=before,
        after=after,
        shifts=tuple(
            shift for shift in shifts if shift.is_move or shift.score != shift.would_score
        ),
        lost=tuple(account for account in before.accounts if account not in after.accounts),
    )


def summarise_again(summary: Summary, settings: Settings, today: date) -> Summary:
    """A summary with score and suggestion as other settings would have them.

    Who rated and when is not known here, so that the new score counts no rating as old or unsigned.
    """
    ratings = {key: Rating(rating=str(points)) for key, points in summary.ratings.items()}
    score = derive_score(ratings, settings, today)
    suggestion = suggest_again(summary.suggestion, summary.score, score, settings.tiers)
    return replace(summary, score=score, suggestion=suggestion)


def _shift(before: Portfolio, after: Portfolio, account: str) -> Shift:
    was, would = before.tiers.suggestions[account], after.tiers.suggestions[account]
    return Shift(
        account=account,
        name=after.accounts[account].name,
        tier=would.tier,
        suggested=was.suggested,
        would_be=would.suggested,
        score=before.accounts[account].score.value,
        would_score=after.accounts[account].score.value,
        reason=would.reason,
    )
