"""A plan for too short or too long a time, or for nobody knows how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.plan_horizon import advise_horizon
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.model.plan import Plan
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def plan_horizon(plan: Plan, settings: Settings, today: date) -> Iterator[Finding]:
    """A plan with objectives says its horizon: one to three years, unless set otherwise."""
    limits = settings.thresholds
    if plan.horizon is None:
        if plan.objectives:
            yield Finding(
                "plan-horizon",
                key_of("plan", "objectives"),
                sentence("the plan does not say from when until when it runs"),
                sentence("write it: {example}", example=advise_horizon(limits, today)),
            )
    elif not limits.plan_shortest <= plan.horizon.months <= limits.plan_longest:
        yield Finding(
            "plan-horizon",
            value_of("plan", "horizon"),
            sentence(
                "the plan spans {months} months; a strategy takes {shortest} to {longest}",
                months=plan.horizon.months,
                shortest=limits.plan_shortest,
                longest=limits.plan_longest,
            ),
            sentence("sales of this quarter are opportunities; plan one to three years ahead"),
        )
