"""An account that is in no tier."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.scales import Tier
from kamdocs.values.sentence import sentence


def tier_missing(tier: Tier | None) -> Iterator[Finding]:
    """Every account has a tier."""
    if tier is None:
        yield Finding(
            "tier-missing",
            key_of("tier"),
            sentence("the account has no tier"),
            sentence("add a line: tier: key, tier: normal or tier: low"),
        )
