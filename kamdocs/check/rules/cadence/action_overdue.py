"""Something of ours that should have been done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.actions import Actions, OpenRecurring
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence, sentence_n


def action_overdue(actions: Actions, today: date) -> Iterator[Finding]:
    """Open tasks and next steps are done by their day; one finding an account, at the oldest.

    What is done again and again for its tier is told of in a line of its own.
    """
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
    again = sorted((each for each in actions.recurring if each.due < today), key=_by_day)
    if again:
        yield Finding(
            "action-overdue",
            value_of("tier"),
            sentence_n(
                "what is done again and again for its tier was due on {due}: {names}",
                "{count} things that are done again and again for its tier are past their day, the"
                " oldest since {due}: {names}",
                len(again),
                due=again[0].due,
                names=tuple(each.action.text for each in again),
            ),
            sentence(
                "do it, and log it or tick it off by its id: {example}",
                example=f"## {today} note · {again[0].action.id}",
            ),
        )


def _by_day(each: OpenRecurring) -> tuple[date, str]:
    return each.due, each.action.id
