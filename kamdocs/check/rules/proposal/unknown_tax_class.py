"""Price lines with a tax class that the settings do not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def unknown_tax_class(
    proposals: Mapping[str, ProposalFacts], settings: Settings
) -> Iterator[Finding]:
    """Every tax class a line uses is one of the settings."""
    for facts in open_offers(proposals):
        for line in facts.price.lines:
            if "tax" not in line.faults:
                continue
            message = sentence("there is no tax class {name}", name=line.tax or "")
            known = tuple(settings.pricing.taxes)
            hint = (
                sentence("known are {known}", known=known)
                if known
                else sentence("name them in kamdocs.yaml: pricing.taxes")
            )
            place = value_of("proposals", facts.id, "prices", line.index, "tax")
            yield Finding("unknown-tax-class", place, message, hint)
