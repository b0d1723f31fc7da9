"""When an offer pays for itself, month by month."""

from decimal import Decimal
from typing import Any

import pytest

from kamdocs.derive.account.price import derive_price
from kamdocs.derive.account.value_case import ValueTotals, derive_value_case
from kamdocs.model.product import Catalogue
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.pricing import Pricing

SET_UP = {"text": "Set-up", "price": "13_128"}
FEE = {"text": "Fee", "price": "34_200", "unit": "year"}


def case(years: list[list[str]], prices: list[dict[str, Any]], months: str | None = "24") -> ValueTotals | None:  # fmt: skip
    offer = Proposal.model_validate(
        {
            "id": "p",
            "title": "T",
            "prices": prices,
            "value_case": {"benefits": [{"text": "B", "years": one} for one in years]},
            **({"term": {"months": months}} if months else {}),
        },
        context={"currency": "EUR"},
    )
    price = derive_price(offer, Catalogue.model_validate({}), Pricing.model_validate({}), "EUR")
    return derive_value_case(offer.value_case, price)


def plain(amounts: Any) -> list[Decimal]:
    return [one.amount for one in amounts]


def test_by_hand() -> None:
    found = case([["41_120", "61_680"]], [SET_UP, FEE])
    assert found is not None
    assert plain(found.cost) == [Decimal(47328), Decimal(34200)]
    assert plain(found.result) == [Decimal(-6208), Decimal(27480)]
    assert found.course[0].amount == -47328
    assert found.course[24].amount == Decimal(21272)
    # After a year 6,208 are missing, then the second fee is due: 40,408 at 5,140 a month.
    assert found.payback == 20


def test_a_benefit_that_ends_counts_nothing_more() -> None:
    found = case([["10", "10"], ["5"]], [SET_UP])
    assert found is not None
    assert plain(found.benefit) == [Decimal(15), Decimal(10)]
    assert found.payback is None


@pytest.mark.parametrize(
    ("unit", "months", "cost"),
    [
        ("month", "18", [1200, 600]),
        ("quarter", "18", [400, 200]),
        ("year", "18", [100, 50]),
        ("month", None, [1200, 1200]),
    ],
)
def test_a_fee_is_paid_as_long_as_the_term_runs(unit: str, months: str | None, cost: list[int]) -> None:  # fmt: skip
    found = case([["1", "1"]], [{"text": "Fee", "price": "100", "unit": unit}], months)
    assert found is not None
    assert plain(found.cost) == cost


@pytest.mark.parametrize(
    ("years", "prices"),
    [
        ([], [SET_UP]),
        ([["5 USD"]], [SET_UP]),
        ([["5"]], []),
        ([["5"]], [{"text": "Nobody knows"}]),
    ],
)
def test_what_cannot_be_reckoned_is_unknown(years: Any, prices: Any) -> None:
    assert case(years, prices) is None
