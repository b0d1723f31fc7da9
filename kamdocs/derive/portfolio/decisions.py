"""Suggested changes of tier and offers that need leave in; what waits for the head of accounts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.derive.portfolio.summary import Summary
from kamdocs.derive.portfolio.tiers import Move, TierBoard
from kamdocs.values.money import Money
from kamdocs.values.sentence import Sentence, Term, sentence


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """An offer that needs leave nobody gave; `until` is its last day."""

    account: str
    id: str
    title: Any
    state: str
    value: Money | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to be decided; `offer` is None when it is about the tier of the account."""

    account: str
    what: Sentence
    reason: Sentence
    value: Money | None = None
    offer: str | None = None


def list_decisions(
    board: TierBoard,
    accounts: Mapping[str, Summary],
    offers: Iterable[WaitingOffer],
    today: date,
) -> tuple[Decision, ...]:
    """List the offers, those that run out first at the top, then promotions and demotions."""
    ordered = sorted(offers, key=lambda each: (each.until or date.max, each.account, each.id))
    return (
        *(_offer(each) for each in ordered),
        *(_tier(move) for move in undecided_moves(board, accounts, today)),
    )


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


def _offer(each: WaitingOffer) -> Decision:
    state = Term(each.state)
    reason = (
        sentence("it is {state}, and holds until {day}", state=state, day=each.until)
        if each.until
        else sentence("it is {state}", state=state)
    )
    what = sentence("Approve the offer {title}", title=each.title)
    return Decision(each.account, what, reason, each.value, each.id)


def _tier(move: Move) -> Decision:
    what = (
        sentence("Tier: from {now} to {then}", now=Term(move.tier), then=Term(move.suggested))
        if move.tier and move.suggested
        else sentence("Decide on the tier")
    )
    return Decision(move.account, what, move.reason)
