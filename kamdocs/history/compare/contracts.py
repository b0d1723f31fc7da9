"""Contracts: new ones, notice, renewals begun, other ends and values."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.history.change import (
    LOUD,
    QUIET,
    Change,
    Comparison,
    Direction,
    Side,
    come,
    gone,
    stayed,
)
from kamdocs.model.contract import Contract
from kamdocs.values.sentence import Sentence, sentence


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Every contract that is new, gone or not as it was."""
    was, now = before.facts.account, after.facts.account
    for key in come(was.contracts, now.contracts):
        yield Change(now.id, "contract", _new(now.contracts[key]), LOUD, "better", _at(key))
    for key in stayed(was.contracts, now.contracts):
        yield from _compare(was.contracts[key], now.contracts[key], now.id)
    for key in gone(was.contracts, now.contracts):
        text = sentence(
            "contract {contract} is no longer in the file", contract=_name(was.contracts[key])
        )
        yield Change(now.id, "contract", text, QUIET)


def _compare(was: Contract, now: Contract, account: str) -> Iterator[Change]:
    place, name = _at(now.id), _name(now)
    if was.given_notice is None and now.given_notice is not None:
        text = (
            sentence("notice given of contract {contract}: {why}", contract=name, why=now.given_notice.why)
            if now.given_notice.why
            else sentence("notice given of contract {contract}", contract=name)
        )  # fmt: skip
        yield Change(account, "contract", text, LOUD, "worse", place)
    if was.renewal_started is None and now.renewal_started is not None:
        text = sentence("renewal of contract {contract} begun", contract=name)
        yield Change(account, "contract", text, direction="better", place=place)
    if was.ends != now.ends and now.ends is not None:
        text = (
            sentence("contract {contract} ends {now}, not {was}", contract=name, now=now.ends, was=was.ends)
            if was.ends is not None
            else sentence("contract {contract} ends {now}", contract=name, now=now.ends)
        )  # fmt: skip
        yield Change(account, "contract", text, direction=_later(was, now), place=place)
    if was.value != now.value and now.value is not None and was.value is not None:
        text = sentence("contract {contract} is worth {now} a year now, not {was}", contract=name, now=now.value, was=was.value)  # fmt: skip
        yield Change(account, "contract", text, place=place)


def _later(was: Contract, now: Contract) -> Direction:
    if was.ends is None or now.ends is None:
        return "neither"
    return "better" if now.ends.last > was.ends.last else "worse"


def _new(contract: Contract) -> Sentence:
    name = _name(contract)
    if contract.value is None:
        return sentence("new contract {contract}", contract=name)
    return sentence("new contract {contract}: {value} a year", contract=name, value=contract.value)


def _name(contract: Contract) -> str:
    return contract.name or contract.id


def _at(key: str) -> Place:
    return value_of("contracts", key)


COMPARISON = Comparison(compare, frozenset(["contracts"]))
