"""The value entries of the log in; what we gave the customer, in all and by what it is about, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.conversion import tally
from kamdocs.derive.tally import Tally
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.contract import Contract
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class ValueEntry:
    """One piece of value delivered; `about` is what the entry names: a contract, an offer, a product."""

    number: int
    entry: LogEntry
    place: Place

    @property
    def about(self) -> str | None:
        """What it is about, as written."""
        return self.entry.about

    @property
    def is_proven(self) -> bool:
        """Whether evidence is named."""
        return self.entry.evidence is not None


@dataclass(frozen=True, slots=True)
class ValueDelivered:
    """All value entries up to today, the newest first; those without a day stand last.

    `amount` is the sum of what was put into figures, None inside when nothing was.
    """

    entries: tuple[ValueEntry, ...]
    amount: Tally
    last: date | None

    def under(self, contract: Contract) -> tuple[ValueEntry, ...]:
        """What argues the renewal of a contract: entries about it, or about what it covers in its time.

        Without its beginning, all entries up to its end count.
        """
        return tuple(each for each in self.entries if _belongs(each, contract))


def derive_value_delivered(
    log: Sequence[LogEntry], settings: Settings, today: date
) -> ValueDelivered:
    """Gather the value delivered; `number` is the entry's place in the log."""
    found = [
        ValueEntry(number, entry, value_of("log", number))
        for number, entry in enumerate(log)
        if entry.kind == "value" and (entry.on is None or entry.on <= today)
    ]
    found.sort(key=lambda each: (each.entry.on or date.min, -each.number), reverse=True)
    amounts = [each.entry.amount for each in found if each.entry.amount is not None]
    days = [each.entry.on for each in found if each.entry.on is not None]
    return ValueDelivered(tuple(found), tally(amounts, settings), max(days, default=None))


def _belongs(each: ValueEntry, contract: Contract) -> bool:
    if each.about == contract.id:
        return True
    on = each.entry.on
    if on is None or each.about not in (*contract.products, *contract.units):
        return False
    return (contract.starts is None or contract.starts.first <= on) and (
        contract.ends is None or on <= contract.ends.last
    )
