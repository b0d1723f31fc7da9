"""Offers that are addressed to nobody who decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.model.account import Account
from kamdocs.values.sentence import sentence


def nobody_addressed(proposals: Mapping[str, ProposalFacts], account: Account) -> Iterator[Finding]:
    """An offer goes to somebody, and where the decision group is known, to one of it."""
    for facts in open_offers(proposals):
        offer = facts.proposal
        if not offer.to:
            message = sentence("the offer is addressed to nobody")
            hint = sentence("write to: with the ids of those who read it")
            yield Finding("nobody-addressed", key_of("proposals", facts.id), message, hint)
            continue
        served = account.opportunities.get(offer.opportunity) if offer.opportunity else None
        members = served.decision.members if served and served.decision else {}
        if members and not set(members) & set(offer.to):
            message = sentence("nobody it is addressed to takes part in the decision")
            hint = sentence(
                "these do: {members}",
                members=tuple(account.people[one].name for one in members if one in account.people),
            )
            yield Finding("nobody-addressed", value_of("proposals", facts.id, "to"), message, hint)
