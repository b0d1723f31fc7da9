"""An open sale that nobody moves."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.opportunities import Opportunities
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence, sentence_n


def no_next_step(opportunities: Opportunities) -> Iterator[Finding]:
    """An open sale past the lead has a next step with a day that lies ahead."""
    for chance in opportunities.items.values():
        if not chance.is_taken_up:
            continue
        past = chance.next_days_past
        if not chance.has_next:
            message = sentence("“{sale}” has no next step with a day", sale=chance.record.name)
        elif past is not None and past > 0:
            message = sentence_n(
                "the next step of “{sale}” was due one day ago",
                "the next step of “{sale}” was due {count} days ago",
                past,
                sale=chance.record.name,
            )
        else:
            continue
        yield Finding(
            "no-next-step",
            chance.place,
            message,
            sentence(
                "write what happens next: {example}", example="next: {on: …, what: …, owner: …}"
            ),
        )
