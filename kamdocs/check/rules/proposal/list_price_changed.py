"""Lines that are offered at another price than the catalogue's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import Share, sentence


def list_price_changed(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """A price that the catalogue has otherwise is told, with both prices."""
    for facts in open_offers(proposals):
        for line in facts.price.lines:
            offered, listed = line.unit_price, line.list_price
            if offered is None or listed is None or offered == listed:
                continue
            if offered.currency != listed.currency or not listed.amount:
                message = sentence(
                    "offered at {price}; the catalogue says {list}", price=offered, list=listed
                )
            elif offered < listed:
                message = sentence(
                    "offered at {price}, {share} under the list price of {list}",
                    price=offered,
                    list=listed,
                    share=Share(1 - offered.amount / listed.amount),
                )
            else:
                message = sentence(
                    "offered at {price}, {share} over the list price of {list}",
                    price=offered,
                    list=listed,
                    share=Share(offered.amount / listed.amount - 1),
                )
            yield Finding(
                "list-price-changed",
                value_of("proposals", facts.id, "prices", line.index, "price"),
                message,
                sentence("a discount shows the customer what they save; another price does not"),
            )
