"""Sections and passages that are marked for people who do not get the offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, value_of
from kamdocs.values.sentence import sentence


def section_for_nobody(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Somebody to whom the offer goes, or who decides on it, is meant by every marker."""
    for facts in open_offers(proposals):
        readers = facts.readers
        if not readers.addressees:
            continue
        declared = {edition.orientation for edition in facts.proposal.editions.values()}
        for path, words in _marks(facts):
            known = [word for word in words if readers.knows(word)]
            if not known or len(known) < len(words) or readers.meant_by(known):
                continue
            if any(readers.orientation_named(word) in declared - {None} for word in known):
                continue
            message = sentence(
                "this is for {words}, and nobody who reads the offer is meant",
                words=tuple(words),
            )
            hint = sentence(
                "it stands in the appendix of every edition; add the reader to to:, or change for:"
            )
            place = value_of("proposals", facts.id, *path, "readers", 0)
            yield Finding("section-for-nobody", place, message, hint)


def _marks(facts: ProposalFacts) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for number, section in enumerate(facts.proposal.sections):
        if section.readers:
            yield ("sections", number), section.readers
        for place, passage in enumerate(section.passages):
            if passage.readers:
                yield ("sections", number, "passages", place), passage.readers
