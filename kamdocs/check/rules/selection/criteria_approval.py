"""Criteria that nobody of the management stands behind."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.model.team import Team
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS


def criteria_approval(settings: Settings, team: Team) -> Iterator[Finding]:
    """The criteria are approved by somebody of the team who is marked as leadership."""
    if not settings.criteria:
        return
    approval = settings.criteria_approved
    if approval is None:
        yield Finding(
            "criteria-approval",
            key_of("criteria", file=SETTINGS),
            sentence("nobody of the management has approved the criteria"),
            sentence("add criteria_approved: {example}", example="{by: joan, on: 2026-01-10}"),
        )
        return
    person = team.people.get(approval.by)
    if person is not None and not person.is_leadership:
        yield Finding(
            "criteria-approval",
            value_of("criteria_approved", "by", file=SETTINGS),
            sentence(
                "{name}, who approved the criteria, does not belong to the management",
                name=person.name,
            ),
            sentence("let the management approve them, or write leadership: yes in the team file"),
        )
