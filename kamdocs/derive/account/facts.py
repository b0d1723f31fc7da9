"""One account and what all share come in; everything derived from them goes out, computed in order.

Broken parts stand for what could be read of them. What rests on a broken part is named as broken
too, so that nobody judges it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.low_potential import LowPotential, derive_low_potential
from kamdocs.derive.account.proposals import ProposalFacts, derive_proposals
from kamdocs.derive.account.revenue import Revenue, derive_revenue
from kamdocs.derive.account.score import Score, derive_score
from kamdocs.derive.account.suggestion import Suggestion, derive_suggestion
from kamdocs.derive.account.tier_review import TierReview, derive_tier_review
from kamdocs.model.account import Account
from kamdocs.model.shared import Shared

RESTS_ON: Mapping[str, frozenset[str]] = {
    "score": frozenset({"ratings", "settings"}),
    "low_potential": frozenset({"low_potential"}),
    "tier_review": frozenset({"reviews", "tier", "settings"}),
    "suggestion": frozenset(
        {"ratings", "tier", "key_because", "low_potential", "reviews", "settings"}
    ),
    "revenue": frozenset({"revenue", "settings"}),
    "proposals": frozenset({"proposals", "catalogue", "settings"}),
}
"""Which parts of the account, and of what all share, each derived part is made of."""


@dataclass(frozen=True, slots=True)
class Facts:
    """An account and what follows from it on the day `today`.

    `broken` names the parts that could not be read whole and the derived ones that rest on them.
    `suggestion` is the tier before the key accounts of all are counted.
    """

    account: Account
    broken: frozenset[str]
    today: date
    score: Score
    low_potential: LowPotential
    tier_review: TierReview
    suggestion: Suggestion
    revenue: Revenue
    proposals: Mapping[str, ProposalFacts]


def derive_facts(account: Account, broken: frozenset[str], shared: Shared, today: date) -> Facts:
    """Derive everything that one account says by itself.

    `broken` names parts of the account; those of `shared` are in it itself.
    """
    settings = shared.settings
    score = derive_score(account.ratings, settings, today)
    low_potential = derive_low_potential(account.low_potential)
    tier_review = derive_tier_review(account.reviews, account.tier, settings.tiers, today)
    return Facts(
        account=account,
        broken=broken | _resting_on(broken | shared.broken),
        today=today,
        score=score,
        low_potential=low_potential,
        tier_review=tier_review,
        suggestion=derive_suggestion(
            account.tier, score, account.key_because, low_potential, tier_review, settings.tiers
        ),
        revenue=derive_revenue(
            shared.revenue.get(account.id, ()),
            account.revenue,
            settings,
            shared.catalogue,
            today,
        ),
        proposals=derive_proposals(account, shared, today),
    )


def _resting_on(broken: frozenset[str]) -> frozenset[str]:
    return frozenset(part for part, sources in RESTS_ON.items() if sources & broken)
