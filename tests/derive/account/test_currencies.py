"""Amounts wherever they stand in an account → the currencies they are in."""

from __future__ import annotations

from typing import Any

import pytest

from kamdocs.derive.account.currencies import find_currencies
from kamdocs.model.account import Account


@pytest.mark.parametrize(
    "parts",
    [
        {"contracts": [{"id": "care", "value": "500 USD"}]},
        {"contracts": [{"id": "care", "rates": [{"on": "2026", "price": "85 USD"}]}]},
        {"opportunities": {"tills": {"name": "Tills", "amount": "9_000 USD"}}},
        {"people": {"nuria": {"name": "Núria", "referrals": [{"worth": "1_000 USD"}]}}},
        {"grid": {"retail": {"crm": {"state": "potential", "amount": "15_000 USD"}}}},
        {"log": [{"kind": "value", "amount": "12_000 USD"}]},
    ],
)
def test_every_amount_counts_wherever_it_stands(parts: dict[str, Any]) -> None:
    account = Account.model_validate({"id": "acme", "name": "Acme", **parts})
    assert find_currencies(account, ()) == ("USD",)


def test_an_account_without_amounts_uses_no_currency() -> None:
    assert find_currencies(Account.model_validate({"id": "acme", "name": "Acme"}), ()) == ()
