"""Groups by revenue → rank, cumulative share, class."""

from collections.abc import Callable
from decimal import Decimal

from kamdocs.derive.portfolio.portfolio import Portfolio

Make = Callable[..., Portfolio]


def table(found: Portfolio) -> list[tuple]:
    return [(each.group.id, each.rank, each.cumulative, each.abc) for each in found.pareto]


def test_the_fewest_that_make_eighty_percent_are_a(portfolio: Make) -> None:
    found = portfolio(
        {key: {"earned": n} for key, n in zip("abcde", (10, 50, 31, 6, 3), strict=True)}
    )
    assert table(found) == [
        ("b", 1, Decimal("0.5"), "A"),
        ("c", 2, Decimal("0.81"), "A"),
        ("a", 3, Decimal("0.91"), "B"),
        ("d", 4, Decimal("0.97"), "B"),
        ("e", 5, 1, "C"),
    ]


def test_exactly_eighty_percent_closes_the_class(portfolio: Make) -> None:
    found = portfolio({"a": {"earned": 80}, "b": {"earned": 15}, "c": {"earned": 5}})
    assert [row[3] for row in table(found)] == ["A", "B", "C"]


def test_one_that_holds_nearly_all_is_still_a(portfolio: Make) -> None:
    found = portfolio({"a": {"earned": 97}, "b": {"earned": 3}})
    assert [row[3] for row in table(found)] == ["A", "C"]


def test_equal_amounts_share_a_rank(portfolio: Make) -> None:
    found = portfolio({"b": {"earned": 5}, "a": {"earned": 5}, "c": {"earned": 1}})
    assert [row[:2] for row in table(found)] == [("a", 1), ("b", 1), ("c", 3)]


def test_unknown_ones_come_last_without_rank(portfolio: Make) -> None:
    found = portfolio({"a": {}, "b": {"earned": 5}})
    assert table(found) == [("b", 1, 1, "A"), ("a", None, None, None)]


def test_the_cuts_are_settings(portfolio: Make) -> None:
    accounts = {"a": {"earned": 50}, "b": {"earned": 50}}
    cuts = {"pareto_a": "40 %", "pareto_b": "60 %"}
    assert [row[3] for row in table(portfolio(accounts, concentration=cuts))] == ["A", "B"]
