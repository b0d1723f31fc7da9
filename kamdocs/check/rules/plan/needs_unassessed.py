"""A plan whose needs assessment is missing an answer."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.plan import Plan
from kamdocs.model.profile import Profile
from kamdocs.values.sentence import Term, sentence


def needs_unassessed(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """Before a plan come three questions: what hurts them, where both sides meet, what is looming."""
    answers = {
        "pains": profile.pains,
        "common_goals": profile.common_goals,
        "looming": profile.looming,
    }
    missing = tuple(name for name, answer in answers.items() if not answer)
    if not missing or not plan.objectives:
        return
    yield Finding(
        "needs-unassessed",
        value_of("profile"),
        sentence(
            "there is a plan, but the needs assessment lacks {missing}",
            missing=tuple(Term(name) for name in missing),
        ),
        sentence(
            "ask them, and write into profile: {example}",
            example=", ".join(f"{name}: [ … ]" for name in missing),
        ),
    )
