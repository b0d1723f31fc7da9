"""Plans as written → progress, on track or not, what is past, and what objectives lack."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.account.plan_review import derive_plan_review
from kamdocs.derive.account.progress import ObjectiveProgress, Progress
from kamdocs.model.account import Account
from kamdocs.model.shared import Shared
from kamdocs.values.period import Span

TODAY = date(2026, 11, 22)
WHOLE = {"class": "expansion", "measure": "stores", "owner": "ana", "due": "2028-12"}


def derive(
    *objectives: dict[str, Any], horizon: str = "2026-01 to 2027-12", **rest: Any
) -> Progress:
    plan = {"horizon": horizon, "objectives": [{"id": f"o{n}", "text": "Aim", **each}
                                               for n, each in enumerate(objectives)]}  # fmt: skip
    account = Account.model_validate({"id": "acme", "name": "Acme", "plan": plan, **rest})
    return derive_facts(account, frozenset(), Shared(), TODAY).progress


def one(**objective: Any) -> ObjectiveProgress:
    return derive(objective).objectives["o0"]


def marker(due: str = "", state: str = "open") -> dict[str, str]:
    return {"text": "Marker", "state": state, **({"due": due} if due else {})}


def test_without_a_plan_nothing_is_known() -> None:
    account = Account.model_validate({"id": "acme", "name": "Acme"})
    found = derive_facts(account, frozenset(), Shared(), TODAY).progress
    assert (found.objectives, found.part.value) == ({}, None)


@pytest.mark.parametrize(
    ("measure", "measured"),
    [
        ({"from": "100", "to": "200", "now": "150"}, Decimal("0.5")),
        ({"from": "11", "to": "4", "now": "11"}, 0),
        ({"from": "9_000", "to": "3_000", "now": "5_100"}, Decimal("0.65")),
        ({"from": "100", "to": "200", "now": "90"}, 0),
        ({"from": "100", "to": "200", "now": "250"}, 1),
        ({"from": "100", "to": "100", "now": "100"}, 1),
        ({"from": "100", "to": "100", "now": "99"}, 0),
        ({"to": "100", "now": "99"}, None),
        ({"to": "100", "now": "101"}, 1),
        ({"from": "100", "to": "200"}, None),
        ("Contract signed", None),
    ],
)
def test_progress_by_measure(measure: Any, measured: Any) -> None:
    assert one(measure=measure).measured == measured


def test_progress_by_markers_where_nothing_is_measured() -> None:
    found = one(milestones=[marker("2026-06", "done"), marker("2027-06"), marker("", "dropped")])
    assert (found.measured, found.reached, found.progress) == (None, Decimal("0.5"), Decimal("0.5"))
    assert one().progress is None


def test_a_known_figure_gives_the_value_of_today() -> None:
    found = derive(
        {"measure": {"kpi": "satisfaction", "from": "4", "to": "5"}},
        {"measure": {"kpi": "revenue", "from": "0", "to": "200"}},
        kpis={"satisfaction": {"2026-06": "4.5"}},
        revenue={"2026-03": "60", "2025-12": "40"},
    ).objectives
    assert (found["o0"].now, found["o0"].measured) == (Decimal("4.5"), Decimal("0.5"))
    # a yearly aim is measured by the twelve months, not by the year up to today
    assert (found["o1"].now, found["o1"].measured) == (100, Decimal("0.5"))


def test_markers_that_fell_due_decide() -> None:
    found = one(milestones=[marker("2026-06", "done"), marker("2026-10"), marker("2027-06")])
    assert (found.points, found.track) == (50, "slipping")
    assert str(found.reason) == "one marker is past its date, of 2 that fell due"
    assert [each.days_over for each in found.markers] == [None, 22, -220]
    good = one(milestones=[marker("2026-06", "done"), marker("2026-11-22")])
    assert (good.points, good.track) == (100, "on_track")


def test_without_a_marker_due_the_measure_is_held_against_the_time() -> None:
    # from 2026-01-01 to 2027-12-31 are 729 days, 325 of them over
    slow = one(measure={"from": "0", "to": "100", "now": "10"})
    assert slow.elapsed == Decimal(325) / 729
    assert slow.points is not None
    assert round(slow.points, 6) == round(Decimal(10) * 729 / 325, 6)
    assert slow.track == "slipping"
    assert one(measure={"from": "0", "to": "100", "now": "60"}).track == "on_track"


def test_nothing_due_and_nothing_measured_is_unknown() -> None:
    found = derive({"milestones": [marker("2027-06")]})
    assert found.objectives["o0"].track == "unknown"
    assert found.part.value is None


def test_states_and_dates() -> None:
    assert (one(state="done").points, one(state="done").track) == (100, "done")
    assert (one(state="dropped").points, one(state="dropped").track) == (None, "dropped")
    assert (one(due="2026-10").points, one(due="2026-10").track) == (0, "overdue")


def test_health_takes_the_mean_of_what_is_known() -> None:
    found = derive(
        {"milestones": [marker("2026-06", "done")]},
        {"milestones": [marker("2026-06")]},
        {"state": "dropped"},
        {},
    )
    assert found.part.value == 50
    assert str(found.part.reason) == "1 of 2 objectives are on track"


def test_markers_of_closed_objectives_are_not_overdue() -> None:
    late = [marker("2026-10")]
    found = derive({"milestones": late}, {"milestones": late, "state": "dropped"})
    assert [(key, each.days_over) for key, each in found.overdue_markers] == [("o0", 22)]


@pytest.mark.parametrize("missing", ["class", "measure", "owner"])
def test_what_an_objective_lacks(missing: str) -> None:
    assert one(**WHOLE).lacks == ()
    assert one(**{key: value for key, value in WHOLE.items() if key != missing}).lacks == (missing,)


def test_the_horizon_serves_as_date() -> None:
    plain = {key: value for key, value in WHOLE.items() if key != "due"}
    assert one(**plain).lacks == ()
    assert str(one(**plain).due) == "2027-12"


@given(st.integers(0, 100), st.integers(0, 100))
def test_coming_nearer_never_harms(less: int, more: int) -> None:
    less, more = sorted((less, more))
    before, after = (
        one(measure={"from": "0", "to": "100", "now": str(now)}).points for now in (less, more)
    )
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 100


@pytest.mark.parametrize(
    ("plain", "due", "over"),
    [
        ({"plan": {"reviewed": ["2026-05-20", "2026-08-22"]}}, "2026-11-22", 0),
        ({"plan": {"reviewed": "2026-05-31"}}, "2026-08-31", 83),
        ({"plan": {}, "reviews": [{"on": "2026-10-01", "of": "plan"}]}, "2027-01-01", -40),
        ({"plan": {"reviewed": "2027-01-01"}}, None, None),
        ({"reviews": [{"on": "2026-10-01", "of": "plan"}]}, None, None),
    ],
)
def test_the_plan_is_gone_through_every_three_months(
    plain: dict[str, Any], due: str | None, over: int | None
) -> None:
    account = Account.model_validate({"id": "acme", "name": "Acme", **plain})
    found = derive_plan_review(account.plan, account.reviews, Span(3, "month"), TODAY)
    assert found.due == (date.fromisoformat(due) if due else None)
    assert found.days_overdue == over
    assert found.is_overdue == (over is not None and over > 0)
