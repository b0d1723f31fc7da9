"""A handing-over that leaves something open."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.handoffs import Handoffs
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence


def handoff_incomplete(handoffs: Handoffs) -> Iterator[Finding]:
    """A handing-over has a day and both parties, and the customer was told."""
    for each in handoffs.found:
        if each.gaps:
            yield Finding(
                "handoff-incomplete",
                each.place,
                sentence("the handing-over lacks {keys}", keys=each.gaps),
                sentence(
                    "write it out: {example}",
                    example="{on: 2024-03-04, from: marc, to: ana, customer_told: 2024-03-06}",
                ),
            )
