"""Offers whose body is longer than boards read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def body_too_long(proposals: Mapping[str, ProposalFacts], settings: Settings) -> Iterator[Finding]:
    """What stands before the appendix has no more words than the settings advise, in one language."""
    longest = settings.pricing.longest_body
    for facts in open_offers(proposals):
        complete, sections = facts.editions[0], facts.proposal.sections
        pieces = [complete.letter, complete.summary, *complete.body]
        words = sum(
            len(sections[piece.section].passages[number].prose.text.split())
            for piece in pieces
            if piece is not None and not isinstance(piece, str)
            for number in piece.passages
        )
        if words > longest:
            message = sentence(
                "the body has {words} words, more than the {longest} advised",
                words=words,
                longest=longest,
            )
            hint = sentence("shorter offers close better: move detail with appendix: true")
            yield Finding("body-too-long", key_of("proposals", facts.id), message, hint)
