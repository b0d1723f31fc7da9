"""Which offers are still worth judging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.proposals import ProposalFacts

_CLOSED = frozenset(["accepted", "declined", "expired", "withdrawn", "superseded"])


def open_offers(proposals: Mapping[str, ProposalFacts]) -> Iterator[ProposalFacts]:
    """Offers that are being written or lie with the customer."""
    return (facts for facts in proposals.values() if facts.state not in _CLOSED)
