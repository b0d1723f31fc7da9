"""Tenders → nine months of preparation, and the three conditions they are won by."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.derive.account.tenders import TenderFacts, derive_tenders
from kamdocs.model.account import Account
from kamdocs.model.settings.deadlines import Deadlines

TODAY = date(2026, 11, 22)
PEOPLE = {
    "nuria": {"name": "Núria", "coverage": "in_depth"},
    "pau": {"name": "Pau", "relationship": {"ana": {"coverage": "multiple"}}},
    "jordi": {"name": "Jordi", "coverage": "brief"},
}


def derive(today: date = TODAY, log: Any = (), **tender: Any) -> TenderFacts:
    account = Account.model_validate(
        {
            "id": "acme",
            "name": "Acme",
            "people": PEOPLE,
            "log": list(log),
            "tenders": {"wms": {"name": "WMS", "submission": "2027-06-15", **tender}},
        }
    )
    return derive_tenders(account, Deadlines(), today)["wms"]


@pytest.mark.parametrize(
    ("today", "near", "loud"),
    [
        (date(2026, 9, 14), False, False),
        (date(2026, 9, 15), True, False),
        (date(2027, 3, 14), True, False),
        (date(2027, 3, 15), True, True),
        (date(2027, 6, 15), True, True),
        (date(2027, 6, 16), False, True),
    ],
)
def test_preparation_begins_nine_months_before(today: date, *, near: bool, loud: bool) -> None:
    found = derive(today)
    assert found.prepare_from == date(2026, 9, 15)
    assert (found.is_near(today), found.is_loud) == (near, loud)


def test_a_month_counts_with_its_last_day() -> None:
    assert derive(submission="2027-06").submission == date(2027, 6, 30)


def test_it_is_closed_by_an_outcome() -> None:
    assert not derive(outcome="won").is_open


def test_readiness_is_the_share_of_three_conditions() -> None:
    assert derive().readiness == 0
    found = derive(needs_recognised="yes", success_factors=["Dock 2 first"], participants=["nuria"])
    assert (found.readiness, found.strangers) == (Decimal(1), ())


def test_everybody_has_to_be_in_good_contact() -> None:
    found = derive(participants=["nuria", "pau", "jordi", "nobody"])
    assert found.strangers == ("jordi", "nobody")
    talked = [{"kind": "call", "on": "2026-11-02", "with": ["jordi"]}]
    assert derive(participants=["jordi"], log=talked).strangers == ()
    for change in (
        {"on": "2026-08-01"},
        {"direction": "ours"},
        {"held": "no"},
        {"on": "2026-12-01"},
    ):
        assert derive(participants=["jordi"], log=[{**talked[0], **change}]).strangers == ("jordi",)


def test_the_conditions_are_planned_back_from_the_submission() -> None:
    days = [each.by for each in derive().ready]
    assert days == [date(2026, 12, 15), date(2027, 1, 29), date(2027, 3, 16)] == sorted(days)
