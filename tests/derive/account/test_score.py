"""Ratings and criteria → points, range, coverage, parts, advice. Vectors are reckoned by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.score import Score, derive_score
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import Sentence

TODAY = date(2026, 11, 22)


def score_of(criteria: object, ratings: object, **settings: object) -> Score:
    account = Account.model_validate({"id": "acme", "name": "Acme", "ratings": ratings})
    return derive_score(
        account.ratings,
        Settings.model_validate({"criteria": criteria, **settings}, context={"currency": "EUR"}),
        TODAY,
    )


def texts(sentences: object) -> list[str]:
    return [str(each.sentence) for each in sentences]  # type: ignore[attr-defined]


def test_hand_computed_vector() -> None:
    # (20·4 + 30·3) / (50·5) = 170/250; with the unrated 50: 170/500 and (170 + 250)/500.
    score = score_of({"fit": "20", "growth": "30", "solvency": "50"}, {"fit": "4", "growth": "3"})
    assert score.value == 68
    assert (score.low, score.high) == (34, 84)
    assert score.coverage == Decimal("0.5")
    assert score.is_provisional
    assert [part.points for part in score.parts] == [32, 36, None]
    assert [part.points_at_best for part in score.parts] == [40, 60, None]
    assert [part.share for part in score.parts] == [Decimal("0.2"), Decimal("0.3"), Decimal("0.5")]


@pytest.mark.parametrize(
    ("weights", "ratings", "value"),
    [
        ((1, 1, 1), (5, 5, 5), "100"),
        ((1, 1, 1), (0, 0, 0), "0"),
        ((40, 40, 20), (3, 3, 5), "68"),
        ((2, 3, 3, 2), (4, 3, 5, 2), "72"),
        (("0.1", "0.2", "0.7"), (5, 0, 3), "52"),
        ((3, 7), (1, 2), "34"),
    ],
)
def test_vectors_of_full_ratings(weights: tuple, ratings: tuple, value: str) -> None:
    criteria = {f"c{n}": str(weight) for n, weight in enumerate(weights)}
    score = score_of(criteria, {f"c{n}": str(rating) for n, rating in enumerate(ratings)})
    assert score.value == score.low == score.high == Decimal(value)
    assert score.coverage == 1
    assert not score.is_provisional


def test_a_score_without_end_keeps_28_digits() -> None:
    score = score_of({"a": "1", "b": "2"}, {"a": "5", "b": "4"})
    assert score.value == Decimal("86.66666666666666666666666667")


def test_nothing_rated_is_unknown_not_zero() -> None:
    score = score_of({"fit": "20", "growth": "80"}, {})
    assert score.value is None
    assert (score.low, score.high, score.coverage) == (0, 100, 0)
    assert not score.is_provisional
    assert str(score.reason) == "no criterion is rated"
    assert texts(score.advice) == [
        "rate fit (unrated; 20.0 % of the weight)",
        "rate growth (unrated; 80.0 % of the weight)",
    ]


def test_no_criteria_give_no_score_and_no_range() -> None:
    score = score_of({}, {"fit": "3"})
    assert (score.value, score.low, score.high, score.coverage) == (None, None, None, None)
    assert score.parts == ()


def test_weights_that_are_missing_or_not_positive_count_for_nothing() -> None:
    score = score_of({"a": "10", "b": {"name": "B"}, "c": "0", "d": "-5"},
                     {"a": "4", "b": "0", "c": "0", "d": "0"})  # fmt: skip
    assert score.value == 80
    assert score.coverage == 1
    assert [part.share for part in score.parts] == [1, None, None, None]
    assert score.parts[1].points is None


def test_a_rating_on_an_unknown_criterion_is_left_out() -> None:
    score = score_of({"fit": "20"}, {"fit": "4", "fti": "0"})
    assert score.value == 80
    assert [part.criterion for part in score.parts] == ["fit"]


def test_coverage_of_exactly_sixty_percent_is_not_provisional() -> None:
    criteria = {"a": "60", "b": "40"}
    assert not score_of(criteria, {"a": "3"}).is_provisional
    assert score_of(criteria, {"b": "3"}).is_provisional
    assert not score_of(criteria, {"b": "3"}, tiers={"provisional_below": "30 %"}).is_provisional


def test_advice_names_the_largest_gain_first_and_where_to_write_it() -> None:
    score = score_of({"fit": "20", "growth": "30", "solvency": "50"}, {"fit": "4", "growth": "3"})
    assert texts(score.advice) == [
        "+24 points: raise growth from 3 to 5",
        "rate solvency (unrated; up to +16)",
        "+8 points: raise fit from 4 to 5",
    ]
    assert [each.place.path for each in score.advice] == [
        ("ratings", "growth"), ("ratings", "solvency"), ("ratings", "fit"),
    ]  # fmt: skip
    assert score.advice[1].gain == 16


def test_rating_more_cannot_raise_a_full_score_but_widens_its_coverage() -> None:
    score = score_of({"fit": "20", "growth": "80"}, {"fit": "5"})
    assert score.value == 100
    assert texts(score.advice) == ["rate growth (unrated; widens the coverage by 80.0 %)"]


def test_at_its_best_there_is_no_advice() -> None:
    assert score_of({"fit": "20"}, {"fit": "5"}).advice == ()


def test_knock_outs_fire_below_the_limit_only() -> None:
    criteria = {"solvency": {"weight": "10", "knock_out": "below 2"}}
    assert texts(score_of(criteria, {"solvency": "1"}).knock_outs) == [
        "solvency is rated 1, below 2"
    ]
    assert score_of(criteria, {"solvency": "2"}).knock_outs == ()
    assert score_of(criteria, {}).knock_outs == ()


def test_stale_and_unsigned_ratings_are_noted() -> None:
    ratings = {
        "a": {"rating": "3", "by": "ana", "on": "2025-11-22"},
        "b": {"rating": "3", "by": "ana", "on": "2025-11-21"},
        "c": {"rating": "3", "by": "ana"},
        "d": {"rating": "3", "on": "2026-11-01"},
    }
    score = score_of(dict.fromkeys("abcd", "1"), ratings)
    assert score.stale == ("b",)
    assert score.unsigned == ("c", "d")
    assert score.value == 60


def test_a_part_says_in_words_what_its_rating_means() -> None:
    criteria = {"fit": {"weight": "1", "anchors": {"0": "nothing", "5": "everything"}}}
    [part] = score_of(criteria, {"fit": {"rating": "5", "why": "Pilot"}}).parts
    assert str(part.anchor) == "everything"
    assert part.why == "Pilot"
    assert score_of(criteria, {"fit": "4"}).parts[0].anchor is None


WEIGHTS = st.decimals(min_value="0.01", max_value="1000", places=2)
RATED = st.lists(st.tuples(WEIGHTS, st.none() | st.integers(0, 5)), min_size=1, max_size=8)


def derived(rated: list[tuple[Decimal, int | None]]) -> Score:
    return score_of(
        {f"c{n}": str(weight) for n, (weight, _) in enumerate(rated)},
        {f"c{n}": str(rating) for n, (_, rating) in enumerate(rated) if rating is not None},
    )


@given(RATED)
def test_a_score_lies_in_its_range_and_the_range_between_0_and_100(rated: list) -> None:
    score = derived(rated)
    assert score.low is not None
    assert score.high is not None
    assert 0 <= score.low <= score.high <= 100
    if score.value is not None:
        assert score.low <= score.value <= score.high
    assert (score.value is None) == all(rating is None for _, rating in rated)


@given(RATED, st.randoms())
def test_the_order_of_criteria_does_not_matter(rated: list, order) -> None:
    shuffled = list(rated)
    order.shuffle(shuffled)
    one, other = derived(rated), derived(shuffled)
    assert (one.value, one.low, one.high, one.coverage) == (
        other.value, other.low, other.high, other.coverage,
    )  # fmt: skip


@given(RATED, st.integers(1, 1000))
def test_only_the_proportion_of_weights_matters(rated: list, factor: int) -> None:
    one, other = derived(rated), derived([(weight * factor, r) for weight, r in rated])
    assert (one.value, one.coverage) == (other.value, other.coverage)


@given(RATED)
def test_a_better_rating_never_lowers_the_score(rated: list) -> None:
    before = derived(rated)
    for number, (weight, rating) in enumerate(rated):
        if rating is not None and rating < 5:
            better = derived([*rated[:number], (weight, rating + 1), *rated[number + 1 :]])
            assert better.value > before.value
            assert better.low > before.low
            assert better.high > before.high


@given(RATED)
def test_following_advice_gives_what_it_promises(rated: list) -> None:
    before = derived(rated)
    if before.value is None:
        return
    for advice in before.advice:
        number = int(str(advice.place.path[1])[1:])
        after = derived([*rated[:number], (rated[number][0], 5), *rated[number + 1 :]])
        assert abs(after.value - before.value - advice.gain) < Decimal("1e-20")
        assert isinstance(advice.sentence, Sentence)


@given(RATED)
def test_the_parts_add_up(rated: list) -> None:
    score = derived(rated)
    near = Decimal("1e-20")
    assert abs(sum(part.share for part in score.parts) - 1) < near
    points = [part.points for part in score.parts if part.points is not None]
    if score.value is not None:
        assert abs(sum(points) - score.value) < near
