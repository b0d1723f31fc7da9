"""Settings → what is wrong with their criteria, and where."""

import pytest

from kamdocs.check.rules.selection.criteria_approval import criteria_approval
from kamdocs.check.rules.selection.criteria_count import criteria_count
from kamdocs.check.rules.selection.criterion_anchors import criterion_anchors
from kamdocs.check.rules.selection.criterion_weight import criterion_weight
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
