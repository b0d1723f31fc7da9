"""Tier and score → the tier suggested, the rule that fired, and one sentence."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.low_potential import derive_low_potential
from kamdocs.derive.account.score import derive_score
from kamdocs.derive.account.suggestion import Suggestion, change_of, derive_suggestion
from kamdocs.derive.account.tier_review import derive_tier_review
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings

TODAY = date(2026, 11, 22)
# One point of a rating on `fine` is worth 1, of 20 on `coarse` the rest: any score from 0 to 100.
CRITERIA = {f"c{n}": {"weight": "1"} for n in range(20)}


def suggest(tier: str | None, points: int | None, *, rated: int = 20, **more: object) -> Suggestion:
    """The suggestion for an account of so many points with so many of 20 criteria rated."""
    ratings = {} if points is None else _ratings(points, rated)
    plain = {"id": "acme", "name": "Acme", "tier": tier, "ratings": ratings, **more}
    criteria = plain.pop("criteria", CRITERIA)
    account = Account.model_validate(plain)
    settings = Settings.model_validate({"criteria": criteria})
    score = derive_score(account.ratings, settings, TODAY)
    if points is not None:
        assert score.value == points
    return derive_suggestion(
        account.tier,
        score,
        account.key_because,
        derive_low_potential(account.low_potential),
        derive_tier_review(account.reviews, account.tier, settings.tiers, TODAY),
        settings.tiers,
        account.lifecycle,
    )


def _ratings(points: int, rated: int) -> dict[str, str]:
    total, left = divmod(points * rated * 5, 100)
    assert left == 0, "not reachable with so many criteria"
    return {f"c{n}": str(max(0, min(5, total - 5 * n))) for n in range(rated)}


@pytest.mark.parametrize(
    ("tier", "points", "suggested"),
    [
        ("key", 100, "key"), ("key", 70, "key"), ("key", 55, "key"), ("key", 54, "normal"),
        ("key", 25, "normal"), ("key", 24, "low"),
        ("normal", 70, "key"), ("normal", 69, "normal"), ("normal", 25, "normal"), ("normal", 24, "low"),
        ("low", 39, "low"), ("low", 40, "normal"), ("low", 70, "key"), ("low", 0, "low"),
        (None, 70, "key"), (None, 50, "normal"), (None, 10, "low"),
    ],
)  # fmt: skip
def test_thresholds(tier: str | None, points: int, suggested: str) -> None:
    assert suggest(tier, points).suggested == suggested


def test_reasons_are_one_sentence_with_the_rule() -> None:
    found = {
        str(suggest(tier, points).reason)
        for tier, points in (("key", 62), ("key", 40), ("normal", 80), ("low", 10), ("normal", 50))
    }
    assert found == {
        "stays key: 62 points, a key account stays one from 55",
        "demote to normal: 40 points, under 55",
        "promote to key: 80 points, from 70 on",
        "stays low: 10 points, normal begins at 40",
        "stays normal: 50 points, key begins at 70 and low below 25",
    }


@pytest.mark.parametrize(
    ("tier", "points", "borderline"),
    [
        ("key", 58, True), ("key", 59, False), ("key", 52, True), ("key", 71, False),
        ("normal", 67, True), ("normal", 73, True), ("normal", 74, False), ("normal", 28, True),
        ("normal", 55, False), ("low", 37, True), ("low", 43, True), ("low", 24, False),
    ],
)  # fmt: skip
def test_near_a_threshold_it_says_borderline(tier: str, points: int, borderline: bool) -> None:
    found = suggest(tier, points)
    assert found.is_borderline is borderline
    assert str(found.reason).endswith("(borderline)") is borderline


@pytest.mark.parametrize("tier", ["key", "normal", "low", None])
def test_without_a_score_the_tier_stays(tier: str | None) -> None:
    found = suggest(tier, None)
    assert (found.suggested, found.rule, found.change) == (tier, "no_score", "keep")


def test_no_promotion_under_eighty_percent_coverage() -> None:
    found = suggest("normal", 100, rated=15)
    assert (found.suggested, found.rule) == ("normal", "coverage")
    assert str(found.reason) == (
        "stays normal: 100 points would suggest key, but only 75.00 % of the weight is rated"
        " and 80.0 % are needed"
    )
    assert suggest("normal", 100, rated=16).suggested == "key"
    assert suggest("low", 100, rated=15).suggested == "low"
    assert suggest(None, 100, rated=15).suggested is None


def test_a_provisional_score_promotes_nobody_and_says_so() -> None:
    found = suggest("normal", 100, rated=5)
    assert found.suggested == "normal"
    assert "(provisional: 25.00 % of the weight is rated)" in str(found.reason)


def test_a_provisional_score_demotes_nobody_and_asks_for_a_review() -> None:
    found = suggest("key", 20, rated=5)
    assert (found.suggested, found.rule, found.change) == ("key", "review_first", "keep")
    assert str(found.reason) == (
        "stays key: 20 points would suggest low, but a review comes first:"
        " only 25.00 % of the weight is rated"
    )
    assert [str(each) for each in found.review_because] == ["only 25.00 % of the weight is rated"]
    assert suggest("key", 20, rated=15).suggested == "low"
    assert suggest("key", 60, rated=5).review_because == ()


@pytest.mark.parametrize(("tier", "points"), [("key", 10), ("normal", 90), ("low", None)])
def test_the_tier_of_a_former_customer_is_left_as_it_is(tier: str, points: int | None) -> None:
    found = suggest(tier, points, lifecycle="former", low_potential=["friction"])
    assert (found.suggested, found.rule, found.change) == (tier, "former", "keep")
    assert found.review_because == ()


def test_a_declared_reason_keeps_an_account_key() -> None:
    found = suggest("key", 40, key_because=["image", "largest in our region"])
    assert (found.suggested, found.rule) == ("key", "declared")
    assert str(found.reason) == (
        "stays key: declared reason (image, largest in our region), though 40 points are under 55"
    )


def test_a_declared_reason_makes_no_account_key() -> None:
    assert suggest("normal", 50, key_because="image").suggested == "normal"


KNOCKED = {**CRITERIA, "c19": {"weight": "1", "knock_out": "1"}}


def test_a_knock_out_raises_a_review_and_demotes_nobody() -> None:
    found = suggest("key", 90, criteria=KNOCKED)
    assert found.suggested == "key"
    assert [str(each) for each in found.review_because] == ["c19 is rated 0, below 1"]


def test_a_knock_out_holds_a_promotion_until_somebody_looked() -> None:
    found = suggest("normal", 90, criteria=KNOCKED)
    assert (found.suggested, found.rule) == ("normal", "review_first")


@pytest.mark.parametrize("tier", ["key", "normal"])
def test_marks_of_low_potential_raise_a_review_and_demote_nobody(tier: str) -> None:
    found = suggest(tier, 60, low_potential=["pays_little", "friction"])
    assert found.suggested == tier
    assert [str(each) for each in found.review_because] == [
        "it carries 2 marks of low potential: pays_little, friction"
    ]


def test_the_fall_since_the_last_review_that_noted_a_score() -> None:
    reviews = [
        {"on": "2026-01-10", "score": "80"},
        {"on": "2026-07-10"},
        {"on": "2027-01-10", "score": "99"},
    ]
    assert suggest("key", 60, reviews=reviews).fall == 20
    assert suggest("key", 85, reviews=reviews).fall == -5
    assert suggest("key", 85).fall is None


def test_change() -> None:
    assert change_of("normal", "key") == "promote"
    assert change_of("key", "low") == "demote"
    assert change_of(None, "low") == "assign"
    assert change_of("low", None) == change_of("low", "low") == "keep"


TIERS = st.sampled_from(["key", "normal", "low"])
ORDER = {"low": 0, "normal": 1, "key": 2}


@given(TIERS, st.integers(0, 100), st.integers(0, 100))
def test_more_points_never_suggest_a_lower_tier(tier: str, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert ORDER[suggest(tier, low).suggested] <= ORDER[suggest(tier, high).suggested]


@given(TIERS, st.integers(0, 100))
def test_following_a_suggestion_settles_it(tier: str, points: int) -> None:
    first = suggest(tier, points).suggested
    assert suggest(first, points).suggested == first


@given(TIERS, st.integers(0, 100), st.lists(st.sampled_from(["friction", "old_rate"])))
def test_marks_alone_never_demote(tier: str, points: int, marks: list[str]) -> None:
    plain, marked = suggest(tier, points), suggest(tier, points, low_potential=marks)
    assert ORDER[marked.suggested] >= min(ORDER[tier], ORDER[plain.suggested])


def test_points_in_sentences_are_rounded_and_figures_are_not() -> None:
    account = Account.model_validate({"id": "a", "name": "A", "ratings": {"x": "5", "y": "4"}})
    settings = Settings.model_validate({"criteria": {"x": "1", "y": "2"}})
    score = derive_score(account.ratings, settings, TODAY)
    review = derive_tier_review((), "key", settings.tiers, TODAY)
    found = derive_suggestion("key", score, (), derive_low_potential(()), review, settings.tiers)
    assert str(found.reason).startswith("stays key: 86.7 points")
    assert found.score == Decimal("86.66666666666666666666666667")
