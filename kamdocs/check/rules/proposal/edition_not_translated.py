"""Editions that say something in another language than theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.values.sentence import Term, sentence


def edition_not_translated(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Whatever an edition prints exists in its language."""
    for facts in open_offers(proposals):
        for plan in facts.editions:
            if not plan.untranslated:
                continue
            declared = facts.proposal.editions.get(plan.id)
            place = (
                value_of("proposals", facts.id, "editions", plan.id, "language")
                if declared is not None and declared.language
                else key_of("proposals", facts.id)
            )
            message = sentence(
                "the edition {edition} is in {language}; not written in it: {missing}",
                edition=Term(plan.id),
                language=Term(plan.language),
                missing=plan.untranslated,
            )
            hint = sentence(
                "write {{{language}: …}} for values, and sections with the same id: and lang: {language}",
                language=plan.language,
            )
            yield Finding("edition-not-translated", place, message, hint)
