"""An offer whose margin nobody can check, because the cost of a line is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import Filling, sentence


def margin_unknown(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Where a least margin is set, or any cost is known, the cost of each base line is."""
    for facts in open_offers(proposals):
        margin = facts.margin
        reckons = margin.least is not None or any(line.cost for line in margin.lines)
        if not margin.without_cost or not reckons:
            continue
        yield Finding(
            "margin-unknown",
            value_of("proposals", facts.id, "prices", margin.without_cost[0]),
            sentence(
                "the margin is unknown and compared with nothing: no cost of {lines}",
                lines=tuple(_name(facts, index) for index in margin.without_cost),
            ),
            sentence("write cost: per unit to the line, or to the product in the catalogue"),
        )


def _name(facts: ProposalFacts, index: int) -> Filling:
    line = facts.proposal.prices[index]
    return line.text or line.product or sentence("line {number}", number=index + 1)
