"""Promises of both sides → which are overdue, and the share that was kept."""

from datetime import date
from decimal import Decimal

from kamdocs.derive.account.commitments import Commitments, derive_commitments
from kamdocs.model.plan import Plan

TODAY = date(2026, 11, 22)


def derive(*commitments: dict[str, str], steps: object = ()) -> Commitments:
    plain = {"commitments": list(commitments), "steps": steps}
    return derive_commitments(Plan.model_validate(plain), TODAY)


def promise(who: str = "us", due: str = "", state: str = "") -> dict[str, str]:
    given = {"who": who, "text": "A promise", "due": due, "state": state}
    return {key: value for key, value in given.items() if value}


def test_without_a_plan_nothing_is_known() -> None:
    found = derive_commitments(None, TODAY)
    assert (found.promises, found.part.value) == ((), None)


def test_overdue_from_the_day_after() -> None:
    found = derive(promise(due="2026-11-21"), promise(due="2026-11-22"), promise(due="2026-11"))
    assert [each.is_overdue for each in found.promises] == [True, False, False]
    assert [each.days_left for each in found.promises] == [-1, 0, 8]


def test_the_oldest_of_one_side_come_first() -> None:
    found = derive(
        promise("them", "2026-11-20"), promise("us", "2026-01-01"), promise("them", "2026-10")
    )
    assert [each.days_left for each in found.overdue("them")] == [-22, -2]


def test_what_is_in_time_or_dropped_does_not_count() -> None:
    found = derive(promise(due="2027-01"), promise(due="2026-01", state="dropped"), promise())
    assert found.part.value is None


def test_kept_of_those_that_fell_due() -> None:
    found = derive(
        promise("us", "2026-10-31", "kept"),
        promise("us", "2026-11-30"),
        promise("them", "2026-11-15"),
        promise("them", state="broken"),
    )
    assert found.part.value == Decimal(100) / 3
    said = "1 of 3 promises that fell due were kept; not kept: 0 of ours, 2 of theirs"
    assert str(found.part.reason) == said
    assert [place.path for place in found.part.places] == [
        ("plan", "commitments", number) for number in (0, 2, 3)
    ]


def test_steps_wait_for_those_they_name() -> None:
    found = derive(
        steps=[
            {"text": "Data", "ours": "ana", "theirs": "pau", "due": "2026-11-01"},
            {"text": "Drawings", "theirs": ["pau"], "due": "2026-11-01", "done": "2026-11-09"},
        ]
    )
    assert [step.sides for step in found.steps] == [("us", "them"), ("them",)]
    assert [step.is_overdue for step in found.steps] == [True, False]
