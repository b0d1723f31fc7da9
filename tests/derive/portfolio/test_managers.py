"""Accounts → those of each owner."""

from collections.abc import Callable

from kamdocs.derive.portfolio.portfolio import Portfolio


def test_accounts_by_owner(portfolio: Callable[..., Portfolio]) -> None:
    found = portfolio(
        {
            "c": {"owner": "ana", "tier": "key", "earned": 5},
            "a": {"owner": "ana", "earned": 7},
            "b": {"owner": "marc", "tier": "low"},
            "d": {},
        }
    ).managers
    assert [(each.owner, each.accounts, each.trailing, each.unknown) for each in found] == [
        ("ana", ("a", "c"), 12, ()),
        ("marc", ("b",), None, ("b",)),
        (None, ("d",), None, ("d",)),
    ]
    assert found[0].by_tier == {None: ("a",), "key": ("c",)}
