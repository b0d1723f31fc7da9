"""The offers of a stock in; the rows of a list out: state, what it comes to, validity, what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import CLOSED_STATES
from kamdocs.pipeline.take_stock import Stock
from kamdocs.values.money import Money
from kamdocs.values.sentence import Sentence, sentence

_OF_OFFERS = frozenset(["offer_end", "follow_up", "approval"])


@dataclass(frozen=True, slots=True)
class ListedOffer:
    """An offer as the list shows it; `next` is the earliest thing to do about it, with its day."""

    account: str
    id: str
    number: str | None
    version: int
    title: Any
    state: str
    is_issued: bool
    issued: date | None
    valid_until: date | None
    days_left: int | None
    value: Money | None
    owner: str | None
    next: Any | None
    next_on: date | None


def list_offers(stock: Stock, accounts: Iterable[str]) -> tuple[ListedOffer, ...]:
    """List the offers of these accounts; those that run out first are at the top, decided ones last."""
    found = [row for account in accounts for row in _rows(stock, account)]
    return tuple(sorted(found, key=_place))


def _place(row: ListedOffer) -> tuple[bool, date, str, str]:
    is_over = row.state in CLOSED_STATES
    return is_over, row.valid_until or date.max, row.account, row.id


def _rows(stock: Stock, account: str) -> Iterator[ListedOffer]:
    examined = stock.accounts[account]
    dues = [due for due in examined.facts.agenda.dues if due.kind in _OF_OFFERS]
    for key, facts in examined.proposals.items():
        own = [due for due in dues if due.place.path[:2] == ("proposals", key)]
        offer, due = facts.proposal, own[0] if own else None
        yield ListedOffer(
            account=account,
            id=key,
            number=offer.number,
            version=offer.version,
            title=offer.title,
            state=facts.state,
            is_issued=facts.is_issued,
            issued=offer.issued,
            valid_until=facts.valid_until,
            days_left=facts.days_left,
            value=facts.value,
            owner=next(iter(offer.prepared_by), examined.written.owner),
            next=due.what if due else _step(facts),
            next_on=due.on if due else None,
        )


def _step(facts: ProposalFacts) -> Sentence | None:
    """What its state asks for where the agenda has nothing."""
    match facts.state:
        case "draft" | "in_review":
            return sentence("finish and issue it")
        case "approved":
            return sentence("send it") if facts.is_issued else sentence("issue it")
        case "expired":
            return sentence("a new version with a new date, or close it")
        case _:
            return None
