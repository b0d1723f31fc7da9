"""A contract that is about to end with nothing to argue its renewal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.contracts import Contracts
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def value_not_recorded(contracts: Contracts, settings: Settings, today: date) -> Iterator[Finding]:
    """Half a year before the end of a contract some value delivered under it is on record."""
    for each in contracts.running:
        if each.ends is None or each.value_entries or each.state == "given_notice":
            continue
        if settings.deadlines.value_on_record.before(each.ends) <= today:
            yield Finding(
                "value-not-recorded",
                each.place,
                sentence(
                    "{contract} ends on {end}, and no value delivered under it is on record",
                    contract=each.contract.name or each.id,
                    end=each.ends,
                ),
                sentence(
                    "log what it brought them: {example}",
                    example=f"## {today} value · {each.id}",
                ),
            )
