"""Shared passages that do not exist in the language of an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers, pieces_of
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.prose import Prose
from kamdocs.values.sentence import Term, sentence


def passage_not_translated(
    proposals: Mapping[str, ProposalFacts], passages: Mapping[str, Mapping[str, Prose]]
) -> Iterator[Finding]:
    """A passage that an edition includes is written in its language; else it is shown in another."""
    for facts in open_offers(proposals):
        told = set()
        for plan, number, place in pieces_of(facts):
            name = facts.proposal.sections[number].passages[place].include or ""
            there = passages.get(name, {})
            if not there or {plan.language, ""} & {*there} or (name, plan.language) in told:
                continue
            told.add((name, plan.language))
            other = plan.written_in if plan.written_in in there else next(iter(there))
            message = sentence(
                "the passage {passage} is not written in {language}; it is shown in {other}",
                passage=name,
                language=Term(plan.language),
                other=Term(other),
            )
            hint = sentence("write {file}", file=f"accounts/passages/{name}.{plan.language}.md")
            path = ("sections", number, "passages", place, "include")
            yield Finding(
                "passage-not-translated", value_of("proposals", facts.id, *path), message, hint
            )
