"""Reviews → the last one, the day the next is due, and the score noted."""

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.derive.account.tier_review import TierReview, derive_tier_review
from kamdocs.model.account import Account
from kamdocs.model.settings.tiers import Tiers

TODAY = date(2026, 11, 22)


def review(tier: str, *reviews: dict[str, str], today: date = TODAY) -> TierReview:
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "tier": tier, "reviews": list(reviews)}
    )
    return derive_tier_review(account.reviews, account.tier, Tiers(), today)


def test_without_a_review_nothing_is_due_on_a_day() -> None:
    found = review("key")
    assert (found.last, found.due, found.days_overdue, found.is_overdue) == (None,) * 3 + (False,)


@pytest.mark.parametrize(
    ("tier", "on", "due"),
    [
        ("key", "2026-05-22", date(2026, 11, 22)),
        ("normal", "2026-05-22", date(2027, 5, 22)),
        ("low", "2026-05-22", date(2027, 5, 22)),
        ("key", "2026-08-31", date(2027, 2, 28)),
        ("key", "2023-08-31", date(2024, 2, 29)),
        ("normal", "2024-02-29", date(2025, 2, 28)),
    ],
)
def test_due_after_six_months_or_twelve(tier: str, on: str, due: date) -> None:
    assert review(tier, {"on": on}).due == due


def test_overdue_from_the_day_after() -> None:
    held = {"on": "2026-05-22"}
    assert not review("key", held, today=date(2026, 11, 22)).is_overdue
    assert review("key", held, today=date(2026, 11, 23)).days_overdue == 1


def test_the_newest_review_of_the_tier_up_to_today_counts() -> None:
    found = review(
        "key",
        {"on": "2026-07-01", "why": "this"},
        {"on": "2026-01-01", "why": "older"},
        {"on": "2026-10-01", "of": "plan", "why": "of the plan"},
        {"on": "2026-12-01", "why": "planned"},
        {"why": "without a day"},
    )
    assert found.last is not None
    assert found.last.why == "this"
    assert found.place.path == ("reviews", 0)


def test_a_score_that_is_no_number_is_not_used() -> None:
    found = review("key", {"on": "2026-01-01", "score": "71.5"}, {"on": "2026-07-01", "score": "?"})
    assert (found.noted_score, found.noted_on) == (Decimal("71.5"), date(2026, 1, 1))
