"""Accounts with revenue → the shares of the key accounts and of the largest, judged by bands."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.portfolio.portfolio import Portfolio

Make = Callable[..., Portfolio]


@pytest.mark.parametrize(
    ("earned", "share", "band"),
    [
        (20, "0.2", "low"), (30, "0.3", "normal"), (55, "0.55", "normal"), (56, "0.56", "high"),
        (75, "0.75", "high"), (76, "0.76", "loud"), (0, "0", "low"),
    ],
)  # fmt: skip
def test_the_key_accounts_together(portfolio: Make, earned: int, share: str, band: str) -> None:
    found = portfolio(
        {"a": {"tier": "key", "earned": earned}, "b": {"tier": "normal", "earned": 100 - earned}}
    ).concentration
    assert (found.key_share, found.key_band) == (Decimal(share), band)


@pytest.mark.parametrize(
    ("earned", "band"),
    [
        (20, "warning"), (19, "normal"), (34, "warning"), (35, "loud"), (74, "loud"),
        (75, "monodependence"),
    ],
)  # fmt: skip
def test_the_largest_account(portfolio: Make, earned: int, band: str) -> None:
    rest = {f"b{n}": {"earned": (100 - earned) / 10} for n in range(10)}
    found = portfolio({"a": {"earned": earned}, **rest}).concentration
    assert (found.largest_account, found.largest_band) == ("a", band)
    assert found.largest_share == Decimal(earned) / 100


def test_the_bands_are_settings(portfolio: Make) -> None:
    accounts = {"a": {"tier": "key", "earned": 50}, "b": {"earned": 50}}
    found = portfolio(accounts, concentration={"key_loud": "40 %", "largest_warning": "60 %"})
    assert found.concentration.key_band == "loud"
    assert found.concentration.largest_band == "loud"


def test_two_accounts_under_one_parent_are_one(portfolio: Make) -> None:
    found = portfolio(
        {
            "group": {"tier": "key"},
            "north": {"tier": "normal", "parent": "group", "earned": 30},
            "south": {"tier": "low", "parent": "group", "earned": 20},
            "other": {"tier": "normal", "earned": 50.0},
        }
    )
    assert found.concentration.largest_account == "group"
    assert found.concentration.largest_share == Decimal("0.5")
    assert found.concentration.key_share == Decimal("0.5")
    assert found.groups.shares["group"] == Decimal("0.5")
    assert found.groups.own_shares["group"] is None
    assert found.groups.shares["north"] == found.groups.own_shares["north"] == Decimal("0.3")
    assert found.concentration.unknown == ("group",)


def test_a_key_account_below_another_counts_without_its_siblings(portfolio: Make) -> None:
    found = portfolio(
        {
            "group": {"tier": "normal", "earned": 10},
            "north": {"tier": "key", "parent": "group", "earned": 30},
            "south": {"tier": "normal", "parent": "group", "earned": 60},
        }
    ).concentration
    assert found.key_share == Decimal("0.3")
    assert found.largest_share == 1
    assert found.largest_band == "monodependence"


def test_unknown_revenue_stays_unknown(portfolio: Make) -> None:
    found = portfolio({"a": {"tier": "key"}, "b": {"tier": "normal", "earned": 10}}).concentration
    assert (found.key_share, found.key_band) == (None, "unknown")
    assert found.unknown == ("a",)
    nothing = portfolio({"a": {"tier": "key"}, "b": {"tier": "normal"}}).concentration
    assert (nothing.total, nothing.largest_share, nothing.largest_band) == (None, None, "unknown")


def test_what_is_not_known_is_admitted(portfolio: Make) -> None:
    accounts = {"a": {"earned": 30}, "b": {"earned": 70}, "c": {}, "d": {}}
    assert str(portfolio(accounts).concentration.largest_reason) == (
        "B alone holds 70.0 % of revenue, 35.00 % or more: losing it would hurt badly"
        " (2 accounts’ is unknown)"
    )


def test_without_key_accounts_their_share_is_nothing(portfolio: Make) -> None:
    found = portfolio({"a": {"tier": "low", "earned": 5}, "b": {"earned": 5}}).concentration
    assert (found.key_share, found.key_band) == (0, "low")


def test_more_credited_than_earned_has_no_shares(portfolio: Make) -> None:
    found = portfolio({"a": {"earned": 10}, "b": {"earned": -10}, "c": {"earned": -1}})
    assert found.concentration.total == -1
    assert found.concentration.largest_share is None


@pytest.mark.parametrize("others", [{}, {"b": {}, "c": {}}])
def test_one_account_alone_is_not_judged(portfolio: Make, others: dict) -> None:
    found = portfolio({"a": {"tier": "key", "earned": 10}, **others}).concentration
    assert (found.key_share, found.largest_share) == (1, 1)
    assert (found.key_band, found.largest_band) == ("unknown", "unknown")


def test_no_accounts_at_all(portfolio: Make) -> None:
    found = portfolio({})
    assert found.concentration.total is None
    assert found.pareto == found.managers == ()
    assert found.tiers.largest_tier is None


IDS = "abcdef"
ACCOUNTS = st.dictionaries(
    st.sampled_from(IDS),
    st.fixed_dictionaries(
        {
            "tier": st.sampled_from(["key", "normal", "low"]),
            "earned": st.none() | st.decimals(min_value=0, max_value=10**6, places=2),
            "parent": st.none() | st.sampled_from(IDS),
        }
    ),
)


@given(ACCOUNTS)
def test_shares_sum_to_one_and_lie_between_0_and_1(portfolio: Make, accounts: dict) -> None:
    found = portfolio(accounts)
    shares = [group.share for group in found.groups.ranked if group.share is not None]
    if found.groups.total:
        assert abs(sum(shares) - 1) < Decimal("1e-20")
    assert all(0 <= share <= 1 for share in shares)
    assert {group.id for group in found.groups.ranked} == set(found.links.members_of)
    key = found.concentration.key_share
    assert key is None or 0 <= key <= 1 + Decimal("1e-20")


@given(ACCOUNTS, st.randoms())
def test_the_order_of_the_accounts_does_not_matter(portfolio: Make, accounts: dict, order) -> None:
    shuffled = list(accounts.items())
    order.shuffle(shuffled)
    assert portfolio(dict(shuffled)) == portfolio(accounts)
