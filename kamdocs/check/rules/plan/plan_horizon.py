"""A plan for too short or too long a time."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.plan import Plan
from kamdocs.values.sentence import sentence

SHORTEST, LONGEST = 12, 36
"""Months."""


def plan_horizon(plan: Plan) -> Iterator[Finding]:
    """The horizon of a plan is one to three years."""
    if plan.horizon is None or SHORTEST <= plan.horizon.months <= LONGEST:
        return
    yield Finding(
        "plan-horizon",
        value_of("plan", "horizon"),
        sentence(
            "the plan spans {months} months; a strategy takes {shortest} to {longest}",
            months=plan.horizon.months,
            shortest=SHORTEST,
            longest=LONGEST,
        ),
        sentence("sales of this quarter are opportunities; plan one to three years ahead"),
    )
