"""An account in which everything runs through one person."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.relationships import Relationships
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.team import Team
from kamdocs.values.sentence import sentence


def single_thread(
    account: Account, relationships: Relationships, settings: Settings, team: Team
) -> Iterator[Finding]:
    """Contacts of the last 90 days were with more than one of theirs, at a key account also by more
    than one of ours."""
    if account.tier in (None, "low") or account.lifecycle == "former":
        return
    span = settings.relationships.thread
    active, ours = relationships.active, relationships.active_ours
    if len(active) == 1 and (account.tier == "key" or len(relationships.contacts) > 1):
        yield Finding(
            "single-thread",
            key_of("people", active[0]),
            sentence(
                "all contacts within {span} were with {name}",
                span=span,
                name=relationships.contacts[active[0]].name,
            ),
            sentence("speak with a second person there, before this one leaves"),
        )
    elif len(active) > 1 and len(ours) == 1 and account.tier == "key":
        member = team.people.get(ours[0])
        yield Finding(
            "single-thread",
            key_of("team"),
            sentence(
                "all contacts within {span} were by {name} alone",
                span=span,
                name=member.name if member else ours[0],
            ),
            sentence("take a colleague along"),
        )
