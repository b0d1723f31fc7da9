"""A decision in which nobody, or more than one, is said to hold the money."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.decision import DecisionFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.values.sentence import sentence


def economic_buyer_unclear(decisions: tuple[DecisionFacts, ...]) -> Iterator[Finding]:
    """Each open decision has exactly one economic buyer."""
    for decision in decisions:
        buyers = decision.economic_buyers
        if len(buyers) == 1:
            continue
        names = tuple(each.name for each in decision.members if each.id in buyers)
        yield Finding(
            "economic-buyer-unclear",
            key_of("opportunities", decision.opportunity, "decision", "members"),
            sentence("{people} are all economic buyers of one decision", people=names)
            if names
            else sentence("nobody in this decision is the economic buyer"),
            sentence("ask who signs for the money: one person, economic_buyer"),
        )
