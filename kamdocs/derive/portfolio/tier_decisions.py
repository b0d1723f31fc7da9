"""Suggested promotions and demotions as dated things that wait for the head of accounts."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.due import Due
from kamdocs.derive.head import find_head
from kamdocs.derive.portfolio.decisions import undecided_moves
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.tiers import Move
from kamdocs.diagnostics.place import value_of
from kamdocs.model.team import Team
from kamdocs.values.sentence import Term, sentence


def list_tier_decisions(portfolio: Portfolio, team: Team) -> Iterator[Due]:
    """List the moves that nobody decided about yet."""
    for move in undecided_moves(portfolio.tiers, portfolio.accounts, portfolio.today):
        owner = portfolio.accounts[move.account].owner
        yield _due(move, find_head(team, owner, portfolio.today), portfolio)


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
