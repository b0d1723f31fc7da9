"""Price lines of which nobody can say what they cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.values.sentence import sentence


def price_unknown(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """Every offer but a draft has price lines, and each of them says what and how much."""
    name = "price-unknown"
    for facts in open_offers(proposals):
        if not facts.price.lines and facts.state != "draft":
            message = sentence("the offer has no price")
            hint = sentence("write prices: with a product of the catalogue on each line")
            yield Finding(name, key_of("proposals", facts.id), message, hint)
        for line in facts.price.lines:
            place = value_of("proposals", facts.id, "prices", line.index)
            if "nothing" in line.faults:
                hint = sentence("write product: or text:")
                message = sentence("this line does not say what is offered")
                yield Finding(name, place, message, hint)
            elif "price" in line.faults:
                hint = sentence("write price: here, or in accounts/catalogue.yaml")
                message = sentence("this line has no price, so nothing can be totalled")
                yield Finding(name, place, message, hint)
