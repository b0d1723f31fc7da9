"""Prices of a contract as somebody noted them → how they moved."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.derive.account.rates import find_rate_steps, never_raised_since
from kamdocs.model.contract import Contract

TODAY = date(2026, 11, 22)


def contract(*rates: dict[str, Any]) -> Contract:
    return Contract.model_validate({"id": "desk", "rates": list(rates)})


def test_each_price_is_compared_with_the_one_before_of_the_same_thing() -> None:
    steps = find_rate_steps(
        contract(
            {"on": "2026-01", "price": "110", "unit": "hour"},
            {"on": "2024-01", "price": "100", "unit": "hour"},
            {"on": "2025-01", "price": "900", "unit": "day"},
            {"on": "2026-06", "price": "99 USD", "unit": "hour"},
        )
    )
    assert [str(step.rate.on) for step in steps] == ["2024-01", "2025-01", "2026-01", "2026-06"]
    assert [step.change for step in steps] == [None, None, Decimal("0.1"), None]


@pytest.mark.parametrize(
    ("rates", "since"),
    [
        ([("2016-05", "600")], "2016-05"),
        ([("2016-05", "600"), ("2020-01", "600")], "2016-05"),
        ([("2016-05", "600"), ("2020-01", "550")], "2016-05"),
        ([("2016-05", "600"), ("2020-01", "601")], None),
        ([("2016-05", "600"), ("2027-01", "650")], "2016-05"),
        ([("2026-05", "600")], None),
        ([("2025-11", "600")], None),
        ([], None),
    ],
)
def test_a_price_that_was_never_raised_is_known_after_a_year(
    rates: list[tuple[str, str]], since: str | None
) -> None:
    found = never_raised_since(
        contract(*({"on": on, "price": price} for on, price in rates)), TODAY
    )
    assert (str(found) if found else None) == since
