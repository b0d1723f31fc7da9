"""An open sale whose closing date is over."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.opportunities import Opportunities
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence, sentence_n


def closing_date_past(opportunities: Opportunities) -> Iterator[Finding]:
    """The closing date of an open sale lies ahead."""
    for chance in opportunities.items.values():
        closes = chance.record.closes
        if closes is None or chance.days_past is None or chance.days_past <= 0:
            continue
        yield Finding(
            "closing-date-past",
            value_of("opportunities", chance.id, "closes"),
            sentence_n(
                "“{sale}” is still open and should have closed {closes}, one day ago",
                "“{sale}” is still open and should have closed {closes}, {count} days ago",
                chance.days_past,
                sale=chance.record.name,
                closes=closes,
            ),
            sentence("close it, or give it the date they named and note the old one under slipped"),
        )
