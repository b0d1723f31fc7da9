"""Contracts → the term that runs, notice, the start of renewal, and what was begun."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.derive.account.contracts import ContractFacts, Contracts, derive_contracts
from kamdocs.derive.account.value_delivered import derive_value_delivered
from kamdocs.model.account import Account
from kamdocs.model.settings.deadlines import Deadlines
from kamdocs.model.settings.settings import Settings

TODAY = date(2026, 11, 22)
SUPPORT = {"id": "support", "product": "support-24x7", "unit": "retail", "starts": "2026-04-01", "ends": "2027-03-31", "notice": "3 months", "renews": "12 months", "value": "36_000"}  # fmt: skip


def derive(*contracts: dict[str, Any], today: date = TODAY, **fields: Any) -> Contracts:
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "contracts": list(contracts), **fields}
    )
    value = derive_value_delivered(account.log, Settings(), today)
    return derive_contracts(account, value, Deadlines(), today)


def only(contracts: Contracts) -> ContractFacts:
    (found,) = contracts.by_id.values()
    return found


def test_notice_and_renewal_are_reckoned_back_from_the_end() -> None:
    found = only(derive(SUPPORT))
    assert (found.ends, found.deadline) == (date(2027, 3, 31), date(2026, 12, 31))
    assert found.renew_from == date(2026, 9, 2)  # 120 days before the notice deadline
    assert found.state == "due"


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 1), "far"),
        (date(2026, 9, 2), "due"),
        (date(2026, 12, 31), "due"),
        (date(2027, 1, 1), "rolled_over"),
        (date(2027, 3, 31), "rolled_over"),
    ],
)
def test_a_renewal_is_due_until_the_deadline(today: date, state: str) -> None:
    assert only(derive(SUPPORT, today=today)).state == state


def test_a_contract_that_renews_by_itself_is_followed_into_its_next_terms() -> None:
    found = only(derive(SUPPORT, today=date(2029, 5, 1)))
    assert (found.term_start, found.ends) == (date(2029, 3, 31), date(2030, 3, 31))
    assert found.deadline == date(2029, 12, 31)


def test_terms_that_end_on_the_last_of_february_do_not_drift() -> None:
    contract = {**SUPPORT, "ends": "2024-02-29", "notice": "1 month"}
    assert only(derive(contract, today=date(2027, 12, 1))).ends == date(2028, 2, 29)


def test_without_renewal_it_is_over_the_day_after() -> None:
    contract = {key: value for key, value in SUPPORT.items() if key != "renews"}
    assert only(derive(contract, today=date(2027, 3, 31))).state == "due"
    found = derive(contract, today=date(2027, 4, 1))
    assert (only(found).state, found.running, found.next_end) == ("over", (), None)


def test_notice_given_ends_it() -> None:
    contract = {**SUPPORT, "given_notice": {"on": "2026-11-02", "by": "them"}}
    assert only(derive(contract)).state == "given_notice"
    assert only(derive(contract, today=date(2027, 4, 1))).state == "over"


def test_a_contract_without_an_end_is_open_ended() -> None:
    found = only(derive({"id": "frame", "starts": "2020"}))
    assert (found.state, found.deadline, found.last_call) == ("open_ended", None, None)


def test_without_notice_the_end_itself_counts() -> None:
    found = only(derive({"id": "licence", "ends": "2027-01-31"}))
    assert (found.deadline, found.last_call, found.state) == (None, date(2027, 1, 31), "due")
    assert found.is_notice_unknown


def test_a_notice_of_none_is_known() -> None:
    found = only(derive({"id": "licence", "ends": "2027-01-31", "notice": "none"}))
    assert (found.deadline, found.last_call) == (None, date(2027, 1, 31))
    assert not found.is_notice_unknown
    assert not only(derive({"id": "frame", "starts": "2020"})).is_notice_unknown


def test_a_renewal_begun_in_this_term_counts() -> None:
    assert only(derive({**SUPPORT, "renewal_started": "2026-11-05"})).state == "started"
    old = {**SUPPORT, "renewal_started": "2026-11-05"}
    assert only(derive(old, today=date(2027, 12, 1))).state == "due"


def test_an_open_sale_of_kind_renewal_is_its_renewal() -> None:
    sale = {"name": "Renewal", "kind": "renewal", "product": "support-24x7", "opened": "2026-11-05"}
    found = only(derive(SUPPORT, opportunities={"support-2027": sale}))
    assert (found.state, found.opportunity, found.started) == ("started", "support-2027", date(2026, 11, 5))  # fmt: skip
    for other in ({"stage": "lost"}, {"kind": "cross-sell"}, {"product": "wms"}):
        assert only(derive(SUPPORT, opportunities={"s": {**sale, **other}})).state == "due"


def test_value_entries_argue_it() -> None:
    log = [
        {"kind": "value", "on": "2026-11-05", "about": "support"},
        {"kind": "value", "on": "2026-10-05", "about": "wms"},
    ]
    assert [each.number for each in only(derive(SUPPORT, log=log)).value_entries] == [0]


def test_how_the_price_moved() -> None:
    rates = [{"on": "2026-03", "price": "54_600"}, {"on": "2025-03", "price": "52_000"}]
    assert only(derive({**SUPPORT, "rates": rates})).price_change == Decimal("0.05")
    assert only(derive({**SUPPORT, "rates": rates[:1]})).price_change is None


def test_the_part_of_health_is_the_share_of_near_renewals_that_are_begun() -> None:
    begun = {**SUPPORT, "id": "begun", "renewal_started": "2026-11-05"}
    far = {"id": "far", "ends": "2030"}
    assert derive(SUPPORT, begun, far).part.value == Decimal(50)
    assert derive(far).part.value is None


def test_the_next_end_is_the_first_to_come() -> None:
    assert derive(SUPPORT, {"id": "soon", "ends": "2026-12"}).next_end == date(2026, 12, 31)
