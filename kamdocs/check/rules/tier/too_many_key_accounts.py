"""More key accounts than anybody can treat as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kamdocs.derive.exact import shown_points
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.tiers import Excess
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import Filling, Sentence, sentence
from kamdocs.workspace.layout import SETTINGS


def too_many_key_accounts(portfolio: Portfolio) -> Iterator[Finding]:
    """No more key accounts than the limits of the workspace and of each manager allow."""
    for excess in portfolio.tiers.excesses:
        key = "key_limit" if excess.owner is None else "key_limit_per_manager"
        yield Finding(
            "too-many-key-accounts",
            value_of("tiers", key, file=SETTINGS),
            _message(excess),
            sentence(
                "demote {over} of them, the lowest scores first: {accounts}",
                over=excess.over,
                accounts=_named(
                    excess, {each: summary.name for each, summary in portfolio.accounts.items()}
                ),
            ),
        )


def _message(excess: Excess) -> Sentence:
    count = len(excess.accounts)
    if excess.owner is None:
        return sentence(
            "there are {count} key accounts; the limit is {limit}", count=count, limit=excess.limit
        )
    return sentence(
        "{owner} has {count} key accounts; the limit is {limit}",
        owner=excess.owner,
        count=count,
        limit=excess.limit,
    )


def _named(excess: Excess, names: Mapping[str, str]) -> tuple[Filling, ...]:
    return tuple(
        _with_score(names[account], score)
        for account, score in zip(excess.accounts, excess.scores, strict=True)
    )


def _with_score(name: str, score: Decimal | None) -> Sentence:
    if score is None:
        return sentence("{name} (no score)", name=name)
    return sentence("{name} ({points})", name=name, points=shown_points(score))
