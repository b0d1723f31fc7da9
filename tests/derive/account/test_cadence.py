"""Expectations and a log → what is kept, overdue, booked; days as a calendar on the wall shows them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.cadence import Cadence, Expected, derive_cadence
from kamdocs.model.account import Account
from kamdocs.model.settings.cadences import Cadences
from kamdocs.values.working_day import WorkingDays

TODAY = date(2026, 11, 20)  # a Friday
CALL = {"every": "2 weeks", "with": ["nuria"], "channel": "call"}
COMMITTEE = {"every": "quarter", "with": ["nuria", "pau"], "channel": "meeting", "promised": "yes"}


def entry(on: str, kind: str = "call", people: tuple[str, ...] = ("nuria",), **more: Any) -> Any:
    return {"on": on, "kind": kind, "with": list(people), **more}


def derive(
    *log: Any, today: date = TODAY, days: WorkingDays | None = None, **fields: Any
) -> Cadence:
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "tier": "key", "owner": "ana", **fields}
    ).model_copy(
        update={"log": Account.model_validate({"id": "a", "name": "A", "log": list(log)}).log}
    )
    return derive_cadence(account, Cadences(), days or WorkingDays(), today)


def only(cadence: Cadence) -> Expected:
    (found,) = cadence.expected
    return found


def test_a_call_every_two_weeks_is_due_two_weeks_after_the_last() -> None:
    found = only(derive(entry("2026-11-09"), cadence={"call": CALL}))
    assert (found.state, found.last, found.due) == ("kept", date(2026, 11, 9), date(2026, 11, 23))


def test_overdue_from_the_day_after() -> None:
    log, cadence = entry("2026-11-02"), {"call": CALL}
    assert only(derive(log, cadence=cadence, today=date(2026, 11, 16))).state == "kept"
    found = only(derive(log, cadence=cadence, today=date(2026, 11, 17)))
    assert (found.state, found.days_overdue) == ("overdue", 1)


def test_a_booked_contact_silences_the_overdue() -> None:
    log = (entry("2026-10-05"), entry("2026-11-27"))
    found = derive(*log, cadence={"call": CALL})
    assert (only(found).state, only(found).booked) == ("booked", date(2026, 11, 27))
    assert found.next == date(2026, 11, 27)


def test_a_contact_that_did_not_take_place_answers_nothing() -> None:
    log = (entry("2026-10-05"), entry("2026-11-12", held="no"), entry("2026-11-27", held="no"))
    assert only(derive(*log, cadence={"call": CALL})).state == "overdue"


@pytest.mark.parametrize(
    ("touched", "answers"),
    [
        (entry("2026-11-18", "meeting", ("nuria", "pau")), True),
        (entry("2026-11-18", "visit", ("nuria", "pau", "elena")), True),
        (entry("2026-11-18", "review", ("nuria", "pau")), True),
        (entry("2026-11-18", "meeting", ("nuria",)), False),
        (entry("2026-11-18", "call", ("nuria", "pau")), False),
        (entry("2026-11-18", "call", (), **{"for": "Steering-committee"}), True),
        (entry("2026-11-18", "note", (), **{"for": "steering committee"}), False),
    ],
)
def test_a_contact_answers_what_it_names_or_matches(touched: Any, *, answers: bool) -> None:
    found = only(derive(touched, cadence={"steering committee": COMMITTEE}))
    assert (found.state == "kept") == answers


def test_a_contact_for_one_expectation_does_not_answer_the_other() -> None:
    touched = entry("2026-11-18", "meeting", ("nuria", "pau"), **{"for": "steering committee"})
    other = {"every": "month", "channel": "meeting"}
    found = derive(touched, cadence={"steering committee": COMMITTEE, "progress": other})
    assert [each.state for each in found.expected] == ["kept", "never"]


@pytest.mark.parametrize(
    ("touched", "answers"),
    [
        (entry("2026-11-18", title="The invoice"), False),
        (entry("2026-11-18", "meeting", title="Steering committee"), True),
        (entry("2026-11-18", "meeting", about="steering-committee"), True),
        (entry("2026-11-18", "meeting", **{"for": "steering committee"}), True),
        (entry("2026-11-18", "note", title="Steering committee"), False),
    ],
)
def test_what_says_neither_how_nor_with_whom_is_answered_by_its_name(
    touched: Any, *, answers: bool
) -> None:
    bare = {"every": "1 month", "promised": "yes"}
    found = only(derive(touched, cadence={"steering committee": bare}))
    assert (found.state == "kept", found.is_unmatched) == (answers, True)


def test_the_only_expectation_that_nobody_was_promised_is_answered_by_any_contact() -> None:
    touched = entry("2026-11-18", title="The invoice")
    assert only(derive(touched, cadence={"progress": "1 month"})).state == "kept"
    two = derive(touched, cadence={"progress": "1 month", "call": {"every": "month"}})
    assert [each.state for each in two.expected] == ["never", "kept"]


def test_a_name_may_say_how() -> None:
    cadence = {"visit": "2 months", "e mail": {"every": "month", "channel": "email"}}
    found = derive(entry("2026-11-18", "call"), cadence=cadence)
    assert found.expected[0].state == "never"
    found = derive(entry("2026-11-18", "visit"), cadence=cadence)
    assert found.expected[0].state == "kept"


def test_a_key_account_nobody_ever_contacted_is_late_from_the_day_it_was_ours() -> None:
    ours: Any = {"since": "2019", "assigned": {"by": "joan", "on": "2024-03-04"}}
    handed = [{"on": "2026-09-01"}, {"on": "2027-01-01"}]
    found = only(derive(**ours, handoff=handed))
    assert (found.state, found.ours_since, found.is_late) == ("never", date(2026, 9, 1), True)
    assert (found.due, found.days_overdue) == (date(2026, 10, 1), 50)
    assert only(derive(**ours)).ours_since == date(2024, 3, 4)
    assert only(derive(since="2019")).ours_since == date(2019, 12, 31)
    assert derive(handoff=handed[:1], today=date(2026, 9, 20)).overdue == ()
    assert derive(handoff=handed[:1], today=date(2026, 9, 20)).next == date(2026, 10, 1)


@pytest.mark.parametrize(
    "fields",
    [{}, {"tier": "normal", "since": "2019"}, {"lifecycle": "former", "since": "2019"}],
)
def test_where_nothing_says_since_when_silence_is_not_late(fields: dict[str, str]) -> None:
    found = derive(**fields)
    assert (only(found).due, found.overdue) == (None, ())


def test_what_is_agreed_has_its_first_day_after_a_handing_over() -> None:
    handed = [{"on": "2026-11-16"}]
    found = derive(cadence={"call": CALL}, handoff=handed)
    assert (only(found).state, found.overdue, found.next) == ("never", (), date(2026, 11, 30))
    assert [each.name for each in derive(cadence={"call": CALL}).overdue] == ["call"]


def test_only_ours_writing_is_no_two_way_contact() -> None:
    mail = entry("2026-11-18", "email", direction="ours")
    assert only(derive(mail)).state == "never"
    agreed = {"figures": {"every": "month", "channel": "email"}}
    assert only(derive(mail, cadence=agreed)).state == "kept"


def test_whoever_of_ours_is_expected_takes_part() -> None:
    cadence = {"call": {**CALL, "ours": ["marc"]}}
    assert only(derive(entry("2026-11-18", ours=["ana"]), cadence=cadence)).state == "never"
    assert only(derive(entry("2026-11-18", ours=["ana", "marc"]), cadence=cadence)).state == "kept"
    assert only(derive(entry("2026-11-18"), cadence=cadence)).state == "kept"


def test_without_an_agreement_the_tier_says_how_often() -> None:
    touched = entry("2026-10-20", "visit")
    assert only(derive(touched, tier="key")).due == date(2026, 11, 20)
    assert only(derive(touched, tier="normal")).due == date(2027, 1, 20)
    assert only(derive(touched, tier="key")).name is None
    assert derive(touched, tier="low").expected == ()


def test_an_agreed_cadence_stands_in_place_of_the_tier() -> None:
    agreed = {"committee": {"every": "year"}}
    found = only(derive(entry("2026-02-02"), cadence=agreed))
    assert (found.name, found.state) == ("committee", "kept")


def test_nothing_is_overdue_on_a_low_account() -> None:
    found = derive(entry("2025-01-07"), tier="low", cadence={"call": CALL})
    assert (only(found).state, found.overdue, found.is_reactive) == ("reactive", (), True)


def test_former_customers_are_in_touch_by_the_newsletter() -> None:
    assert derive(lifecycle="former", newsletter="yes").expected == ()
    found = only(derive(entry("2026-01-12", "newsletter"), lifecycle="former"))
    assert (found.due, found.state) == (date(2026, 7, 13), "overdue")


def test_what_was_never_done_is_unknown_for_the_tier_and_late_for_a_promise() -> None:
    assert only(derive()).state == "never"
    assert derive().part.value is None
    assert [each.name for each in derive(cadence={"call": CALL}).overdue] == ["call"]


def test_closures_and_holidays_move_the_day() -> None:
    account_closed = Account.model_validate(
        {"id": "a", "name": "A", "closures": "2026-08-03 to 2026-08-23"}
    )
    days = WorkingDays(("ES-CT",), account_closed.closures)
    found = only(
        derive(entry("2026-07-30"), cadence={"call": CALL}, days=days, today=date(2026, 8, 20))
    )
    assert (found.due, found.state) == (date(2026, 8, 24), "kept")
    found = only(
        derive(entry("2026-12-11"), cadence={"call": CALL}, days=days, today=TODAY + timedelta(30))
    )
    assert found.due == date(2026, 12, 28)  # Christmas, Saint Stephen's Day, a weekend


@pytest.mark.parametrize(
    ("last", "every", "due"),
    [
        ("2024-01-31", "1 month", date(2024, 2, 29)),
        ("2026-08-31", "quarter", date(2026, 11, 30)),
        ("2024-02-29", "1 year", date(2025, 2, 28)),
    ],
)
def test_month_ends_and_leap_days(last: str, every: str, due: date) -> None:
    found = only(derive(entry(last), cadence={"call": {"every": every}}, today=date(2024, 3, 1)))
    assert found.due == due or found.last is None


def test_the_part_of_health_is_the_share_that_is_not_late() -> None:
    cadence = {
        "call": CALL,
        "committee": COMMITTEE,
        "visit": {"every": "month", "channel": "visit"},
    }
    log = (entry("2026-11-18"), entry("2026-01-12", "meeting", ("nuria", "pau")))
    assert derive(*log, cadence=cadence).part.value == Decimal(50)


@given(st.dates(date(2026, 1, 5), date(2027, 6, 1)), st.integers(1, 60))
def test_lateness_never_shrinks_as_days_go_by(today: date, later: int) -> None:
    log = entry("2026-01-05")
    first = only(derive(log, cadence={"call": CALL}, today=today))
    second = only(derive(log, cadence={"call": CALL}, today=today + timedelta(later)))
    assert first.due == second.due
    assert first.days_overdue <= second.days_overdue
