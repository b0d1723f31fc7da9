"""Tasks, next steps and recurring actions → what is still to be done."""

from datetime import date
from typing import Any

import pytest

from kamdocs.derive.account.actions import Actions, derive_actions
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.values.working_day import WorkingDays

TODAY = date(2026, 11, 20)
NEWS = {"news": {"text": "Read their news", "every": "1 month", "tiers": ["key"]}}


def derive(actions: Any = (), log: Any = (), recurring: Any = None, **fields: Any) -> Actions:
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "owner": "ana", "actions": actions, "log": log, **fields}
    )
    settings = Settings.model_validate({"recurring": recurring or {}})
    return derive_actions(account, settings.recurring, WorkingDays(), TODAY)


def talk(on: str, step: str | None = None, people: tuple[str, ...] = ("nuria",)) -> Any:
    made = {"on": on, "kind": "call", "with": list(people)}
    return {**made, "next": {"on": step, "what": "Send figures"}} if step else made


def test_open_tasks_in_the_order_of_their_days() -> None:
    found = derive(
        [
            {"text": "Without a day"},
            {"text": "Second", "due": "2026-12-01"},
            {"text": "First", "due": "2026-11-16", "owner": "marc"},
            {"text": "Done", "due": "2026-11-01", "done": "yes"},
        ]
    ).open
    assert [(each.text, each.owner) for each in found] == [
        ("First", "marc"),
        ("Second", "ana"),
        ("Without a day", "ana"),
    ]
    assert [each.days_overdue(TODAY) for each in found] == [4, 0, 0]


def test_a_next_step_of_the_log_is_open() -> None:
    (found,) = derive(log=[talk("2026-11-09", "2026-11-16")]).open
    assert (found.text, found.due, found.entry) == ("Send figures", date(2026, 11, 16), 0)


@pytest.mark.parametrize(
    ("actions", "later"),
    [
        ([{"text": "Figures", "due": "2026-11-16", "done": "yes"}], []),
        ([{"text": "Figures", "due": "2026-11-16", "owner": "ana"}], []),
        ([], [talk("2026-11-17")]),
        ([], [talk("2026-11-14")]),
    ],
)
def test_a_task_of_that_day_or_a_later_talk_answers_it(actions: Any, later: Any) -> None:
    found = derive(actions, [talk("2026-11-05", "2026-11-16"), *later]).open
    assert [each.text for each in found if each.entry is not None] == []


@pytest.mark.parametrize(
    "later",
    [
        talk("2026-11-17", people=("pau",)),
        talk("2026-11-06"),
        talk("2026-11-13"),
        talk("2026-11-27"),
        {"on": "2026-11-17", "kind": "note"},
        {**talk("2026-11-17"), "held": "no"},
    ],
)
def test_nothing_else_does(later: Any) -> None:
    found = derive(log=[talk("2026-11-05", "2026-11-16"), later]).open
    assert [each.text for each in found] == ["Send figures"]


def test_tasks_of_the_same_text_have_keys_that_differ() -> None:
    task = {"text": "Call", "due": "2026-12-01"}
    assert [each.key for each in derive([task, task]).open] == ["Call", "Call (2)"]


def test_recurring_actions_come_back_after_their_interval() -> None:
    done = [{"text": "News", "due": "2026-11-02", "done": "yes", "tags": ["news"]}]
    (found,) = derive(done, recurring=NEWS, tier="key").recurring
    assert (found.last, found.due) == (date(2026, 11, 2), date(2026, 12, 2))
    (found,) = derive(
        log=[{"on": "2026-11-03", "for": "news"}], recurring=NEWS, tier="key"
    ).recurring
    assert found.due == date(2026, 12, 3)


def test_never_done_they_are_due_now_or_after_their_start() -> None:
    (found,) = derive(recurring=NEWS, tier="key").recurring
    assert (found.last, found.due) == (None, TODAY)
    later = {"news": {**NEWS["news"], "starts": "2026-11-15"}}
    (found,) = derive(recurring=later, tier="key").recurring
    assert found.due == date(2026, 12, 15)


def test_recurring_actions_are_for_some_tiers_only() -> None:
    assert derive(recurring=NEWS, tier="normal").recurring == ()
    assert derive(recurring=NEWS, tier="key", lifecycle="former").recurring == ()
