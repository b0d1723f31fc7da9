"""New versions of an issued offer that do not say what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import WRITING_STATES
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def new_version_unexplained(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """A new version of what the customer has opens with what changed."""
    for key, facts in proposals.items():
        offer, newest = facts.proposal, facts.issued.newest if facts.issued else None
        if newest is None or (newest.frozen.version or 0) >= offer.version or offer.changes:
            continue
        if facts.state not in WRITING_STATES | {"approved"}:
            continue
        message = sentence(
            "version {version} does not say what changed since version {before}",
            version=offer.version,
            before=newest.frozen.version or 0,
        )
        hint = sentence("write changes: [Starts in February]")
        yield Finding(
            "new-version-unexplained", value_of("proposals", key, "version"), message, hint
        )
