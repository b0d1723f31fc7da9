"""Offers in which nothing is written for somebody who approves or pays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.readers import DECIDING_ROLES
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.values.sentence import sentence


def approver_not_served(
    proposals: Mapping[str, ProposalFacts], account: Account
) -> Iterator[Finding]:
    """Where several people decide, each approver and economic buyer has a section of their own."""
    for facts in open_offers(proposals):
        offer, readers = facts.proposal, facts.readers
        if not offer.sections or len(readers.everybody) < 2:
            continue
        marks = [section.readers + section.lead for section in offer.sections]
        marks += [passage.readers for section in offer.sections for passage in section.passages]
        served = {reader for words in marks for reader in readers.meant_by(words)}
        for reader in readers.everybody:
            if not reader.roles & DECIDING_ROLES or reader.id in served:
                continue
            key = "to" if reader.is_addressee else "opportunity"
            path = (key, offer.to.index(reader.id)) if reader.is_addressee else (key,)
            message = sentence(
                "{person} decides, and no section is written for them",
                person=account.people[reader.id].name,
            )
            hint = sentence("write for: {reader} under a heading", reader=reader.id)
            yield Finding(
                "approver-not-served", value_of("proposals", facts.id, *path), message, hint
            )
