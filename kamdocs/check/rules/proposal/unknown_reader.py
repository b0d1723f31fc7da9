"""Markers and editions that name somebody nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.readers import ORIENTATIONS
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, value_of
from kamdocs.values.sentence import Sentence, sentence


def unknown_reader(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Whoever a section or passage is for is an orientation, a contact, a group or a buying role."""
    for facts in open_offers(proposals):
        for path, word in _words(facts):
            if facts.readers.knows(word):
                continue
            message = sentence("nobody knows for whom this is: {word}", word=word)
            place = value_of("proposals", facts.id, *path)
            yield Finding("unknown-reader", place, message, _meant(word, facts))


def _words(facts: ProposalFacts) -> Iterator[tuple[Path, str]]:
    for number, section in enumerate(facts.proposal.sections):
        for index, word in enumerate(section.readers):
            yield ("sections", number, "readers", index), word
        for index, word in enumerate(section.lead):
            yield ("sections", number, "lead", index), word
        for place, passage in enumerate(section.passages):
            for index, word in enumerate(passage.readers):
                yield ("sections", number, "passages", place, "readers", index), word
    for identifier, edition in facts.proposal.editions.items():
        for index, word in enumerate(edition.readers):
            yield ("editions", identifier, "for", index), word


def _meant(word: str, facts: ProposalFacts) -> Sentence:
    close = get_close_matches(word.casefold(), facts.readers.words(), 1, 0.7)
    if close:
        return sentence("did you mean {word}?", word=close[0])
    return sentence(
        "write {orientations}, or the id of a contact or group", orientations=ORIENTATIONS
    )
