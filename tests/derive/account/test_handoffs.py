"""Handings-over → what each lacks, who had the account, and whether one is missing."""

from datetime import date
from typing import Any

from kamdocs.derive.account.handoffs import Handoffs, Tenure, derive_handoffs
from kamdocs.model.account import Account

TODAY = date(2026, 11, 22)
FULL = {"on": "2019-05-02", "from": "pere", "to": "ana", "customer_told": "2019-05-06"}


def derive(*handoffs: Any, **fields: Any) -> Handoffs:
    account = {"id": "acme", "name": "Acme", "owner": "ana", **fields, "handoff": list(handoffs)}
    return derive_handoffs(Account.model_validate(account), TODAY)


def test_date_both_parties_and_the_customer_are_needed() -> None:
    assert [each.gaps for each in derive(FULL, {}).found] == [
        (),
        ("on", "from", "to", "customer_told"),
    ]


def test_of_a_planned_one_the_customer_may_be_told_later() -> None:
    (found,) = derive({"on": "2026-12-01", "from": "ana", "to": "laia"}).found
    assert (found.is_planned, found.gaps) == (True, ())


def test_a_customer_that_sales_won_needs_one() -> None:
    assert derive(sales="pere").missing_from == "pere"
    assert derive(FULL, sales="pere").missing_from is None
    assert derive(sales="pere", lifecycle="prospect").missing_from is None
    assert derive(sales="ana").missing_from is None
    assert derive().missing_from is None


def test_a_change_of_managers_needs_one() -> None:
    assert derive(FULL, owner="laia").missing_from == "ana"
    second = {"on": "2024-01-08", "from": "ana", "to": "laia", "customer_told": "2024-01-08"}
    assert derive(second, FULL, owner="laia").missing_from is None
    planned = {"on": "2026-12-01", "from": "ana", "to": "laia"}
    assert derive(FULL, planned).missing_from is None


def test_the_owners_in_their_order() -> None:
    second = {"on": "2024-01-08", "from": "ana", "to": "laia"}
    assert derive(second, FULL, owner="laia").owners == (
        Tenure("ana", date(2019, 5, 2), date(2024, 1, 8)),
        Tenure("laia", date(2024, 1, 8), None),
    )
    assert derive(assigned={"by": "joan", "on": "2020-02-03"}).owners == (
        Tenure("ana", date(2020, 2, 3), None),
    )
    assert derive(FULL, owner="laia").owners[-1] == Tenure("laia", None, None)


def test_an_account_without_an_owner_has_had_none() -> None:
    assert derive(owner=None).owners == ()
