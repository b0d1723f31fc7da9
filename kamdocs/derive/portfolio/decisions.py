"""The changes of tier that are suggested in; those that nobody has decided on out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kamdocs.derive.portfolio.summary import Summary
from kamdocs.derive.portfolio.tiers import Move, TierBoard


def undecided_moves(
    board: TierBoard, accounts: Mapping[str, Summary], today: date
) -> tuple[Move, ...]:
    """List the promotions, then the demotions, that wait for a decision.

    A review answers a suggestion as long as nothing was rated after it and the next is not due.
    """
    moves = (*board.promotions, *board.demotions)
    return tuple(move for move in moves if _waits(accounts[move.account], today))


def _waits(account: Summary, today: date) -> bool:
    if account.reviewed_on is None:
        return True
    is_due = account.review_due is not None and account.review_due <= today
    return is_due or (account.rated_on is not None and account.rated_on > account.reviewed_on)
