"""Whether an offer needs leave, and whether what was given covers it."""

from decimal import Decimal
from typing import Any

import pytest

from kamdocs.derive.account.approval import ApprovalFacts, derive_approval
from kamdocs.derive.account.price import derive_price
from kamdocs.model.product import Catalogue
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money

RATES = {"USD": {"rate": "0.50", "on": "2026-11-01"}}
ONE = [{"text": "One", "price": "1_000"}]


def approval(prices: list[dict[str, Any]], limit: str = "1_000", **more: Any) -> ApprovalFacts:
    settings = Settings.model_validate({"rates": RATES, "pricing": {"approval_from": limit}})
    offer = Proposal.model_validate({"id": "p", "title": "T", "prices": prices, **more})
    price = derive_price(offer, Catalogue(), settings.pricing, settings.currency)
    return derive_approval(offer, price, settings)


def euros(amount: int) -> Money:
    return Money(Decimal(amount), "EUR")


def test_from_the_threshold_on() -> None:
    assert approval(ONE).is_lacking
    assert not approval(ONE, "1_000.01").is_needed
    assert not approval([]).is_needed


def test_no_threshold_asks_nothing() -> None:
    offer = Proposal.model_validate({"id": "p", "title": "T", "prices": ONE})
    price = derive_price(offer, Catalogue(), Settings().pricing, "EUR")
    assert not derive_approval(offer, price, Settings()).is_needed


@pytest.mark.parametrize(
    ("leave", "is_given"),
    [
        ({}, True),
        ({"amount": "1_000"}, True),
        ({"amount": "999"}, False),
        ({"amount": "2_000 USD"}, True),
        ({"amount": "1_999 USD"}, False),
        ({"amount": "5_000 CHF"}, False),
        ({"version": "1"}, True),
        ({"version": "2"}, False),
    ],
)
def test_leave_covers_its_version_and_its_amount(leave: dict[str, str], is_given: bool) -> None:
    found = approval(ONE, approval={"by": "joan", "on": "2026-11-19", **leave})
    assert found.is_given is is_given
    assert found.is_lacking is not is_given


@pytest.mark.parametrize(
    ("price", "is_needed"),
    [("1_999 USD", False), ("2_000 USD", True), ("1 CHF", True)],
)
def test_other_currencies_are_converted_and_unknown_rates_ask_for_leave(
    price: str, is_needed: bool
) -> None:
    assert approval([{"text": "One", "price": price}]).is_needed is is_needed


def test_the_dearest_package_counts_not_the_recommended_one() -> None:
    found = approval(
        [{"text": "Small", "price": "400", "package": "s"}, {"text": "Large", "price": "1_500", "package": "l"}],
        packages={"s": {"name": "Small", "recommended": "yes"}, "l": {"name": "Large"}},
    )  # fmt: skip
    assert found.worth == euros(1500)
    assert found.is_lacking


def test_a_price_without_an_end_counts_for_its_first_year() -> None:
    line = {"text": "Support", "price": "100", "unit": "month"}
    assert approval([line]).worth == euros(1200)
    assert approval([line], term={"months": "3"}).worth == euros(300)


def test_what_is_unknown_needs_leave_and_no_amount_covers_it() -> None:
    unknown = [*ONE, {"text": "More"}]
    assert approval(unknown, "1_000_000").worth is None
    assert approval(unknown, "1_000_000").is_lacking
    leave = {"by": "joan", "on": "2026-11-19"}
    assert approval(unknown, approval={**leave, "amount": "9_000_000"}).is_lacking
    assert not approval(unknown, approval=leave).is_lacking
