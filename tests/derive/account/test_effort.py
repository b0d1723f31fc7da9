"""Days, money and margin of twelve months → what the effort returned."""

from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.effort import Effort, derive_effort
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings

TODAY = date(2026, 11, 22)


def derive(*entries: dict[str, str], **settings: Any) -> Effort:
    account = Account.model_validate({"id": "a", "name": "A", "effort": list(entries)})
    return derive_effort(account.effort, Settings.model_validate(settings), TODAY)


def test_nothing_noted_is_unknown() -> None:
    found = derive()
    assert (found.days, found.cost.amount, found.margin.amount, found.returned) == (None,) * 4
    assert str(found.reason) == "no effort is recorded"


def test_twelve_months_are_added_up() -> None:
    found = derive(
        {"when": "2026-Q1", "days": "14", "margin": "19_400"},
        {"when": "2026-Q3", "days": "12.5", "cost": "1_240", "margin": "20_700"},
        {"when": "2025-Q4", "days": "100", "margin": "1"},
        {"when": "2027-Q1", "days": "100", "margin": "1"},
    )
    assert found.days == Decimal("26.5")
    assert (found.cost.amount, found.margin.amount) == (1240, 40100)
    assert found.margin_per_day == Decimal(40100) / Decimal("26.5")
    assert found.returned is None
    assert [place.path for place in found.places] == [("effort", 0), ("effort", 1)]


def test_with_the_cost_of_a_day_the_return_is_known() -> None:
    day = {"thresholds": {"day_cost": "400"}}
    found = derive({"when": "2026-Q1", "days": "10", "cost": "1_000", "margin": "10_000"}, **day)
    assert (found.spent, found.returned) == (5000, 2)
    assert derive({"when": "2026-Q1", "margin": "10_000"}, **day).returned is None


def test_without_an_exchange_rate_nothing_is_claimed() -> None:
    found = derive({"when": "2026-Q1", "days": "10", "margin": "10_000 USD"})
    assert found.margin_per_day is None
