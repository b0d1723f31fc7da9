"""A key account of which nothing says why it is one."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.revenue import Revenue
from kamdocs.derive.account.score import Score
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.values.sentence import sentence


def key_account_unexplained(
    tier: Tier,
    lifecycle: Lifecycle,
    score: Score,
    revenue: Revenue,
    key_because: tuple[str, ...],
) -> Iterator[Finding]:
    """A key account has revenue, a score or a declared reason."""
    if lifecycle == "former":
        return
    if tier == "key" and score.value is None and not revenue.earnings and not key_because:
        yield Finding(
            "key-account-unexplained",
            value_of("tier"),
            sentence("nothing says why this account is key: no revenue, no score, no reason"),
            sentence(
                "rate it on the criteria, or write the reason: key_because: largest in our region"
            ),
        )
