"""Suggested changes of tier → those that wait for a decision."""

from collections.abc import Callable
from typing import Any

import pytest

from kamdocs.derive.portfolio.decisions import undecided_moves
from kamdocs.derive.portfolio.portfolio import Portfolio

Make = Callable[..., Portfolio]


def review(on: str) -> dict[str, Any]:
    return {"on": on, "by": "joan", "of": "tier", "decision": "keep", "why": "Not yet"}


def waiting(found: Portfolio) -> list[str]:
    return [move.account for move in undecided_moves(found.tiers, found.accounts, found.today)]


def test_promotions_come_before_demotions(portfolio: Make) -> None:
    found = portfolio(
        {
            "fallen": {"tier": "key", "points": 20},
            "risen": {"tier": "normal", "points": 100},
            "right": {"tier": "normal", "points": 60},
        }
    )
    assert waiting(found) == ["risen", "fallen"]


@pytest.mark.parametrize(
    ("rated", "reviewed", "waits"),
    [
        ("2026-09-01", "2026-09-10", False),
        ("2026-09-10", "2026-09-10", False),
        ("2026-09-11", "2026-09-10", True),  # the ratings changed after it
        ("2025-09-01", "2025-09-10", True),  # the next review is due
    ],
)
def test_a_review_answers_until_something_changes(
    portfolio: Make, rated: str, reviewed: str, waits: bool
) -> None:
    account = {
        "tier": "normal",
        "ratings": {"fit": {"rating": "5", "by": "ana", "on": rated}},
        "reviews": [review(reviewed)],
    }
    assert waiting(portfolio({"a": account})) == (["a"] if waits else [])
