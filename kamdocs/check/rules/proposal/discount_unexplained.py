"""Discounts that are given without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def discount_unexplained(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Every discount has a reason, which is printed beside it."""
    for facts in open_offers(proposals):
        for index, line in enumerate(facts.proposal.prices):
            if not (line.discount or line.discount_amount) or line.why is not None:
                continue
            key = "discount" if line.discount else "discount_amount"
            message = sentence("nothing says why this discount is given")
            hint = sentence("add why: first project together; it is printed beside the discount")
            yield Finding(
                "discount-unexplained",
                value_of("proposals", facts.id, "prices", index, key),
                message,
                hint,
            )
