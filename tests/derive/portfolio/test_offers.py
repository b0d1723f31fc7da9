"""Offers that ended → what was won and lost, how fast, why, and what was let off."""

from datetime import date
from decimal import Decimal

from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.portfolio.offers import OfferRecord, derive_offer_record
from kamdocs.derive.portfolio.summary import summarise
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)


CATALOGUE = {
    "families": {
        "all": {"name": "All", "products": {"extra": {"name": "Extra"}, "other": {"name": "Other"}}}
    }
}


def record(*accounts: dict) -> OfferRecord:
    shared = Shared(catalogue=Catalogue.model_validate(CATALOGUE))
    facts = (
        derive_facts(Account.model_validate({"name": "Acme", **each}), frozenset(), shared, TODAY)
        for each in accounts
    )
    return derive_offer_record(summarise(each) for each in facts)


def offer(*states: tuple[str, str], price: str = "1000", **more: object) -> dict:
    entries = [
        {"state": state, "on": on, **({"reason": "price"} if state == "declined" else {})}
        for state, on in states
    ]
    return {
        "title": "T", "prepared_by": "ana", "valid_until": "2026-12-31", "states": entries,
        "prices": [{"text": "Set-up", "price": price}], **more,
    }  # fmt: skip


WON = offer(
    ("draft", "2026-08-01"), ("sent", "2026-08-11"), ("received", "2026-08-12"), ("accepted", "2026-09-30"),
    prices=[{"text": "Set-up", "price": "1000", "discount": "10 %", "why": "first"}],
)  # fmt: skip
LOST = offer(("sent", "2026-10-01"), ("declined", "2026-10-11"), price="300")
RAN_OUT = offer(("sent", "2026-10-01"), price="100", valid_until="2026-10-31")
OPEN = offer(("sent", "2026-11-01"))
WITHDRAWN = offer(("sent", "2026-11-01"), ("withdrawn", "2026-11-02"))


def test_what_was_won_and_lost() -> None:
    found = record(
        {"id": "a", "tier": "key", "owner": "ana", "proposals": {"w": WON, "o": OPEN, "x": WITHDRAWN}},
        {"id": "b", "tier": "low", "owner": "marc", "proposals": {"l": LOST, "r": RAN_OUT}},
    )  # fmt: skip
    assert (found.total.won, found.total.lost) == (1, 2)
    assert (found.total.won_amount, found.total.lost_amount) == (900, 400)
    assert found.total.money_share == Decimal(900) / 1300
    assert {key: (each.won, each.lost) for key, each in found.by_quarter.items()} == {
        "2026-Q4": (0, 2), "2026-Q3": (1, 0),
    }  # fmt: skip
    assert {key: each.lost_amount for key, each in found.by_reason.items()} == {
        "expired": 100, "price": 300,
    }  # fmt: skip
    assert {key: (each.won, each.lost) for key, each in found.by_tier.items()} == {
        "key": (1, 0), "low": (0, 2),
    }  # fmt: skip
    assert found.days_to_send == 10
    assert found.days_to_decide == 31  # of 50, 10 and 31
    assert found.discount == Decimal("0.1")
    assert [(one.account, one.id, str(one.on)) for one in found.ended] == [
        ("b", "r", "2026-11-01"), ("b", "l", "2026-10-11"), ("a", "w", "2026-09-30"),
    ]  # fmt: skip


def test_nothing_decided_is_nothing_known() -> None:
    found = record({"id": "a", "proposals": {"o": OPEN}})
    assert found.ended == ()
    assert found.total.share is None
    assert (found.days_to_send, found.days_to_decide, found.discount) == (None, None, None)


def test_what_was_chosen_counts() -> None:
    lines = [
        {"text": "Base", "price": "1000"},
        {"product": "extra", "price": "200", "optional": "yes"},
        {"product": "other", "price": "50", "optional": "yes"},
    ]
    won = offer(("sent", "2026-10-01"), prices=lines)
    won["states"].append({"state": "accepted", "on": "2026-10-05", "options": ["extra"]})
    assert record({"id": "a", "proposals": {"w": won}}).total.won_amount == 1200


def test_an_amount_without_a_rate_is_named_as_missing() -> None:
    won = offer(
        ("sent", "2026-10-01"), ("accepted", "2026-10-05"), price="1000 USD", currency="USD"
    )
    found = record({"id": "a", "proposals": {"w": won}})
    assert (found.total.won, found.total.won_amount, found.total.unvalued) == (1, 0, 1)
