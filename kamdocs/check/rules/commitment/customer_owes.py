"""What the customer owes us: nothing written at all, or past its date."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.commitments import AgreedStep, Commitments, Promise
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.plan import Plan
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.values.sentence import sentence, sentence_n


def customer_owes(
    commitments: Commitments, plan: Plan, tier: Tier, lifecycle: Lifecycle
) -> Iterator[Finding]:
    """The plan of a key account says what they owe us too, and we see when it is late."""
    overdue: list[Promise | AgreedStep] = [*commitments.overdue("them"), *_late_steps(commitments)]
    for late in overdue:
        due = late.record.due
        if due is None:
            continue
        yield Finding(
            "customer-owes",
            late.place,
            sentence_n(
                "they owe us “{promise}” since {due}, one day ago",
                "they owe us “{promise}” since {due}, {count} days ago",
                -(late.days_left or 0),
                promise=late.record.text,
                due=due,
            ),
            sentence("remind them: a partnership is kept by both sides"),
            escalated=True,
        )
    if tier == "key" and lifecycle != "former" and not _anything_of_theirs(commitments):
        yield Finding(
            "customer-owes",
            value_of("plan"),
            sentence("the plan says nowhere what they do for us"),
            sentence(
                "write into the plan: {example}",
                example="commitments: [{who: them, text: …, due: …}]",
            ),
        )


def _late_steps(commitments: Commitments) -> Iterator[AgreedStep]:
    """Steps that wait for them and are no promise of theirs already."""
    promised = {promise.record.text for promise in commitments.of("them")}
    for step in commitments.steps:
        if step.is_overdue and step.sides == ("them",) and step.record.text not in promised:
            yield step


def _anything_of_theirs(commitments: Commitments) -> tuple[Promise | AgreedStep, ...]:
    steps = (step for step in commitments.steps if "them" in step.sides)
    return (*commitments.of("them"), *steps)
