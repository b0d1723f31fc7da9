"""An event at the customer that nobody reacted to."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.triggers import Trigger
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence, sentence_n


def trigger_unanswered(triggers: tuple[Trigger, ...]) -> Iterator[Finding]:
    """Somebody reacts to an event within two weeks."""
    for trigger in triggers:
        if not trigger.is_over or trigger.react_by is None:
            continue
        yield Finding(
            "trigger-unanswered",
            trigger.place,
            sentence_n(
                "nobody reacted to this event by {limit}, yesterday",
                "nobody reacted to this event by {limit}, {count} days ago",
                trigger.days_over or 0,
                limit=trigger.react_by,
            ),
            sentence(
                "decide what it means for us; write a next step or, when nothing is to be done,"
                " solved: with the day"
            ),
        )
