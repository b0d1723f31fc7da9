"""Offers that show objectives and the resources of one side only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.plan import Plan
from kamdocs.values.sentence import sentence


def resources_one_sided(proposals: Mapping[str, ProposalFacts], plan: Plan) -> Iterator[Finding]:
    """Where an offer shows where this leads, it shows what both sides put in."""
    sides = {resource.side for resource in plan.resources if resource.share}
    for facts in open_offers(proposals):
        shown = [name for name in facts.proposal.objectives if name in plan.objectives]
        if len(sides) == 2 or not any(plan.objectives[name].share for name in shown):
            continue
        missing = (
            sentence("the offer shows objectives, and not what either side puts in")
            if not sides
            else sentence("the offer shows what we put in, and not what the customer does")
            if sides == {"us"}
            else sentence("the offer shows what the customer puts in, and not what we do")
        )
        hint = sentence("write resources: in the plan, side: us and side: them, with share: yes")
        place = value_of("proposals", facts.id, "objectives")
        yield Finding("resources-one-sided", place, missing, hint)
