"""Texts of an offer that are in no edition, because none is in their language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers, pieces_of
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, value_of
from kamdocs.values.sentence import Term, sentence


def text_never_printed(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Whatever is written stands in one of the editions, unless an excerpt leaves it out."""
    for facts in open_offers(proposals):
        excused = {plan.language for plan in facts.editions if plan.is_excerpt}
        printed = {(number, place) for _, number, place in pieces_of(facts)}
        languages = tuple(dict.fromkeys(plan.language for plan in facts.editions))
        for number, section in enumerate(facts.proposal.sections):
            for place, passage in enumerate(section.passages):
                written = passage.language or section.language or facts.editions[0].written_in
                if (number, place) in printed or written in excused:
                    continue
                path: Path = ("sections", number)
                path += ("passages", place, "language") if passage.language else ("language",)
                message = sentence(
                    "this text in {language} is in no edition", language=Term(written)
                )
                hint = sentence(
                    "the editions are in {languages}; give one of them this language, or correct it",
                    languages=tuple(Term(each) for each in languages),
                )
                place_of = value_of("proposals", facts.id, *path)
                yield Finding("text-never-printed", place_of, message, hint)
                break
