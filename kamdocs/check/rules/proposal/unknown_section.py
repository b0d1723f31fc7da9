"""Editions that put a section first or last which the offer does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.edition_parts import PARTS
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def unknown_section(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """What an edition leads with or moves to its appendix is a section or a part of the document."""
    for facts in open_offers(proposals):
        known = (*(section.id for section in facts.proposal.sections), *PARTS)
        for identifier, edition in facts.proposal.editions.items():
            for key in ("lead", "body", "appendix"):
                names = getattr(edition, key)
                for index, name in enumerate(names):
                    if name in known:
                        continue
                    close = get_close_matches(name, known, 1, 0.6)
                    message = sentence("the offer has no section {name}", name=name)
                    hint = (
                        sentence("did you mean {word}?", word=close[0])
                        if close
                        else sentence("known are {known}", known=known)
                    )
                    place = value_of("proposals", facts.id, "editions", identifier, key, index)
                    yield Finding("unknown-section", place, message, hint)
