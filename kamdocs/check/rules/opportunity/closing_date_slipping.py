"""A sale whose closing date moves again and again."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.opportunities import Opportunities
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence, sentence_n


def closing_date_slipping(opportunities: Opportunities, settings: Settings) -> Iterator[Finding]:
    """The closing date of an open sale was moved less than twice."""
    limit = settings.thresholds.closing_slips
    for chance in opportunities.items.values():
        if not chance.is_open or chance.slips < max(limit, 1):
            continue
        yield Finding(
            "closing-date-slipping",
            value_of("opportunities", chance.id, "slipped"),
            sentence_n(
                "the closing date of “{sale}” was moved once",
                "the closing date of “{sale}” was moved {count} times",
                chance.slips,
                sale=chance.record.name,
            ),
            sentence("ask what they decide, who decides and why now; or stop counting on it"),
        )
