"""An account manager who is the sales representative of the same account."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def owner_sells(owner: str, sales: str, settings: Settings) -> Iterator[Finding]:
    """Who answers for an account does not also sell to it, unless the settings allow it."""
    if owner == sales and not settings.tiers.sales_may_own:
        yield Finding(
            "owner-sells",
            value_of("sales"),
            sentence("{owner} is both account manager and sales representative", owner=owner),
            sentence(
                "let somebody else sell or own, or write tiers: {example} in kamdocs.yaml",
                example="{sales_may_own: yes}",
            ),
        )
