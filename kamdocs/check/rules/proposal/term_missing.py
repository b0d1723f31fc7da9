"""Recurring prices without an end, so that nobody knows what the offer comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def term_missing(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Recurring prices have a term, so that the contract value is known."""
    for facts in open_offers(proposals):
        price = facts.price
        if price.main is None or price.value is not None:
            continue
        endless = next(
            line
            for line in price.lines
            if line.group == "recurring" and not line.optional and not line.is_whole
        )
        yield Finding(
            "term-missing",
            value_of("proposals", facts.id, "prices", endless.index),
            sentence("this price recurs without an end, so the contract value is unknown"),
            sentence("say how long it runs: term: {example}", example="{months: 36}"),
        )
