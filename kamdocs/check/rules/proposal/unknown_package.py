"""Price lines that belong to a package the offer does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def unknown_package(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Every package a line belongs to is one of the offer's."""
    for facts in open_offers(proposals):
        known = facts.proposal.packages
        for index, line in enumerate(facts.proposal.prices):
            if line.package is None or line.package in known:
                continue
            message = sentence("the offer has no package {name}", name=line.package)
            hint = (
                sentence("known are {known}", known=tuple(known))
                if known
                else sentence("write packages: with a name for each")
            )
            place = value_of("proposals", facts.id, "prices", index, "package")
            yield Finding("unknown-package", place, message, hint)
