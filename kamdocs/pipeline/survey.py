"""The summaries of all accounts in; the portfolio, what it says of each, and its findings out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.check.run import run_portfolio_rules
from kamdocs.derive.portfolio.portfolio import Portfolio, derive_portfolio
from kamdocs.derive.portfolio.standing import Standing, standing_of
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.model.shared import Shared
from kamdocs.read.revenue_table import check_revenue

Told = tuple[str | None, Finding]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """All accounts together; `located` are the findings that only this view shows."""

    portfolio: Portfolio
    standings: Mapping[str, Standing]
    located: tuple[Located, ...]


def survey(
    summaries: Mapping[str, Summary],
    origins: Mapping[str, Origins],
    shared: Shared,
    shared_origins: Origins,
    today: date,
) -> Surveyed:
    """Look at all accounts together, through their summaries."""
    portfolio = derive_portfolio(summaries.values(), shared, today)
    told: list[Told] = [*run_portfolio_rules(portfolio, shared), *_money(shared, summaries)]
    located = tuple(
        locate(finding, shared_origins if account is None else origins[account], account)
        for account, finding in told
    )
    standings = {account: standing_of(portfolio, account) for account in summaries}
    return Surveyed(portfolio, standings, located)


def _money(shared: Shared, summaries: Mapping[str, Summary]) -> Iterator[Told]:
    """Rows of the money table that name an account or product nobody knows."""
    products = None if "catalogue" in shared.broken else frozenset(shared.catalogue.products)
    for finding in check_revenue(shared.revenue, frozenset(summaries), products):
        yield None, finding
