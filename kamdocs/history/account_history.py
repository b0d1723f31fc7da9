"""An account at commits in their order in; those that made it another, with what each changed, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kamdocs.derive.vitals import Vitals
from kamdocs.history.trend import Event, list_events
from kamdocs.values.money import round_decimal
from kamdocs.values.sentence import Filling


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An account as a commit left it; the files as they are now have neither commit nor subject."""

    vitals: Vitals
    commit: str | None
    subject: str | None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountHistory:
    """The rows of one account, the newest first.

    `later` counts commits that touched it after the day in question, which are left out. `is_shallow`
    when older commits were not cloned.
    """

    account: str
    rows: tuple[HistoryRow, ...]
    later: int = 0
    is_shallow: bool = False


def keep_changed(
    seen: Sequence[HistoryRow], name_of: Callable[[str], Filling] = str
) -> Iterator[HistoryRow]:
    """The first row, those whose figures differ from the row before, and the last."""
    before: HistoryRow | None = None
    for number, row in enumerate(seen):
        is_last = number + 1 == len(seen)
        if before is not None and not is_last and _shown(row.vitals) == _shown(before.vitals):
            continue
        events = () if before is None else tuple(list_events((before.vitals, row.vitals), name_of))
        yield HistoryRow(row.vitals, row.commit, row.subject, events)
        before = row


def _shown(vitals: Vitals) -> tuple[object, ...]:
    health = None if vitals.health is None else round_decimal(vitals.health, 0)
    return (*vitals.standing, vitals.suggested, health)
