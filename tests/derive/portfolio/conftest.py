"""Portfolios made of few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.portfolio.portfolio import Portfolio, derive_portfolio
from kamdocs.derive.portfolio.summary import summarise
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def portfolio() -> Callable[..., Portfolio]:
    """A portfolio of accounts by id.

    Of each account `earned` is its revenue of this year and `points` its score (a multiple of 20
    on the only criterion); all else is as in its file. Keywords are settings.
    """

    def make(accounts: Mapping[str, Mapping[str, Any]], **settings: Any) -> Portfolio:
        plain = {"criteria": {"fit": "1"}, **settings}
        shared = Shared(Settings.model_validate(plain))
        return derive_portfolio(
            (
                summarise(derive_facts(_account(key, each), frozenset(), shared, TODAY))
                for key, each in accounts.items()
            ),
            shared,
            TODAY,
        )

    return make


def _account(key: str, plain: Mapping[str, Any]) -> Account:
    rest = {"id": key, "name": key.title(), **plain}
    earned, points = rest.pop("earned", None), rest.pop("points", None)
    if earned is not None:
        rest["revenue"] = {"2026": str(earned)}
    if points is not None:
        rest["ratings"] = {"fit": str(points // 20)}
    return Account.model_validate(rest)
