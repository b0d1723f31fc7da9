"""Offers that bear the number and version of another offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.portfolio.summary import OfferNumber, Summary
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def offer_number_taken(accounts: Mapping[str, Summary]) -> Iterator[tuple[str | None, Finding]]:
    """A number and a version together name one offer among all accounts; the first one keeps them."""
    first: dict[tuple[str, int], tuple[str, OfferNumber]] = {}
    newest: dict[str, int] = {}
    for offer in (offer for summary in accounts.values() for offer in summary.offers):
        newest[offer.number] = max(offer.version, newest.get(offer.number, 0))
    for account, summary in accounts.items():
        for offer in summary.offers:
            holder, other = first.setdefault((offer.number, offer.version), (account, offer))
            if (holder, other.id) == (account, offer.id):
                continue
            yield (
                account,
                Finding(
                    "offer-number-taken",
                    value_of("proposals", offer.id, "number"),
                    sentence(
                        "{number}, version {version}, is already the number of {offer} for {account}",
                        number=offer.number,
                        version=offer.version,
                        offer=other.id,
                        account=accounts[holder].name,
                    ),
                    sentence(
                        "give this offer a number of its own; a new version of the same offer says"
                        " version: {next}",
                        next=newest[offer.number] + 1,
                    ),
                ),
            )
