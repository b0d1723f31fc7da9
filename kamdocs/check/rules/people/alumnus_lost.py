"""People who left the customer, and nobody wrote down where they went."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.relationships import Relationships
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.account import Account
from kamdocs.values.sentence import sentence


def alumnus_lost(account: Account, relationships: Relationships) -> Iterator[Finding]:
    """Of everybody who left it is known where they are now."""
    lost = [key for key in relationships.gone if account.people[key].now_at is None]
    if lost:
        yield Finding(
            "alumnus-lost",
            key_of("people", lost[0]),
            sentence(
                "they left, and nobody knows where they are now: {people}",
                people=tuple(account.people[key].name for key in lost),
            ),
            sentence("write now_at: an account of ours, or the name of the company"),
        )
