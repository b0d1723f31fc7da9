"""Accounts that are not key and whose tier nobody ever looked at, told together."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence, sentence_n
from kamdocs.workspace.layout import SETTINGS

MOST_NAMED = 5


def tiers_never_reviewed(portfolio: Portfolio) -> Iterator[Finding]:
    """Every account is looked at once a year, even the smallest."""
    never = [
        account.name
        for account in portfolio.accounts.values()
        if account.reviewed_on is None
        and account.tier in ("normal", "low")
        and account.lifecycle != "former"
    ]
    if not never:
        return
    named = tuple(never[:MOST_NAMED]) + (("…",) if len(never) > MOST_NAMED else ())
    yield Finding(
        "tiers-never-reviewed",
        value_of("tiers", "review_others", file=SETTINGS),
        sentence_n(
            "the tier of {count} account was never reviewed: {names}",
            "the tiers of {count} accounts were never reviewed: {names}",
            len(never),
            names=named,
        ),
        sentence("go through them once; kamdocs score puts the most promising first"),
    )
