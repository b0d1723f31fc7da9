"""An account for which nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.values.sentence import sentence


def owner_missing(owner: str | None) -> Iterator[Finding]:
    """Every account has one accountable manager."""
    if owner is None:
        yield Finding(
            "owner-missing",
            key_of("owner"),
            sentence("the account has no owner: nobody answers for it"),
            sentence("add a line with the id of one person of accounts/team.yaml: owner: ana"),
        )
