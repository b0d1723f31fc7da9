"""Offers without an executive summary, or with one that nobody reads to its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.values.sentence import sentence

MOST_WORDS = 250


def executive_summary(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Every edition opens with a summary of at most 250 words, in its language or another."""
    name = "executive-summary"
    for facts in open_offers(proposals):
        sections = facts.proposal.sections
        told: set[int] = set()
        for plan in facts.editions:
            if plan.summary is None:
                if not told and not _is_asked(facts):
                    message = sentence("no section sums the offer up")
                    hint = sentence("begin with ## Executive summary, for everybody")
                    yield Finding(name, key_of("proposals", facts.id), message, hint)
                told.add(-1)
                continue
            number = plan.summary.section
            passages = sections[number].passages
            texts = (passages[place].prose.text for place in plan.summary.passages)
            words = sum(len(text.split()) for text in texts)
            if words <= MOST_WORDS or number in told:
                continue
            told.add(number)
            message = sentence(
                "the summary has {words} words, more than the {longest} a board reads",
                words=words,
                longest=MOST_WORDS,
            )
            hint = sentence("the situation, the result, the price, the time, what you ask: a page")
            yield Finding(name, value_of("proposals", facts.id, "sections", number), message, hint)


def _is_asked(facts: ProposalFacts) -> bool:
    """Whether it is only left to be written, which is told already."""
    first = facts.proposal.sections[:1]
    return bool(first and first[0].questions and not first[0].passages)
