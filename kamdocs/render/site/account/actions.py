"""What one of ours does by a date: open tasks by their day, done ones folded away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.model.account import Account
from kamdocs.model.action import Action
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Badge, Entry, badge_of
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import sentence


@dataclass(frozen=True, slots=True)
class Actions:
    """Open and done tasks."""

    open: tuple[Entry, ...]
    done: tuple[Entry, ...]


def view_actions(account: Account, names: Names, sources: Sources, today: date) -> Actions:
    """Show the tasks, the earliest first, those without a day last."""
    numbered = sorted(
        enumerate(account.actions), key=lambda pair: (pair[1].due or date.max, pair[0])
    )
    entries = [
        (action.done, _entry(number, action, names, sources, today)) for number, action in numbered
    ]
    return Actions(
        tuple(entry for done, entry in entries if not done),
        tuple(entry for done, entry in reversed(entries) if done),
    )


def _entry(number: int, action: Action, names: Names, sources: Sources, today: date) -> Entry:
    if action.done:
        badge = badge_of("done")
    elif action.due is not None and action.due < today:
        badge = Badge(sentence("overdue"), "warn", "warn")
    else:
        badge = badge_of("open")
    return Entry(
        anchor=f"action-{number + 1}",
        title=action.text,
        badges=(badge, *(Badge(tag, "muted") for tag in action.tags)),
        meta=(names.ref("team", action.owner),) if action.owner else (),
        right=action.due,
        text=action.note,
        details=describe_record(
            action, names, skip=("text", "done", "due", "owner", "tags", "note")
        ),
        source=sources.of("actions", number),
        is_closed=action.done,
    )
