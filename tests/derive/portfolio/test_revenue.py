"""Revenue of all accounts together."""

from collections.abc import Callable

from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.tally import Tally, Yearly, add_tallies


def total(years: Yearly) -> Tally:
    return add_tallies(years.values())


def test_each_account_counts_once_also_below_a_parent(portfolio: Callable[..., Portfolio]) -> None:
    own = [{"when": "2025", "amount": "7", "product": "crm", "seller": "ana"},
           {"when": "2026", "amount": "5", "product": "crm"}]  # fmt: skip
    found = portfolio({"a": {"earned": 1}, "b": {"parent": "a", "revenue": own}, "c": {}}).revenue
    assert {year: tally.amount for year, tally in found.by_year.items()} == {2025: 7, 2026: 6}
    assert found.total.amount == 13
    assert total(found.by_product["crm"]).amount == 12
    assert total(found.by_seller["ana"]).amount == 7
    assert total(found.by_family[""]).amount == 13


def test_nothing_written_is_unknown(portfolio: Callable[..., Portfolio]) -> None:
    found = portfolio({"a": {}}).revenue
    assert found.total.amount is None
    assert found.by_year == {}
