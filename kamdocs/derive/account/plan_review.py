"""When the plan was gone through last, and when it has to be again; every three months by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.handoff import Review
from kamdocs.model.plan import Plan
from kamdocs.values.period import Span


@dataclass(frozen=True, slots=True)
class PlanReview:
    """The review of the plan.

    `last` is the newest day up to today on which it was gone through, said in the plan or among the
    reviews of the account. `due` is None without a plan or without any such day; `days_overdue` is
    positive after it.
    """

    has_plan: bool
    last: date | None
    due: date | None
    days_overdue: int | None
    interval: Span
    place: Place

    @property
    def is_overdue(self) -> bool:
        """Whether the day of the next review is past."""
        return self.days_overdue is not None and self.days_overdue > 0


def derive_plan_review(
    plan: Plan | None, reviews: Sequence[Review], interval: Span, today: date
) -> PlanReview:
    """Find the last review of the plan."""
    held = [
        (day, value_of("plan", "reviewed", number))
        for number, day in enumerate(plan.reviewed if plan else ())
        if day <= today
    ]
    held += [
        (review.on, value_of("reviews", number))
        for number, review in enumerate(reviews)
        if review.of == "plan" and review.on is not None and review.on <= today
    ]
    last = max(held, key=lambda each: each[0], default=None)
    due = interval.after(last[0]) if plan and last else None
    return PlanReview(
        has_plan=plan is not None,
        last=last[0] if last else None,
        due=due,
        days_overdue=(today - due).days if due else None,
        interval=interval,
        place=last[1] if last else value_of("plan"),
    )
