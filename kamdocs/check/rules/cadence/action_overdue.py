"""Something of ours that should have been done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.actions import Actions
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence, sentence_n


def action_overdue(actions: Actions, today: date) -> Iterator[Finding]:
    """Open tasks and next steps are done by their day; one finding an account, at the oldest."""
    late = [each for each in actions.open if each.days_overdue(today)]
    if late:
        first = late[0]
        yield Finding(
            "action-overdue",
            first.place,
            sentence_n(
                "“{text}” was due on {due}",
                "{count} actions are past their day, the oldest since {due}: “{text}”",
                len(late),
                text=first.text,
                due=first.due or today,
            ),
            sentence("tick it off when it is done, or give it a new day"),
        )
