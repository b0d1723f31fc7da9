"""A plan that nobody has gone through for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.plan_review import PlanReview
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.scales import Lifecycle
from kamdocs.values.sentence import sentence, sentence_n


def plan_review_overdue(
    plan_review: PlanReview, lifecycle: Lifecycle, today: date
) -> Iterator[Finding]:
    """A plan is gone through every three months."""
    if not plan_review.has_plan or lifecycle == "former":
        return
    if plan_review.last is None:
        message = sentence(
            "nobody has gone through the plan; that is done every {interval}",
            interval=plan_review.interval,
        )
    elif plan_review.is_overdue and plan_review.due is not None:
        message = sentence_n(
            "the plan should have been gone through on {due}, yesterday",
            "the plan should have been gone through on {due}, {count} days ago",
            plan_review.days_overdue or 0,
            due=plan_review.due,
        )
    else:
        return
    yield Finding(
        "plan-review-overdue",
        plan_review.place,
        message,
        sentence(
            "go through it, change what changed, and add the day to the plan: {example}",
            example=f"reviewed: [{today}]",
        ),
    )
