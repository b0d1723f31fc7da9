"""Editions that no reader of the offer would get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.values.sentence import Term, sentence


def edition_for_nobody(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Every edition that an offer declares is for somebody who reads it."""
    for facts in open_offers(proposals):
        for plan in facts.editions:
            declared = facts.proposal.editions.get(plan.id)
            if declared is None or plan.readers or plan.is_complete:
                continue
            if not all(facts.readers.knows(word) for word in declared.readers):
                continue
            path = ("proposals", facts.id, "editions", plan.id)
            message = sentence("the edition {edition} is for nobody", edition=plan.id)
            if declared.readers:
                place = value_of(*path, "for")
                hint = sentence("these people neither get the offer nor decide; add them to to:")
            elif declared.orientation:
                place = value_of(*path, "orientation")
                hint = sentence(
                    "nobody who reads the offer decides by {orientation}; write for: with an id",
                    orientation=Term(declared.orientation),
                )
            else:
                place = key_of(*path)
                hint = sentence("write for: with the ids of its readers, or its orientation:")
            yield Finding("edition-for-nobody", place, message, hint)
