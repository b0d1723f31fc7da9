"""A tier that nobody has looked at for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.tier_review import TierReview
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.values.sentence import Term, sentence, sentence_n


def tier_review_overdue(
    tier: Tier, lifecycle: Lifecycle, tier_review: TierReview, today: date
) -> Iterator[Finding]:
    """The tier of a key account is reviewed every 6 months, that of the others every 12.

    Of other accounts that were never reviewed, all together are told once (`tiers-never-reviewed`).
    """
    if lifecycle == "former":
        return
    help_text = sentence(
        "review it, even if nothing changes, and add to reviews: {example}",
        example=f"{{on: {today}, by: …, of: tier, decision: keep, why: …}}",
    )
    if tier_review.due is None:
        if tier != "key":
            return
        yield Finding(
            "tier-review-overdue",
            tier_review.place,
            sentence(
                "no review of the tier is recorded; a {tier} account has one every {interval}",
                tier=Term(tier),
                interval=tier_review.interval,
            ),
            help_text,
        )
    elif tier_review.is_overdue:
        yield Finding(
            "tier-review-overdue",
            tier_review.place,
            sentence_n(
                "the review of the tier was due on {due}, yesterday",
                "the review of the tier was due on {due}, {count} days ago",
                tier_review.days_overdue or 0,
                due=tier_review.due,
            ),
            help_text,
        )
