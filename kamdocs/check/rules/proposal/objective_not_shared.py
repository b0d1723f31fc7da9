"""Offers that name an objective which may not be shown to the customer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.plan import Plan
from kamdocs.values.sentence import sentence


def objective_not_shared(proposals: Mapping[str, ProposalFacts], plan: Plan) -> Iterator[Finding]:
    """Every objective an offer names says `share: yes`; others are left out of the document."""
    for facts in open_offers(proposals):
        for index, name in enumerate(facts.proposal.objectives):
            objective = plan.objectives.get(name)
            if objective is None or objective.share:
                continue
            message = sentence("the objective {name} is internal, and is left out", name=name)
            hint = sentence("write share: yes in the plan if the customer may read it")
            place = value_of("proposals", facts.id, "objectives", index)
            yield Finding("objective-not-shared", place, message, hint)
