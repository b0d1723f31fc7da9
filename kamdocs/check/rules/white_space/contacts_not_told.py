"""People who were never shown what we could sell them, or long ago."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.exposure import Exposure
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.values.sentence import Sentence, sentence, sentence_n


def contacts_not_told(
    account: Account, exposure: Exposure, catalogue: Catalogue
) -> Iterator[Finding]:
    """Everybody is shown the whole portfolio, and again before they forget.

    Asked of key accounts, and of every account that records what it showed. What a unit buys from
    somebody else while nobody there knows of ours is named one by one.
    """
    if account.tier in (None, "low") or account.lifecycle == "former":
        return
    if account.tier != "key" and not exposure.is_begun:
        return
    never, again = exposure.in_state("never"), exposure.in_state("again")
    if not never and not again:
        return
    parts: list[Sentence] = []
    if never:
        parts.append(
            sentence_n(
                "one product was never shown to one person",
                "{count} times a product was never shown to a person ({people})",
                len(never),
                people=_people(account, [each.contact for each in never]),
            )
        )
    if again:
        parts.append(
            sentence_n(
                "one showing is longer ago than {interval}",
                "{count} showings are longer ago than {interval}",
                len(again),
                interval=exposure.interval,
            )
        )
    products = catalogue.products
    parts += [
        sentence(
            "{name} was never told of {product}, which the unit buys from others",
            name=account.people[each.contact].name,
            product=products[each.product].name,
        )
        for each in exposure.elsewhere
    ]
    yield Finding(
        "contacts-not-told",
        key_of("people"),
        sentence("{parts}", parts=tuple(parts)),
        sentence("show it at the next meeting, and list it in the log entry: shown: [analytics]"),
    )


def _people(account: Account, contacts: list[str]) -> tuple[str, ...]:
    return tuple(account.people[key].name for key in dict.fromkeys(contacts))
