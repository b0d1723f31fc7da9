"""Entries of the log → issues with age and limit, feedback that went nowhere, points of health."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.issues import Issues, derive_issues
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.settings.health import HealthSettings
from kamdocs.model.settings.thresholds import Thresholds

TODAY = date(2026, 11, 22)


def derive(*entries: dict[str, str]) -> Issues:
    log = [LogEntry.model_validate(each) for each in entries]
    return derive_issues(log, Thresholds(), HealthSettings(), TODAY)


def issue(on: str, **more: str) -> dict[str, str]:
    return {"kind": "complaint", "on": on, **more}


@pytest.mark.parametrize(
    ("more", "limit"),
    [
        ({"severity": "severe"}, "2026-11-06"),
        ({"severity": "serious"}, "2026-11-15"),
        ({}, "2026-11-15"),
        ({"severity": "slight"}, "2026-12-01"),
        ({"kind": "wish"}, "2027-01-30"),
        ({"kind": "wish", "severity": "severe"}, "2026-11-06"),
        ({"kind": "misunderstanding"}, "2026-11-15"),
        ({"severity": "severe", "due": "2026-12"}, "2026-12-31"),
    ],
)
def test_the_limit_is_of_its_severity_or_its_own(more: dict[str, str], limit: str) -> None:
    (found,) = derive(issue("2026-11-01", **more)).issues
    assert found.limit == date.fromisoformat(limit)


def test_age_runs_until_it_is_solved() -> None:
    found = derive(issue("2026-11-01"), issue("2026-10-01", solved="2026-10-31")).issues
    assert [each.age for each in found] == [30, 21]
    assert [each.days_over for each in found] == [16, 7]
    assert [each.is_over for each in found] == [False, True]


def test_an_issue_without_a_day_is_open_with_unknown_age() -> None:
    (found,) = derive({"kind": "complaint"}).open
    assert (found.age, found.limit, found.is_over) == (None, None, False)


def test_entries_of_the_future_and_of_other_kinds_wait() -> None:
    found = derive(issue("2026-12-01"), {"kind": "call", "on": "2026-11-01"})
    assert found.issues == ()
    assert found.part.value == 100


def test_an_empty_log_says_nothing() -> None:
    assert derive().part.value is None


def test_open_issues_cost_by_severity_and_twice_past_their_limit() -> None:
    fresh = derive(issue("2026-11-21"), issue("2026-11-20", severity="slight"))
    assert fresh.part.value == 100 - 25 - 10
    assert str(fresh.part.reason) == "2 issues are open, none past its limit"
    late = derive(issue("2026-10-01"), issue("2026-11-21", kind="wish"))
    assert late.part.value == 50
    assert str(late.part.reason) == "2 issues are open, one of them past its limit"
    assert derive(issue("2026-01-01", severity="severe")).part.value == 0


def test_feedback_goes_to_a_team_or_is_answered() -> None:
    found = derive(
        {"kind": "feedback", "on": "2026-10-01"},
        {"kind": "feedback", "on": "2026-10-01", "routed_to": "product"},
        {"kind": "feedback", "on": "2026-10-01", "solved": "2026-10-03"},
        {"kind": "feedback", "on": "2026-11-20"},
    )
    assert [item.number for item in found.unrouted] == [0]
    assert found.issues == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["slight", "serious", "severe"])), max_size=6
    )
)
def test_points_stay_in_bounds_and_another_issue_never_helps(ages: list[tuple[int, str]]) -> None:
    entries = [issue(str(TODAY - timedelta(age)), severity=word) for age, word in ages]
    values = [derive({"kind": "call"}, *entries[:n]).part.value for n in range(len(entries) + 1)]
    known = [value for value in values if value is not None]
    assert len(known) == len(values)
    assert all(Decimal(0) <= value <= 100 for value in known)
    assert known == sorted(known, reverse=True)
