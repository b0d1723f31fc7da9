"""Goals of only one side."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.plan import Plan
from kamdocs.model.profile import Profile
from kamdocs.values.sentence import sentence


def one_sided_goals(plan: Plan, profile: Profile) -> Iterator[Finding]:
    """A plan rests on the goals of both sides, and a shared goal says what each gains."""
    theirs = bool(profile.goals or profile.common_goals)
    if plan.objectives and not theirs:
        yield Finding(
            "one-sided-goals",
            value_of("profile"),
            sentence("the plan says what we want, and nowhere what they want"),
            sentence("write into profile: {example}", example="goals: [ … ]"),
        )
    elif theirs and not plan.objectives:
        yield Finding(
            "one-sided-goals",
            value_of("plan"),
            sentence("their goals are known, and the plan has no objective of ours"),
            sentence(
                "write into the plan: {example}",
                example="objectives: [{id: …, text: …, class: expansion}]",
            ),
        )
    for number, goal in enumerate(profile.common_goals):
        if (goal.ours is None) == (goal.theirs is None):
            continue
        side = "theirs" if goal.theirs is None else "ours"
        yield Finding(
            "one-sided-goals",
            value_of("profile", "common_goals", number),
            sentence("of the goal “{goal}” only one side’s gain is written", goal=goal.text),
            sentence("add to it: {example}", example=f"{side}: …"),
        )
