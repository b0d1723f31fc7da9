"""The portfolio → what it says about one account, as shown."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.standing import Relative, standing_of

Make = Callable[..., Portfolio]


def test_figures_are_rounded_as_shown(portfolio: Make) -> None:
    found = standing_of(portfolio({"a": {"earned": 1}, "b": {"earned": 2}}), "a")
    assert (found.share, found.own_share, found.cumulative) == (
        Decimal("0.333"), Decimal("0.333"), 1,
    )  # fmt: skip
    assert (found.rank, found.ranked, found.abc) == (2, 2, "A")


def test_another_accounts_small_change_changes_nothing_here(portfolio: Make) -> None:
    one = portfolio({"a": {"earned": 100_000}, "b": {"earned": 200_000}})
    other = portfolio({"a": {"earned": 100_000}, "b": {"earned": 200_001}})
    assert standing_of(one, "a") == standing_of(other, "a")


def test_a_child_stands_in_its_group(portfolio: Make) -> None:
    made = portfolio({"group": {}, "north": {"parent": "group", "earned": 3}, "x": {"earned": 1}})
    child, top = standing_of(made, "north"), standing_of(made, "group")
    assert child.parent == Relative("group", "Group")
    assert top.children == (Relative("north", "North"),)
    assert child.rank == top.rank == 1
    assert (top.share, top.own_share) == (Decimal("0.75"), None)


def test_the_suggestion_is_the_one_within_the_limit(portfolio: Make) -> None:
    accounts = {"a": {"tier": "normal", "points": 100}}
    found = standing_of(portfolio(accounts, tiers={"key_limit": "0"}), "a")
    assert (found.suggested_tier, found.rule) == ("normal", "limit")


def test_an_account_nobody_knows_is_a_bug(portfolio: Make) -> None:
    with pytest.raises(KeyError):
        standing_of(portfolio({}), "a")
