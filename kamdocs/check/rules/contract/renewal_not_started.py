"""A contract whose renewal nobody has begun, with notice near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.contracts import ContractFacts, Contracts
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Sentence, sentence, sentence_n


def renewal_not_started(contracts: Contracts, today: date) -> Iterator[Finding]:
    """A renewal is begun 120 days before the last day for notice, or the end without one."""
    for each in contracts.running:
        if each.state != "due" or each.last_call is None:
            continue
        yield Finding(
            "renewal-not-started",
            each.place,
            _message(each, each.last_call, today),
            sentence(
                "begin, and write renewal_started: with the day; and write its notice: 3 months, or"
                " none"
            )
            if each.is_notice_unknown
            else sentence("begin, and write renewal_started: with the day"),
        )


def _message(each: ContractFacts, last_call: date, today: date) -> Sentence:
    said = sentence_n(
        "the last day for {contract} is {day}, in one day, and no renewal is begun",
        "the last day for {contract} is {day}, in {count} days, and no renewal is begun",
        (last_call - today).days,
        contract=each.contract.name or each.id,
        day=last_call,
    )
    if each.is_notice_unknown:
        said = sentence("{said}; that is its end, since no period of notice is written", said=said)
    if each.contract.value is not None:
        said = sentence("{said}; at stake: {value} a year", said=said, value=each.contract.value)
    return said
