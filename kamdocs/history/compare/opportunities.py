"""Opportunities: new ones, their stage, amount and closing date, and how they ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

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
    gone,
    stayed,
)
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.scales import Stage
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

_STAGES = get_args(Stage)
_ENDED = frozenset(["won", "lost", "dropped"])


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Every opportunity that is new, gone or not as it was."""
    was, now = before.facts.account, after.facts.account
    for key in come(was.opportunities, now.opportunities):
        sale = now.opportunities[key]
        yield Change(now.id, "opportunity", _new(sale), direction=_way(None, sale.stage), place=_at(key))  # fmt: skip
    for key in stayed(was.opportunities, now.opportunities):
        yield from _compare(was.opportunities[key], now.opportunities[key], now.id)
    for key in gone(was.opportunities, now.opportunities):
        text = sentence("“{sale}” is no longer in the file", sale=was.opportunities[key].name)
        yield Change(now.id, "opportunity", text, QUIET)


def _compare(was: Opportunity, now: Opportunity, account: str) -> Iterator[Change]:
    place = _at(now.id)
    if was.stage != now.stage:
        weight = LOUD if now.stage in _ENDED else PLAIN
        yield Change(account, "opportunity", _staged(was, now), weight, _way(was.stage, now.stage), place)  # fmt: skip
    if was.amount != now.amount and now.amount is not None:
        words: dict[str, Filling] = {"sale": now.name, "now": now.amount}
        text = (
            sentence("“{sale}” is worth {now} now, not {was}", was=was.amount, **words)
            if was.amount is not None
            else sentence("“{sale}” is worth {now}", **words)
        )
        yield Change(account, "opportunity", text, place=place)
    if was.closes != now.closes and now.closes is not None and now.stage not in _ENDED:
        is_later = was.closes is not None and now.closes.last > was.closes.last
        text = (
            sentence(
                "“{sale}” closes {now}, not {was}", sale=now.name, now=now.closes, was=was.closes
            )
            if was.closes is not None
            else sentence("“{sale}” closes {now}", sale=now.name, now=now.closes)
        )
        yield Change(account, "opportunity", text, PLAIN if is_later else QUIET, "worse" if is_later else "neither", place)  # fmt: skip


def _new(sale: Opportunity) -> Sentence:
    if sale.amount is None:
        return sentence("new: “{sale}”", sale=sale.name)
    return sentence("new: “{sale}”, {amount}", sale=sale.name, amount=sale.amount)


def _staged(was: Opportunity, now: Opportunity) -> Sentence:
    words: dict[str, Filling] = {"sale": now.name, "was": Term(was.stage), "now": Term(now.stage)}
    if now.stage in _ENDED:
        if now.why is not None:
            return sentence("“{sale}” {now}: {why}", why=now.why, **words)
        if now.amount is not None:
            return sentence("“{sale}” {now}: {amount}", amount=now.amount, **words)
        return sentence("“{sale}” {now}", **words)
    return sentence("“{sale}” went from {was} to {now}", **words)


def _way(was: Stage | None, now: Stage) -> Direction:
    if now in ("lost", "dropped"):
        return "worse"
    if now == "won" or was is None:
        return "better"
    return "better" if _STAGES.index(now) > _STAGES.index(was) else "worse"


def _at(key: str) -> Place:
    return value_of("opportunities", key)


COMPARISON = Comparison(compare, frozenset(["opportunities"]))
