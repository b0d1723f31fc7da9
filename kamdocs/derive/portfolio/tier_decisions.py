"""Suggested promotions and demotions as dated things that wait for the head of accounts."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.due import Due
from kamdocs.derive.head import find_head
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.derive.portfolio.tiers import Move
from kamdocs.diagnostics.place import value_of
from kamdocs.model.team import Team
from kamdocs.values.sentence import Term, sentence


def list_tier_decisions(portfolio: Portfolio, team: Team) -> Iterator[Due]:
    """List the moves that nobody decided about since the account was rated last."""
    board = portfolio.tiers
    for move in (*board.promotions, *board.demotions):
        summary = portfolio.accounts[move.account]
        if not _is_decided(summary):
            yield _due(move, find_head(team, summary.owner, portfolio.today), portfolio)


def _is_decided(summary: Summary) -> bool:
    """Whether a review of the tier saw the ratings of today."""
    rated = [part.on for part in summary.score.parts if part.rating is not None]
    reviewed = summary.reviewed_on
    return reviewed is not None and all(on is not None and on <= reviewed for on in rated)


def _due(move: Move, head: str | None, portfolio: Portfolio) -> Due:
    suggestion = portfolio.tiers.suggestions[move.account]
    tier = Term(move.suggested or "normal")
    return Due(
        account=move.account,
        key="tier-decision",
        kind="approval",
        on=portfolio.today,
        what=sentence("Decide: promote to {tier}?", tier=tier)
        if suggestion.change == "promote"
        else sentence("Decide: demote to {tier}?", tier=tier),
        reason=move.reason,
        place=value_of("tier"),
        owner=head or move.owner,
        is_floating=True,
    )
