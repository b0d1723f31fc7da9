"""Addressees of whom nobody knows what they decide by, so that no edition is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.contact import Person
from kamdocs.values.sentence import sentence


def reader_unoriented(
    proposals: Mapping[str, ProposalFacts], people: Mapping[str, Person]
) -> Iterator[Finding]:
    """Where several read an offer, what each decides by is known, or an edition names them."""
    for facts in open_offers(proposals):
        named = {one for plan in facts.editions if not plan.is_complete for one in plan.readers}
        if len(facts.readers.addressees) < 2:
            continue
        for reader in facts.readers.addressees:
            if reader.orientation is not None or reader.id in named:
                continue
            message = sentence(
                "nobody knows what {person} decides by: no edition is theirs",
                person=people[reader.id].name,
            )
            hint = sentence(
                "write orientation: or a buying role for {reader}, or name them in editions:",
                reader=reader.id,
            )
            place = value_of("proposals", facts.id, "to", facts.proposal.to.index(reader.id))
            yield Finding("reader-unoriented", place, message, hint)
