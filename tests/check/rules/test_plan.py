"""Plans, promises, notes and sales of an account → findings, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from kamdocs.check.rules.plan.plan_horizon import plan_horizon
from kamdocs.check.run import run_account_rules
from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.account.plan_horizon import advise_horizon
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.plan import Plan
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
MINE = frozenset({
    "plan-horizon", "objective-without-marker", "objective-incomplete", "needs-unassessed",
    "plan-review-overdue", "one-sided-goals", "milestone-overdue", "customer-owes",
    "promise-overdue", "issue-too-old", "feedback-not-routed", "trigger-unanswered",
    "closing-date-past", "closing-date-slipping", "no-next-step", "file-incomplete",
})  # fmt: skip
NEEDS = {"pains": ["Waiting"], "looming": ["A law"], "goals": ["Speed"],
         "common_goals": [{"text": "Less waiting", "ours": "A case", "theirs": "Time"}]}  # fmt: skip
OBJECTIVE = {
    "id": "stock", "text": "One stock", "class": "expansion", "measure": "stores", "owner": "ana",
    "milestones": [{"text": "First store", "due": "2027-03"}],
}  # fmt: skip
PLAN = {"horizon": "2026-01 to 2028-12", "reviewed": "2026-10-01", "objectives": [OBJECTIVE]}


def judge(settings: dict[str, Any] | None = None, **plain: Any) -> list[Finding]:
    account = Account.model_validate({"id": "acme", "name": "Acme", "tier": "normal", **plain})
    shared = Shared(Settings.model_validate(settings or {}))
    facts = derive_facts(account, frozenset(), shared, TODAY)
    return [each for each in run_account_rules(facts, shared) if each.name in MINE]


def told(findings: Iterable[Finding]) -> list[str]:
    return [f"{'.'.join(map(str, each.place.path))} {each.name}" for each in findings]


def test_three_lines_have_nothing_to_answer_for() -> None:
    assert told(judge(owner="ana")) == []


def test_a_plan_as_it_should_be() -> None:
    assert told(judge(profile=NEEDS, plan=PLAN)) == []


@pytest.mark.parametrize(
    ("horizon", "found"),
    [
        ("2026-01 to 2026-11", True),
        ("2026-01 to 2026-12", False),
        ("2026-01 to 2028-12", False),
        ("2026-01 to 2029-01", True),
        ("2026 to 2028", False),
    ],
)
def test_a_plan_takes_one_to_three_years(horizon: str, found: bool) -> None:
    findings = judge(profile=NEEDS, plan={**PLAN, "horizon": horizon})
    assert told(findings) == (["plan.horizon plan-horizon"] if found else [])


@pytest.mark.parametrize(
    ("milestones", "message"),
    [
        ([], "nothing shows on the way whether “One stock” comes nearer"),
        (
            [{"text": "First store"}],
            "no milestone of “One stock” has a date, so that none can be late",
        ),
        ([{"text": "First store"}, {"text": "Second", "due": "2027"}], None),
    ],
)
def test_only_a_marker_with_a_date_shows_progress(milestones: list[Any], message: str) -> None:
    plan = {**PLAN, "objectives": [{**OBJECTIVE, "milestones": milestones}]}
    found = judge(profile=NEEDS, plan=plan)
    said = [str(each.message) for each in found if each.name == "objective-without-marker"]
    assert said == ([message] if message else [])


def test_a_plan_that_says_no_horizon_is_advised_one() -> None:
    bare = {key: value for key, value in PLAN.items() if key != "horizon"}
    dated = [{**OBJECTIVE, "due": "2028-12"}]
    (found,) = [
        each
        for each in judge(profile=NEEDS, plan={**bare, "objectives": dated})
        if each.name == "plan-horizon"
    ]
    assert str(found.message) == "the plan does not say from when until when it runs"
    assert "horizon: 2026-11 to 2029-10" in str(found.help)
    empty = judge(profile=NEEDS, plan={"reviewed": "2026-10-01"})
    assert "plan-horizon" not in {each.name for each in empty}


@pytest.mark.parametrize(
    ("limits", "months", "advice"),
    [
        ({"plan_shortest": "6"}, "2026-01 to 2026-06", "2026-11 to 2029-10"),
        ({"plan_longest": "60"}, "2026-01 to 2030-12", "2026-11 to 2029-10"),
        ({"plan_longest": "24"}, "2026-01 to 2027-12", "2026-11 to 2028-10"),
        ({"plan_default": "14"}, "2026-01 to 2027-12", "2026-11 to 2027-12"),
    ],
)
def test_how_long_a_plan_runs_is_a_setting(
    limits: dict[str, str], months: str, advice: str
) -> None:
    settings = Settings.model_validate({"thresholds": limits})
    plan = Plan.model_validate({**PLAN, "horizon": months})
    assert list(plan_horizon(plan, settings, TODAY)) == []
    assert advise_horizon(settings.thresholds, TODAY) == f"horizon: {advice}"


def test_what_an_objective_lacks_is_told_at_once() -> None:
    bare = {"id": "stock", "text": "One stock"}
    plan = {"reviewed": "2026-10-01", "objectives": [bare]}
    found = [each for each in judge(profile=NEEDS, plan=plan) if each.name != "plan-horizon"]
    incomplete, marker = sorted(found, key=lambda each: each.name)
    assert str(incomplete.message) == "the objective “One stock” lacks class, measure, owner, due"
    assert told([incomplete, marker]) == [
        "plan.objectives.stock objective-incomplete",
        "plan.objectives.stock objective-without-marker",
    ]


def test_closed_objectives_are_left_in_peace() -> None:
    plan = {**PLAN, "objectives": [{"id": "stock", "text": "One stock", "state": "dropped"}]}
    assert told(judge(profile=NEEDS, plan=plan)) == []


@pytest.mark.parametrize("missing", ["pains", "common_goals", "looming"])
def test_three_questions_come_before_a_plan(missing: str) -> None:
    profile = {key: value for key, value in NEEDS.items() if key != missing}
    assert told(judge(profile=profile, plan=PLAN)) == ["profile needs-unassessed"]


def test_goals_of_one_side_only() -> None:
    bare = {"reviewed": "2026-10-01"}
    assert told(judge(profile=NEEDS, plan=bare)) == ["plan one-sided-goals"]
    ours = {**NEEDS, "common_goals": [{"text": "Less waiting", "ours": "A case"}]}
    assert told(judge(profile=ours, plan=PLAN)) == ["profile.common_goals.0 one-sided-goals"]
    both_in_one = {**NEEDS, "common_goals": ["Less waiting"]}
    assert told(judge(profile=both_in_one, plan=PLAN)) == []


def test_a_plan_nobody_ever_went_through() -> None:
    plan = {key: value for key, value in PLAN.items() if key != "reviewed"}
    assert told(judge(profile=NEEDS, plan=plan)) == ["plan plan-review-overdue"]


def test_each_marker_past_its_date_is_told_where_it_stands() -> None:
    late = [
        {"text": "One", "due": "2026-10"},
        {"text": "Two", "due": "2026-11-21"},
        {"text": "Three"},
    ]
    plan = {**PLAN, "objectives": [{**OBJECTIVE, "milestones": late}]}
    found = judge(profile=NEEDS, plan=plan)
    assert told(found) == [
        "plan.objectives.stock.milestones.0 milestone-overdue",
        "plan.objectives.stock.milestones.1 milestone-overdue",
    ]
    assert str(found[1].message) == "“Two” was due 2026-11-21, one day ago"


def test_what_both_sides_owe() -> None:
    promises = [
        {"who": "us", "text": "Engineer", "due": "2026-11-20"},
        {"who": "them", "text": "Data", "due": "2026-11-20"},
        {"who": "them", "text": "Buyer", "due": "2026-12-20"},
    ]
    steps = [{"text": "Data", "theirs": "pau", "due": "2026-11-20"}]
    found = judge(profile=NEEDS, plan={**PLAN, "commitments": promises, "steps": steps})
    assert told(found) == [
        "plan.commitments.1 customer-owes",
        "plan.commitments.0 promise-overdue",
    ]
    assert [each.escalated for each in found] == [True, False]


def test_only_the_plan_of_a_key_account_must_say_what_they_do() -> None:
    settings = {"thresholds": {"file_quality": "0"}}
    (found,) = judge(settings, tier="key", profile=NEEDS, plan=PLAN)
    assert (told([found]), found.escalated) == (["plan customer-owes"], False)
    step = {**PLAN, "steps": [{"text": "Data", "theirs": ["pau"]}]}
    assert judge(settings, tier="key", profile=NEEDS, plan=step) == []
    assert judge(profile=NEEDS, plan=PLAN) == []


def test_feedback_is_told_once() -> None:
    log = [{"kind": "feedback", "on": f"2026-0{month}-01"} for month in (3, 5, 7)]
    (found,) = judge(log=log)
    assert told([found]) == ["log.0 feedback-not-routed"]
    assert "3 in all" in str(found.message)


def test_limits_are_settings() -> None:
    log = [{"kind": "complaint", "on": "2026-11-01"}, {"kind": "trigger", "on": "2026-11-01"}]
    assert told(judge(log=log)) == ["log.0 issue-too-old", "log.1 trigger-unanswered"]
    patient = {"thresholds": {"issue_serious": "1 month", "trigger": "1 quarter"}}
    assert judge(patient, log=log) == []


def test_sales_that_stand_still() -> None:
    sales = {
        "past": {"name": "A", "closes": "2026-10", "stage": "lead"},
        "moved": {"name": "B", "closes": "2027-10", "stage": "lead", "slipped": ["2026-10", "2027-01"]},
        "still": {"name": "C", "stage": "discovery"},
        "won": {"name": "D", "closes": "2026-10", "stage": "won", "slipped": ["2026-01", "2026-02"]},
    }  # fmt: skip
    assert told(judge(opportunities=sales)) == [
        "opportunities.past.closes closing-date-past",
        "opportunities.moved.slipped closing-date-slipping",
        "opportunities.still no-next-step",
    ]


def test_the_file_of_a_key_account_is_judged_once_and_softly() -> None:
    (found,) = judge(tier="key", owner="ana")
    assert told([found]) == ["tier file-incomplete"]
    assert "begin with:" in str(found.help)
    assert judge({"thresholds": {"file_quality": "0"}}, tier="key") == []
    assert judge(tier="key", lifecycle="former") == []
