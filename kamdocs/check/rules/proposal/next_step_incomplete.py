"""Offers that do not say what happens next, who does it and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.values.sentence import sentence


def next_step_incomplete(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """An offer has next steps, each with a person and a date."""
    name = "next-step-incomplete"
    for facts in open_offers(proposals):
        steps = facts.proposal.next_steps
        if not steps:
            message = sentence("the offer does not say what happens next")
            hint = sentence("write next_steps: with what, who of both sides, and when")
            yield Finding(name, key_of("proposals", facts.id), message, hint)
        for index, step in enumerate(steps):
            message = (
                sentence("this step has neither a date nor a person")
                if step.on is None and not (step.ours or step.theirs)
                else sentence("this step has no date")
                if step.on is None
                else sentence("nobody is named for this step")
            )
            if step.on is None or not (step.ours or step.theirs):
                hint = sentence("{{text: …, on: 2026-12-03, ours: [ana], theirs: [nuria]}}")
                place = value_of("proposals", facts.id, "next_steps", index)
                yield Finding(name, place, message, hint)
