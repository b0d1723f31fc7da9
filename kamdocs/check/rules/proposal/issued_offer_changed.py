"""Offers whose text was changed after they were issued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.issued import IssuedFacts
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.values.sentence import sentence


def issued_offer_changed(
    proposals: Mapping[str, ProposalFacts], issued: Mapping[str, IssuedFacts]
) -> Iterator[Finding]:
    """What an issued offer says to the customer is changed only with a new version."""
    for key, facts in issued.items():
        if not facts.is_source_changed or key not in proposals:
            continue
        offer = proposals[key].proposal
        message = sentence(
            "version {version} was issued, and the offer reads otherwise now", version=offer.version
        )
        hint = sentence(
            "take the change back, or make it a new version: version: {next}, and say under"
            " changes: what is new",
            next=offer.version + 1,
        )
        yield Finding("issued-offer-changed", key_of("proposals", key), message, hint)
