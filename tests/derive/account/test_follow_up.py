"""A sent offer and the log → what is to be asked next, by when, and who stays silent."""

from datetime import date
from typing import Any

import pytest

from kamdocs.derive.account.follow_up import FollowUp, derive_follow_ups
from kamdocs.derive.account.proposals import derive_proposals
from kamdocs.model.account import Account
from kamdocs.model.settings.deadlines import Deadlines
from kamdocs.model.shared import Shared
from kamdocs.values.working_day import WorkingDays

FRIDAY = date(2026, 11, 20)
SENT = {"state": "sent", "on": "2026-11-20", "channel": "email"}


def derive(
    *log: Any, states: Any = (SENT,), today: date = FRIDAY, **fields: Any
) -> FollowUp | None:
    offer = {
        "title": "Fewer calls",
        "number": "P-1",
        "opportunity": "analytics",
        "to": ["nuria", "pau"],
        "states": list(states),
        **fields,
    }
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "log": list(log), "proposals": {"offer": offer}}
    )
    proposals = derive_proposals(account, Shared(), today)
    found = derive_follow_ups(proposals, account.log, Deadlines(), WorkingDays(("ES",)), today)
    return found.get("offer")


def sent(*log: Any, **more: Any) -> FollowUp:
    found = derive(*log, **more)
    assert found is not None
    return found


def contact(on: str, **more: Any) -> dict[str, Any]:
    return {"on": on, "kind": "call", "with": ["pau"], **more}


def test_when_things_are_asked_is_a_setting() -> None:
    later = {"ask_next_steps": "3", "ask_urgency": "4", "agree_interim": "10"}
    offer = {"title": "Fewer calls", "to": ["nuria"], "states": [SENT]}
    account = Account.model_validate({"id": "acme", "name": "Acme", "proposals": {"offer": offer}})
    proposals = derive_proposals(account, Shared(), FRIDAY)
    deadlines = Deadlines.model_validate(later)
    found = derive_follow_ups(proposals, (), deadlines, WorkingDays(), FRIDAY)["offer"]
    assert [on.day for _, on in found.open] == [23, 25, 26, 4]


def test_each_step_has_its_working_day() -> None:
    assert sent().open == (
        ("receipt", date(2026, 11, 23)),
        ("next_steps", date(2026, 11, 24)),
        ("urgency", date(2026, 11, 25)),
        ("interim", date(2026, 11, 27)),
    )


def test_holidays_are_no_working_days() -> None:
    found = sent(states=({"state": "sent", "on": "2026-12-24"},), today=date(2026, 12, 24))
    assert found.receipt_due == date(2026, 12, 28)


@pytest.mark.parametrize(
    "more",
    [
        {"follow_up": {"received": "2026-11-23"}},
        {"states": (SENT, {"state": "received", "on": "2026-11-23"})},
        {"states": ({"state": "received", "on": "2026-11-23"},)},
    ],
)
def test_receipt_is_confirmed_in_the_offer(more: Any) -> None:
    found = sent(today=date(2026, 11, 24), **more)
    assert (found.confirmed, found.receipt_due) == (date(2026, 11, 23), None)


def test_or_by_talking_with_one_it_went_to() -> None:
    today = date(2026, 11, 24)
    assert sent(contact("2026-11-23"), today=today).confirmed == date(2026, 11, 23)
    assert sent(contact("2026-11-23", about="analytics"), today=today).confirmed is not None
    for other in (
        contact("2026-11-23", direction="ours"),
        contact("2026-11-23", held="no"),
        contact("2026-11-23", about="another sale"),
        {**contact("2026-11-23"), "with": ["elena"]},
        contact("2026-11-20"),
        contact("2026-11-25"),
    ):
        assert sent(other, today=today).confirmed is None


@pytest.mark.parametrize(
    "more",
    [
        {"states": ({**SENT, "next": "2026-12-03"},)},
        {"follow_up": {"interim": "2026-12-03"}},
        {"next_steps": [{"text": "Go through the figures", "on": "2026-12-03"}]},
    ],
)
def test_an_agreed_day_takes_the_place_of_asking_for_one(more: Any) -> None:
    found = sent(**more)
    assert found.agreed == date(2026, 12, 3)
    assert [step for step, _ in found.open] == ["receipt", "next_steps", "urgency"]
    assert dict(found.open)["urgency"] == date(2026, 12, 3)


def test_a_booked_meeting_and_a_next_step_agreed_in_a_talk_count_too() -> None:
    assert sent(contact("2026-12-03")).agreed == date(2026, 12, 3)
    talk = contact("2026-11-23", next={"on": "2026-12-03", "what": "Figures"})
    assert sent(talk, today=date(2026, 11, 24)).agreed == date(2026, 12, 3)


def test_an_agreed_day_that_is_past_is_none() -> None:
    assert sent(follow_up={"interim": "2026-12-03"}, today=date(2026, 12, 4)).agreed is None


def test_everything_recorded_leaves_nothing_to_ask() -> None:
    done = {
        "received": "2026-11-23",
        "next_steps": "Board",
        "urgency": "Flu",
        "interim": "2026-12-03",
    }
    assert sent(follow_up=done).open == ()


def test_contacts_without_an_answer_are_counted_since_the_last_answer() -> None:
    ours = [contact(f"2026-11-{day}", direction="ours") for day in (23, 24, 26)]
    today = date(2026, 11, 27)
    assert sent(*ours, today=today).unanswered == 3
    assert sent(*ours, contact("2026-11-25"), today=today).unanswered == 1
    assert sent(*ours, today=date(2026, 11, 24)).unanswered == 2


def test_offers_that_do_not_lie_with_the_customer_need_none() -> None:
    assert derive(states=()) is None
    assert derive(states=(SENT, {"state": "accepted", "on": "2026-11-23"})) is None
    assert derive(valid_until="2026-11-25", today=date(2026, 11, 26)) is None
