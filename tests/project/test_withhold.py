"""What a customer may not see cannot be used, whatever one tries."""

import copy
import math
import operator
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from kamdocs.model.account import Account
from kamdocs.model.shared import Shared
from kamdocs.project.withhold import (
    Withheld,
    WithheldUsedError,
    withhold_account,
    withhold_shared,
)

ACCOUNT = Account.model_validate({
    "id": "acme",
    "name": "Acme",
    "tier": "key",
    "owner": "ana",
    "x-own": "secret",
    "profile": {"legal_name": "Acme S.A.", "goals": [
        {"text": "shared goal", "share": "yes", "source": "report"}, "internal goal",
    ]},
    "people": {"nuria": {"name": "Núria", "post": "cio", "stance": "opposed"}},
    "cadence": {"board": {"every": "quarter", "promised": "yes"}, "call": "2 weeks"},
    "plan": {
        "charter": "conquer",
        "objectives": {
            "open": {"text": "may be read", "share": "yes", "owner": "ana", "milestones": [
                {"text": "first", "share": "yes"}, {"text": "hidden"},
            ]},
            "closed": {"text": "may not"},
        },
    },
    "proposals": {"p": {"title": "Offer", "concessions": ["two days"], "prices": [
        {"text": "Set-up", "price": "100", "cost": "60"},
    ]}},
})  # fmt: skip

USES: list[Callable[[Any], Any]] = [
    str, repr, bool, len, iter, hash, int, float, list, dict, reversed, abs, format, dir, bytes,
    math.floor, copy.copy, copy.deepcopy, pickle.dumps, operator.neg, operator.index,
    lambda it: it == 1, lambda it: it != 1, lambda it: it < 1, lambda it: it >= 1,
    lambda it: it + 1, lambda it: 1 + it, lambda it: it * 2, lambda it: it / 2, lambda it: it % 2,
    lambda it: "x" in it, lambda it: it[0], lambda it: it["a"], lambda it: it.said_in("en"),
    lambda it: it.amount, lambda it: it.__class__, lambda it: it.__dict__, lambda it: it(),
    lambda it: f"{it}", lambda it: f"{it!r:>9}", vars, next,
    lambda it: isinstance(it, str), lambda it: setattr(it, "a", 1), lambda it: delattr(it, "a"),
    lambda it: "".join([it]), lambda it: {it: 1}, lambda it: sorted([it, it]), lambda it: [*it],
    lambda it: not it, lambda it: it and 1, lambda it: it.__enter__(),
]  # fmt: skip


@pytest.mark.parametrize("use", USES)
def test_a_withheld_value_raises_on_any_use(use: Callable[[Any], Any]) -> None:
    with pytest.raises((WithheldUsedError, TypeError)) as raised:
        use(withhold_account(ACCOUNT).tier)
    if isinstance(raised.value, WithheldUsedError):
        assert raised.value.path == ("tier",)
    else:  # str.join looks at the type only, and refuses it
        assert "Withheld" in str(raised.value)


def test_it_may_be_carried_but_says_where_it_comes_from() -> None:
    withheld = withhold_account(ACCOUNT).people["nuria"].stance
    assert type(withheld) is Withheld
    with pytest.raises(WithheldUsedError) as raised:
        str(withheld)
    assert raised.value.path == ("people", "nuria", "stance")


def test_shareable_fields_stay_as_they_are() -> None:
    account = withhold_account(ACCOUNT)
    assert (account.name, account.owner, account.profile.legal_name) == ("Acme", "ana", "Acme S.A.")
    assert account.people["nuria"].name == "Núria"
    assert account.proposals["p"].title.said_in("en") == "Offer"
    assert account.proposals["p"].prices[0].price is not None


def test_what_is_shown_on_request_stays_where_it_is_shared_and_is_not_there_elsewhere() -> None:
    account = withhold_account(ACCOUNT)
    assert [goal.text for goal in account.profile.goals] == ["shared goal"]
    assert account.plan is not None
    assert "closed" not in account.plan.objectives
    shared = account.plan.objectives["open"]
    assert [mark.text for mark in shared.milestones] == ["first"]
    with pytest.raises(WithheldUsedError):
        str(shared.owner)
    assert list(account.cadence) == ["board"]


@pytest.mark.parametrize("look", [list, len, bool, str, lambda it: it == {}, lambda it: it.items()])
def test_a_register_answers_to_known_ids_and_cannot_be_listed(look: Callable[[Any], Any]) -> None:
    people = withhold_account(ACCOUNT).people
    assert "nuria" in people
    assert people.get("nobody") is None
    with pytest.raises(WithheldUsedError):
        list(look(people))


@pytest.mark.parametrize(
    "path", ["ratings", "reviews", "log", "strategy", "contracts", "revenue", "custom"]
)
def test_whole_parts_without_anything_to_show_are_withheld(path: str) -> None:
    assert type(getattr(withhold_account(ACCOUNT), path)) is Withheld


def test_costs_and_concessions_are_withheld_inside_an_offer() -> None:
    offer = withhold_account(ACCOUNT).proposals["p"]
    assert type(offer.prices[0].cost) is Withheld
    assert type(offer.concessions) is Withheld


def test_revenue_and_internal_settings_are_withheld_from_what_all_share() -> None:
    shared = withhold_shared(Shared())
    assert type(shared.revenue) is Withheld
    assert type(shared.settings.criteria) is not dict
    assert type(shared.settings.pricing.least_margin) is Withheld
    assert shared.settings.currency == "EUR"


def test_the_account_itself_is_not_changed() -> None:
    before = ACCOUNT.model_copy(deep=True)
    withhold_account(ACCOUNT)
    assert before == ACCOUNT
