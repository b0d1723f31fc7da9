"""References whose customers have not let us name them, or not any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.customer_reference import References
from kamdocs.values.sentence import sentence


def reference_without_consent(
    proposals: Mapping[str, ProposalFacts], references: References
) -> Iterator[Finding]:
    """Every reference an offer names has consent on the day; others are left out of the document."""
    for facts in open_offers(proposals):
        agreed = {name for plan in facts.editions for name in plan.references}
        for index, name in enumerate(facts.proposal.references):
            found = references.references.get(name)
            if found is None or name in agreed:
                continue
            message = sentence(
                "{customer} has not agreed to be named, and is left out",
                customer=str(found.customer),
            )
            hint = sentence(
                "record their consent in accounts/references.yaml: consent: with the day"
            )
            place = value_of("proposals", facts.id, "references", index)
            yield Finding("reference-without-consent", place, message, hint)
