"""Value delivered along the time: the entries of an account in, a drawing out."""

from __future__ import annotations

from collections.abc import Sequence

from kamdocs.derive.account.value_delivered import ValueEntry
from kamdocs.render.chart.timeline import Delivery, Timeline
from kamdocs.values.sentence import sentence

FEWEST = 3


def draw_deliveries(entries: Sequence[ValueEntry], currency: str) -> Timeline | None:
    """What was delivered when; a few are told better by their table alone."""
    dated = tuple(
        Delivery(each.entry.on, each.entry.title or "", each.entry.amount)
        for each in entries
        if each.entry.on is not None
    )
    if len(dated) < FEWEST or not any(each.amount for each in dated):
        return None
    return Timeline(sentence("Value delivered over time"), dated, currency)
