"""A key account where nobody is known to hold a role that decides."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.relationships import Relationships
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.values.sentence import Term, sentence


def buying_role_missing(
    tier: Tier, lifecycle: Lifecycle, relationships: Relationships
) -> Iterator[Finding]:
    """Sponsor, decision maker and champion of a key account are known."""
    if lifecycle == "former":
        return
    missing = relationships.missing_roles
    if tier == "key" and missing and relationships.contacts:
        yield Finding(
            "buying-role-missing",
            key_of("people"),
            sentence("nobody here is {roles}", roles=tuple(Term(role) for role in missing)),
            sentence("find out who it is, and write the role under roles of that person"),
        )
