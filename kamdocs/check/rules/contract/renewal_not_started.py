"""A contract whose renewal nobody has begun, with notice near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.contracts import Contracts
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence, sentence_n


def renewal_not_started(contracts: Contracts, today: date) -> Iterator[Finding]:
    """A renewal is begun 120 days before the last day for notice."""
    for each in contracts.running:
        if each.state != "due" or each.last_call is None:
            continue
        yield Finding(
            "renewal-not-started",
            each.place,
            sentence_n(
                "the last day for {contract} is {day}, in one day, and no renewal is begun",
                "the last day for {contract} is {day}, in {count} days, and no renewal is begun",
                (each.last_call - today).days,
                contract=each.contract.name or each.id,
                day=each.last_call,
            ),
            sentence("begin, and write renewal_started: with the day"),
        )
