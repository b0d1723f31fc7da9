"""Settings → what is wrong with their criteria, and where."""

import pytest

from kamdocs.check.rules.selection.criteria_approval import criteria_approval
from kamdocs.check.rules.selection.criteria_count import criteria_count
from kamdocs.check.rules.selection.criterion_anchors import criterion_anchors
from kamdocs.check.rules.selection.criterion_weight import criterion_weight
from kamdocs.check.rules.selection.settings_contradict import settings_contradict
from kamdocs.model.settings.settings import Settings
from kamdocs.model.team import Team

TEAM = Team.model_validate(
    {"people": {"ana": "Ana Ferrer", "joan": {"name": "Joan Puig", "leadership": "yes"}}}
)


def settings(criteria: object, **more: object) -> Settings:
    return Settings.model_validate({"criteria": criteria, **more})


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, 1), (2, 1), (3, 0), (8, 0), (9, 1)])
def test_three_to_eight_criteria(count: int, told: int) -> None:
    found = list(criteria_count(settings({f"c{n}": "1" for n in range(count)})))
    assert len(found) == told
    assert all(each.place.path == ("criteria",) for each in found)
    assert all(each.place.file == "kamdocs.yaml" for each in found)


def test_weights() -> None:
    found = list(
        criterion_weight(settings({"a": "1", "b": {"name": "B"}, "c": "0", "d": "-2", "e": "0.5"}))
    )
    assert [(each.place.path, str(each.message)) for each in found] == [
        (("criteria", "b"), "b has no weight"),
        (("criteria", "c", "weight"), "c weighs 0"),
        (("criteria", "d", "weight"), "d weighs -2"),
    ]


def test_anchors_at_both_ends() -> None:
    criteria = {
        "a": {"weight": "1", "anchors": {"0": "no", "5": "yes"}},
        "b": {"weight": "1", "anchors": {"0": "no", "3": "half"}},
        "c": "1",
    }
    found = list(criterion_anchors(settings(criteria)))
    assert [str(each.message) for each in found] == [
        "b does not say what a rating of 5 means",
        "c does not say what a rating of 0, 5 means",
    ]


def test_approval() -> None:
    def told(approval: object) -> list[str]:
        given = settings({"a": "1"}, criteria_approved=approval)
        return [str(each.message) for each in criteria_approval(given, TEAM)]

    assert told({"by": "joan", "on": "2026-01-10"}) == []
    assert told(None) == ["nobody of the management has approved the criteria"]
    assert told({"by": "ana", "on": "2026-01-10"}) == [
        "Ana Ferrer, who approved the criteria, does not belong to the management"
    ]
    # Whoever is unknown is told as a reference that leads nowhere.
    assert told({"by": "nobody", "on": "2026-01-10"}) == []
    assert list(criteria_approval(settings({}), TEAM)) == []


def test_how_many_criteria_is_a_setting() -> None:
    one = settings({"a": "1"}, thresholds={"criteria_fewest": "1"})
    assert list(criteria_count(one)) == []
    (found,) = criteria_count(settings({f"c{n}": "1" for n in range(5)}, thresholds={"criteria_most": "4"}))  # fmt: skip
    assert "3 to 4" in str(found.help)


@pytest.mark.parametrize(
    ("plain", "path", "message"),
    [
        ({"tiers": {"keep_key": "80"}}, ("tiers", "keep_key"), "promote_to_key is 70, below keep_key with 80"),
        ({"tiers": {"keep_key": "80", "promote_to_key": "75"}}, ("tiers", "promote_to_key"), "promote_to_key is 75, below keep_key with 80"),
        ({"tiers": {"keep_normal": "45"}}, ("tiers", "keep_normal"), "promote_to_normal is 40, below keep_normal with 45"),
        ({"concentration": {"key_from": "60 %"}}, ("concentration", "key_from"), "key_to is 55 %, below key_from with 60 %"),
        ({"concentration": {"pareto_a": "96 %"}}, ("concentration", "pareto_a"), "pareto_b is 95 %, below pareto_a with 96 %"),
        ({"ages": {"fresh": "100", "ageing": "120", "stale": "110"}}, ("ages", "stale"), "stale is 110, below ageing with 120"),
        ({"deadlines": {"tender": "2 months"}}, ("deadlines", "tender"), "tender is 2 months, below tender_loud with 3 months"),
        ({"thresholds": {"plan_longest": "6"}}, ("thresholds", "plan_longest"), "plan_longest is 6, below plan_shortest with 12"),
    ],
)  # fmt: skip
def test_limits_that_contradict_each_other(plain: dict, path: tuple, message: str) -> None:
    (found,) = settings_contradict(Settings.model_validate(plain))
    assert (found.place.path, found.place.file) == (path, "kamdocs.yaml")
    assert str(found.message).replace(".0 %", " %").replace(".00 %", " %") == message


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"tiers": {"keep_key": "70"}},
        {"thresholds": {"plan_longest": "24"}},
        {"deadlines": {"receipt": "4", "tender": "3 months"}},
        {"ages": {"fresh": "90", "ageing": "90"}},
    ],
)
def test_equal_limits_and_defaults_do_not_contradict(plain: dict) -> None:
    assert list(settings_contradict(Settings.model_validate(plain))) == []
