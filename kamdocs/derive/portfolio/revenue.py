"""The revenue of all accounts together, by year and by product, family and seller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kamdocs.derive.portfolio.summary import Summary
from kamdocs.derive.tally import Table, Tally, Yearly, add_by_year, add_tallies, add_to_table


@dataclass(frozen=True, slots=True)
class PortfolioRevenue:
    """Exact sums in the workspace's currency, each account counted once.

    `total` is all there is. Tables are by id (`""`: not said) and calendar year.
    """

    currency: str
    total: Tally
    by_year: Yearly
    by_fiscal_year: Yearly
    by_product: Table
    by_family: Table
    by_seller: Table


def derive_portfolio_revenue(summaries: Sequence[Summary], currency: str) -> PortfolioRevenue:
    """Add the accounts up."""
    by_year = _yearly(each.revenue_by_year for each in summaries)
    return PortfolioRevenue(
        currency=currency,
        total=add_tallies(by_year.values()),
        by_year=by_year,
        by_fiscal_year=_yearly(each.revenue_by_fiscal_year for each in summaries),
        by_product=_table(each.revenue_by_product for each in summaries),
        by_family=_table(each.revenue_by_family for each in summaries),
        by_seller=_table(each.revenue_by_seller for each in summaries),
    )


def _yearly(parts: Iterable[Yearly]) -> Yearly:
    return add_by_year((year, tally) for years in parts for year, tally in years.items())


def _table(parts: Iterable[Table]) -> Table:
    return add_to_table(
        (key, year, tally)
        for table in parts
        for key, years in table.items()
        for year, tally in years.items()
    )
