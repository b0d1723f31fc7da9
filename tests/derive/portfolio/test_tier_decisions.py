"""Suggested moves between tiers → what waits for the head of accounts."""

from collections.abc import Callable
from datetime import date
from typing import Any

from kamdocs.derive.due import Due
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.tier_decisions import list_tier_decisions
from kamdocs.model.team import Team

Make = Callable[..., Portfolio]
TEAM = Team.model_validate(
    {
        "people": {
            "ana": {"name": "Ana", "leader": "pere"},
            "pere": {"name": "Pere", "leader": "joan"},
            "mar": {"name": "Mar", "leadership": "yes", "left": "2025"},
            "eva": {"name": "Eva", "leadership": "yes"},
            "joan": {"name": "Joan", "leadership": "yes"},
        }
    }
)
RATED = {"rating": "5", "by": "ana", "on": "2026-09-14"}


def waiting(portfolio: Make, **account: Any) -> list[Due]:
    plain = {"tier": "normal", "owner": "ana", "ratings": {"fit": RATED}, **account}
    return list(list_tier_decisions(portfolio({"acme": plain}), TEAM))


def test_a_suggested_promotion_waits_for_the_head_above_the_manager(portfolio: Make) -> None:
    (due,) = waiting(portfolio)
    assert (due.kind, due.on, due.owner, due.is_floating) == (
        "approval", date(2026, 11, 22), "joan", True,
    )  # fmt: skip
    assert str(due.what) == "Decide: promote to key?"
    assert str(due.reason) == "promote to key: 100 points, from 70 on"
    assert [each.owner for each in waiting(portfolio, owner="somebody")] == ["eva"]


def test_a_demotion_is_a_decision_too(portfolio: Make) -> None:
    low = {"rating": "0", "by": "ana", "on": "2026-09-14"}
    (due,) = waiting(portfolio, tier="key", ratings={"fit": low})
    assert str(due.what) == "Decide: demote to low?"


def test_a_review_that_saw_the_ratings_decided(portfolio: Make) -> None:
    kept = {"by": "joan", "decision": "keep"}
    assert waiting(portfolio, reviews=[{"on": "2026-09-14", **kept}]) == []
    assert len(waiting(portfolio, reviews=[{"on": "2026-09-13", **kept}])) == 1


def test_nothing_waits_where_nobody_moves(portfolio: Make) -> None:
    assert waiting(portfolio, tier="key") == []
    assert waiting(portfolio, lifecycle="former") == []
