"""What an author has still to write: questions, empty sections, words that only hold a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, key_of, value_of
from kamdocs.values.sentence import Sentence, sentence

_STAND_IN = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|\?{3,}|\b(?i:lorem ipsum)\b|\[(?:…|\.{3})\]")


def left_to_write(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Nothing is left open: no question, price or section, no word that holds a place."""
    for facts in open_offers(proposals):
        for path, message, hint in _open(facts):
            yield Finding("left-to-write", value_of("proposals", facts.id, *path), message, hint)
        if not facts.proposal.prices and facts.state == "draft":
            message = sentence("the offer has no price yet")
            hint = sentence("write prices: with a product of the catalogue on each line")
            yield Finding("left-to-write", key_of("proposals", facts.id), message, hint)


def _open(facts: ProposalFacts) -> Iterator[tuple[Path, Sentence, Sentence]]:
    for number, section in enumerate(facts.proposal.sections):
        here: Path = ("sections", number)
        for index, question in enumerate(section.questions):
            hint = sentence("write the answer in place of this line, which is never printed")
            message = sentence("still to be written: {question}", question=question)
            yield (*here, "questions", index), message, hint
        if not section.passages and not section.questions:
            hint = sentence("write it, or delete its heading; an empty section is not printed")
            yield here, sentence("nothing is written under {title}", title=section.title), hint
        for index, passage in enumerate(section.passages):
            found = _STAND_IN.search(passage.prose.text)
            if found is not None:
                message = sentence("{word} holds a place that is still to be filled", word=found[0])
                hint = sentence("write it; a question for yourself goes behind question:")
                yield (*here, "passages", index), message, hint
