"""Executive summaries that are longer than a page read in a minute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence

MOST_WORDS = 250


def summary_too_long(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """The executive summary has at most 250 words, in each language."""
    for facts in open_offers(proposals):
        for number, section in enumerate(facts.proposal.sections):
            pieces = {
                edition.summary.passages
                for edition in facts.editions
                if edition.summary is not None and edition.summary.section == number
            }
            words = max(
                (
                    sum(len(section.passages[one].prose.text.split()) for one in piece)
                    for piece in pieces
                ),
                default=0,
            )
            if words > MOST_WORDS:
                message = sentence(
                    "the summary has {words} words, more than {most}", words=words, most=MOST_WORDS
                )
                hint = sentence(
                    "say the situation in a sentence, the outcome, the investment, and what you ask"
                )
                place = value_of("proposals", facts.id, "sections", number)
                yield Finding("summary-too-long", place, message, hint)
