"""Value entries → the sum, the newest, and what argues the renewal of a contract."""

from datetime import date
from decimal import Decimal

from kamdocs.derive.account.value_delivered import ValueDelivered, derive_value_delivered
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings

TODAY = date(2026, 11, 22)
SETTINGS = Settings.model_validate({"rates": {"USD": "0.5"}})
ACCOUNT = {
    "id": "acme",
    "name": "Acme",
    "contracts": {"support": {"product": "desk", "starts": "2026-04-01", "ends": "2027-03-31"}},
    "log": [
        {"kind": "value", "on": "2026-05-01", "about": "support", "amount": "1_000"},
        {"kind": "value", "on": "2026-06-01", "about": "desk", "amount": "400 USD"},
        {"kind": "value", "on": "2026-01-01", "about": "desk", "evidence": "ticket 8841"},
        {"kind": "value", "on": "2026-07-01", "about": "other"},
        {"kind": "value", "on": "2026-12-24", "about": "support"},
        {"kind": "call", "on": "2026-11-01", "about": "support"},
    ],
}


def derive(plain: object = ACCOUNT) -> tuple[Account, ValueDelivered]:
    account = Account.model_validate(plain)
    return account, derive_value_delivered(account.log, SETTINGS, TODAY)


def test_newest_first_up_to_today() -> None:
    _, found = derive()
    assert [each.number for each in found.entries] == [3, 1, 0, 2]
    assert found.last == date(2026, 7, 1)
    assert found.amount.amount == Decimal(1200)
    assert [each.number for each in found.entries if each.is_proven] == [2]


def test_a_renewal_rests_on_what_was_delivered_under_the_contract() -> None:
    account, found = derive()
    assert [each.number for each in found.under(account.contracts["support"])] == [1, 0]


def test_nothing_delivered_is_unknown_not_zero() -> None:
    _, found = derive({"id": "acme", "name": "Acme"})
    assert (found.entries, found.amount.amount, found.last) == ((), None, None)
