"""Tasks, next steps of the log and recurring actions in; what is still to be done, by whom, out.

A next step of the log is done once it is ticked off in `actions.md` (same day and person), or once a
later contact with the same people stands in the log, from two days before its day on. A recurring
action is answered by a ticked task tagged with its id, or a log entry that names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.log_entry import TOUCHPOINT_KINDS, LogEntry
from kamdocs.model.opportunity import NextStep
from kamdocs.model.settings.cadences import RecurringAction
from kamdocs.values.working_day import WorkingDays

DAY = timedelta(days=1)
EARLY = timedelta(days=2)
"""So long before its day a next step may be done."""


@dataclass(frozen=True, slots=True)
class OpenAction:
    """Something of ours to be done. `entry` is the log entry it was agreed in, None for tasks."""

    key: str
    text: str
    owner: str | None
    due: date | None
    entry: int | None
    place: Place

    def days_overdue(self, today: date) -> int:
        """Days since its day, 0 when it is not past."""
        return max((today - self.due).days, 0) if self.due else 0


@dataclass(frozen=True, slots=True)
class OpenRecurring:
    """When a recurring action is due next; `last` is None when it was never done."""

    action: RecurringAction
    last: date | None
    due: date


@dataclass(frozen=True, slots=True)
class Actions:
    """Open tasks and next steps, the earliest first, those without a day last."""

    open: tuple[OpenAction, ...]
    recurring: tuple[OpenRecurring, ...]


def derive_actions(
    account: Account,
    recurring: Mapping[str, RecurringAction],
    days: WorkingDays,
    today: date,
) -> Actions:
    """Find what is still to be done for an account."""
    found = [*_tasks(account), *_next_steps(account, today)]
    found.sort(key=lambda each: (each.due or date.max, each.entry is not None, each.key))
    again = (
        _recur(action, account, days, today)
        for action in recurring.values()
        if account.tier in action.tiers and account.lifecycle != "former"
    )
    return Actions(_unique(found), tuple(again))


def _tasks(account: Account) -> Iterator[OpenAction]:
    for number, action in enumerate(account.actions):
        if not action.done:
            yield OpenAction(
                key=action.text,
                text=action.text,
                owner=action.owner or account.owner,
                due=action.due,
                entry=None,
                place=value_of("actions", number),
            )


def _next_steps(account: Account, today: date) -> Iterator[OpenAction]:
    """Next steps of the log that nothing has answered; a task of the same day and person is it."""
    tasks = {(action.due, action.owner or account.owner) for action in account.actions}
    for number, entry in enumerate(account.log):
        for step, path in _steps(entry):
            owner = step.owner or account.owner
            if step.on is None or (step.on, owner) in tasks:
                continue
            if not _is_answered(step, entry, account.log, today):
                yield OpenAction(
                    key=step.what,
                    text=step.what,
                    owner=owner,
                    due=step.on,
                    entry=number,
                    place=value_of("log", number, *path),
                )


def _steps(entry: LogEntry) -> Iterator[tuple[NextStep, tuple[str | int, ...]]]:
    if entry.next is not None:
        yield entry.next, ("next",)
    for number, step in enumerate(entry.further):
        yield step, ("further", number)


def _is_answered(step: NextStep, entry: LogEntry, log: Sequence[LogEntry], today: date) -> bool:
    if step.on is None or entry.on is None:
        return False
    return any(
        other.kind in TOUCHPOINT_KINDS
        and other.held
        and other.on is not None
        and max(entry.on + DAY, step.on - EARLY) <= other.on <= today
        and (not entry.contacts or bool(set(entry.contacts) & set(other.contacts)))
        for other in log
    )


def _unique(found: Sequence[OpenAction]) -> tuple[OpenAction, ...]:
    """The same actions with keys that differ: of the same text the later ones are numbered."""
    seen: dict[str, int] = {}
    named = []
    for each in found:
        seen[each.key] = count = seen.get(each.key, 0) + 1
        key = each.key if count == 1 else f"{each.key} ({count})"
        named.append(OpenAction(key, each.text, each.owner, each.due, each.entry, each.place))
    return tuple(named)


def _recur(
    action: RecurringAction, account: Account, days: WorkingDays, today: date
) -> OpenRecurring:
    """One interval after it was last done; before that one interval after its start, or now."""
    done = [
        each.due
        for each in account.actions
        if each.done and each.due is not None and action.id in each.tags
    ]
    done += [
        entry.on
        for entry in account.log
        if entry.on is not None and action.id in (entry.expectation, entry.about)
    ]
    last = max((day for day in done if day <= today), default=None)
    since = last or action.starts
    due = action.every.after(since) if since else today
    return OpenRecurring(action, last, days.on_or_after(due))
