"""The dates of a plan: milestones, objectives, steps and promises of both sides that are still open."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.due import Due
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.model.objective import Objective
from kamdocs.model.plan import Plan
from kamdocs.values.sentence import sentence


def list_plan_dates(account: Account) -> Iterator[Due]:
    """List what the plan dates; a month, quarter or year counts with its last day."""
    if account.plan is None:
        return
    for key, objective in account.plan.objectives.items():
        if objective.state == "open":
            yield from _objective(account, key, objective)
    yield from _promises(account, account.plan)
    yield from _steps(account, account.plan)


def _objective(account: Account, key: str, objective: Objective) -> Iterator[Due]:
    owner = objective.owner or account.owner
    for number, milestone in enumerate(objective.milestones):
        if milestone.state == "open" and milestone.due is not None:
            yield Due(
                account=account.id,
                key=f"milestone-{key}-{milestone.text}",
                kind="milestone",
                on=milestone.due.last,
                what=milestone.text,
                reason=sentence("a milestone of: {objective}", objective=objective.text),
                place=value_of("plan", "objectives", key, "milestones", number),
                owner=milestone.owner or owner,
            )
    if objective.due is not None:
        yield Due(
            account=account.id,
            key=f"objective-{key}",
            kind="objective",
            on=objective.due.last,
            what=objective.text,
            reason=sentence("an objective of the plan"),
            place=value_of("plan", "objectives", key, "due"),
            owner=owner,
        )


def _promises(account: Account, plan: Plan) -> Iterator[Due]:
    for number, promise in enumerate(plan.commitments):
        if promise.state != "open" or promise.due is None:
            continue
        is_ours = promise.who == "us"
        yield Due(
            account=account.id,
            key=f"promise-{promise.who}-{promise.text}",
            kind="promise" if is_ours else "their_promise",
            on=promise.due.last,
            what=promise.text,
            reason=sentence("we promised it") if is_ours else sentence("they promised it"),
            place=value_of("plan", "commitments", number),
            owner=(promise.owner if is_ours else None) or account.owner,
        )


def _steps(account: Account, plan: Plan) -> Iterator[Due]:
    for number, step in enumerate(plan.steps):
        if step.done is None and step.due is not None:
            yield Due(
                account=account.id,
                key=f"step-{step.text}",
                kind="step",
                on=step.due.last,
                what=step.text,
                reason=sentence("a step of the plan both sides agreed on"),
                place=value_of("plan", "steps", number),
                owner=next(iter(step.ours), account.owner),
            )
