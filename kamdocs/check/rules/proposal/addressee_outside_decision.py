"""Addressees who take no part in the decision that the offer serves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.contact import Person
from kamdocs.model.opportunity import Opportunity
from kamdocs.values.sentence import sentence


def addressee_outside_decision(
    proposals: Mapping[str, ProposalFacts],
    opportunities: Mapping[str, Opportunity],
    people: Mapping[str, Person],
) -> Iterator[Finding]:
    """Whoever gets the offer is a member of its decision, where its members are known."""
    for facts in open_offers(proposals):
        offer = facts.proposal
        served = opportunities.get(offer.opportunity) if offer.opportunity else None
        members = served.decision.members if served and served.decision else {}
        if not {*members} & {*offer.to}:
            continue  # Nothing is known of the decision, or nobody of it is addressed at all.
        for index, reader in enumerate(offer.to):
            if reader in members or reader not in people:
                continue
            message = sentence(
                "{person} gets the offer and takes no part in its decision",
                person=people[reader].name,
            )
            hint = sentence(
                "add {reader} to the members of the decision in {opportunity}, with a role",
                reader=reader,
                opportunity=offer.opportunity or "",
            )
            place = value_of("proposals", facts.id, "to", index)
            yield Finding("addressee-outside-decision", place, message, hint)
