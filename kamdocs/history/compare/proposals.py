"""Offers: new ones, what became of them, and what of them is another now."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.history.change import (
    LOUD,
    PLAIN,
    QUIET,
    Change,
    Comparison,
    Direction,
    Side,
    come,
    stayed,
)
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

_LOUD = frozenset(["accepted", "declined", "expired", "sent"])
_WAYS: dict[str, Direction] = {
    "accepted": "better", "sent": "better", "declined": "worse", "expired": "worse", "withdrawn": "worse",
}  # fmt: skip


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Every offer that is new or not as it was."""
    was, now = before.facts.proposals, after.facts.proposals
    account = after.facts.account.id
    for key in come(was, now):
        yield Change(account, "proposal", _new(now[key]), place=_at(key))
    for key in stayed(was, now):
        yield from _compare(was[key], now[key], account)


def _compare(was: ProposalFacts, now: ProposalFacts, account: str) -> Iterator[Change]:
    place, offer = _at(now.id), _name(now)
    if was.state != now.state:
        text = sentence(
            "offer {offer}: {was} → {now}", offer=offer, was=Term(was.state), now=Term(now.state)
        )
        weight = LOUD if now.state in _LOUD else PLAIN
        yield Change(account, "proposal", text, weight, _WAYS.get(now.state, "neither"), place)
    old, new = was.value, now.value
    if old != new and new is not None and old is not None:
        text = sentence(
            "offer {offer} comes to {now} now, not {was}", offer=offer, now=new, was=old
        )
        yield Change(account, "proposal", text, place=place)
    if was.valid_until != now.valid_until and now.valid_until is not None:
        text = sentence("offer {offer} holds until {day}", offer=offer, day=now.valid_until)
        yield Change(account, "proposal", text, QUIET, place=place)


def _new(facts: ProposalFacts) -> Sentence:
    words: dict[str, Filling] = {"offer": _name(facts), "title": facts.proposal.title}
    if facts.value is None:
        return sentence("new offer {offer}: {title}", **words)
    return sentence("new offer {offer}: {title}, {amount}", amount=facts.value, **words)


def _name(facts: ProposalFacts) -> str:
    number = facts.proposal.number or facts.id
    return number if facts.proposal.version == 1 else f"{number} v{facts.proposal.version}"


def _at(key: str) -> Place:
    return value_of("proposals", key)


COMPARISON = Comparison(compare, frozenset(["proposals"]))
