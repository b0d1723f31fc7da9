"""Accounts that are all treated alike."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.portfolio.tiers import TierBoard
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import Share, Term, sentence
from kamdocs.workspace.layout import SETTINGS


def one_tier_for_all(tiers: TierBoard, settings: Settings) -> Iterator[Finding]:
    """No tier holds 90 % or more of the accounts, once there are five of them."""
    tier, share = tiers.largest_tier, tiers.largest_share
    tiered = sum(len(accounts) for accounts in tiers.members.values())
    limit = settings.tiers.one_tier_share
    if tier is None or share is None or tiered < settings.tiers.one_tier_from or share < limit:
        return
    yield Finding(
        "one-tier-for-all",
        value_of("tiers", "one_tier_share", file=SETTINGS),
        sentence(
            "{share} of the accounts are {tier}: treating all alike wastes time on some and misses"
            " others",
            share=Share(share),
            tier=Term(tier),
        ),
        sentence("rate the accounts and follow the suggested tiers (kamdocs score)"),
    )
