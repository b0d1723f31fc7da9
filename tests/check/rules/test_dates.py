"""What falls due in an account → findings, how grave they are, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from kamdocs.check.explanation import all_explanations
from kamdocs.check.rules.cadence.action_overdue import action_overdue
from kamdocs.check.rules.cadence.cadence_on_low_tier import cadence_on_low_tier
from kamdocs.check.rules.cadence.touchpoint_overdue import touchpoint_overdue
from kamdocs.check.rules.contract.non_solicit_missing import non_solicit_missing
from kamdocs.check.rules.contract.renewal_not_started import renewal_not_started
from kamdocs.check.rules.contract.value_not_recorded import value_not_recorded
from kamdocs.check.rules.contract.value_unproven import value_unproven
from kamdocs.check.rules.handoff.handoff_incomplete import handoff_incomplete
from kamdocs.check.rules.handoff.handoff_missing import handoff_missing
from kamdocs.check.rules.proposal.offer_not_followed_up import offer_not_followed_up
from kamdocs.check.rules.tender.tender_not_ready import tender_not_ready
from kamdocs.check.rules.tender.tender_not_started import tender_not_started
from kamdocs.check.run import run_account_rules
from kamdocs.derive.account.facts import Facts, derive_facts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.model.team import Team

TODAY = date(2026, 11, 23)
CALL = {"every": "2 weeks", "channel": "call"}
SUPPORT = {"id": "support", "name": "Support", "starts": "2026-04-01", "ends": "2027-03-31", "notice": "3 months", "renews": "12 months"}  # fmt: skip


def facts(settings: Any = None, today: date = TODAY, **more: Any) -> Facts:
    account = {"id": "acme", "name": "Acme", "tier": "key", "owner": "ana", **more}
    shared = Shared(Settings.model_validate(settings or {}))
    return derive_facts(Account.model_validate(account), frozenset(), shared, today)


def told(findings: Iterable[Finding]) -> list[str]:
    return [str(found.message) for found in findings]


def places(findings: Iterable[Finding]) -> list[Path]:
    return [found.place.path for found in findings]


def test_an_agreed_contact_that_is_late() -> None:
    log = [{"kind": "call", "on": "2026-11-02"}]
    found = list(touchpoint_overdue(facts(cadence={"call": CALL}, log=log).cadence))
    assert told(found) == ["call was due on 2026-11-16, 7 days ago; the last was on 2026-11-02"]
    assert places(found) == [("cadence", "call")]


def test_an_agreed_contact_that_never_took_place() -> None:
    found = touchpoint_overdue(facts(cadence={"call": CALL}).cadence)
    assert told(found) == ["call: agreed every 2 weeks, and none is recorded or booked"]
    found = touchpoint_overdue(facts(cadence={"call": CALL}, since="2026-10").cadence)
    assert told(found) == [
        "call: agreed every 2 weeks, and none is recorded or booked since 2026-10-31"
    ]


def test_a_key_account_nobody_ever_contacted() -> None:
    silent = facts(since="2019", handoff=[{"on": "2025-03-03"}])
    (found,) = touchpoint_overdue(silent.cadence)
    assert str(found.message) == (
        "no contact is recorded since 2025-03-03; one is expected every 1 month"
    )
    (due,) = (each for each in silent.agenda.dues if each.kind == "touchpoint")
    assert (due.on, str(due.reason)) == (
        date(2025, 4, 3),
        "expected every 1 month, never recorded yet",
    )
    assert told(touchpoint_overdue(facts().cadence)) == []


def test_a_promise_that_any_talk_would_have_kept() -> None:
    promised = {"steering committee": {"every": "1 month", "promised": "yes"}}
    invoice = [{"kind": "call", "on": "2026-11-20", "title": "The invoice"}]
    late = facts(cadence=promised, log=invoice)
    (found,) = touchpoint_overdue(late.cadence)
    assert "## … meeting · … · steering committee" in str(found.help)
    (due,) = (each for each in late.agenda.dues if each.kind == "touchpoint")
    assert (due.on, str(due.reason)) == (TODAY, "promised every 1 month, never recorded yet")
    named = [{**invoice[0], "for": "steering committee"}]
    assert told(touchpoint_overdue(facts(cadence=promised, log=named).cadence)) == []


def test_silence_is_counted_from_the_first_contact_on() -> None:
    assert told(touchpoint_overdue(facts().cadence)) == []
    log = [{"kind": "call", "on": "2026-09-01"}]
    found = list(touchpoint_overdue(facts(log=log).cadence))
    assert told(found) == [
        "a contact every 1 month was due on 2026-10-01, 53 days ago; the last was on 2026-09-01"
    ]
    assert places(found) == [("tier",)]


def test_other_intervals_may_be_set() -> None:
    log = [{"kind": "call", "on": "2026-09-01"}]
    settings = {"cadences": {"key": "1 year"}}
    assert told(touchpoint_overdue(facts(settings, log=log).cadence)) == []


def test_a_low_account_is_left_in_peace() -> None:
    low = facts(tier="low", cadence={"call": CALL}, log=[{"kind": "call", "on": "2025-01-07"}])
    assert told(touchpoint_overdue(low.cadence)) == []
    assert told(cadence_on_low_tier(low.cadence)) == [
        "a regular contact is agreed with an account of low potential"
    ]
    assert told(cadence_on_low_tier(facts(cadence={"call": CALL}).cadence)) == []


def test_one_finding_for_all_actions_that_are_late() -> None:
    actions = [{"text": "Later", "due": "2026-11-20"}, {"text": "First", "due": "2026-11-03"}]
    found = list(action_overdue(facts(actions=actions).actions, TODAY))
    assert told(found) == ["2 actions are past their day, the oldest since 2026-11-03: “First”"]
    assert places(found) == [("actions", 1)]


def test_a_contract_without_the_clause_is_an_error_for_a_problem_customer() -> None:
    marks = ["friction", "never_content", "everything_urgent"]
    contracts = [SUPPORT, {"id": "old", "ends": "2020"}]
    for markers, escalated in (((), False), (marks, True)):
        one = facts(contracts=contracts, low_potential=markers)
        (found,) = non_solicit_missing(one.contracts, one.low_potential)
        assert str(found.message) == "the contract Support has no non-solicit clause"
        assert found.escalated is escalated


@pytest.mark.parametrize(("days", "count"), [("90 days", 1), ("10 days", 0)])
def test_the_lead_time_of_renewals_may_be_set(days: str, count: int) -> None:
    found = facts({"deadlines": {"renewal": days}}, contracts=[SUPPORT])
    assert len(told(renewal_not_started(found.contracts, TODAY))) == count


def test_notice_is_near() -> None:
    found = list(renewal_not_started(facts(contracts=[SUPPORT]).contracts, TODAY))
    assert told(found) == [
        "the last day for Support is 2026-12-31, in 38 days, and no renewal is begun"
    ]
    assert places(found) == [("contracts", "support")]


def test_notice_that_nobody_wrote_is_unknown_and_not_none() -> None:
    contract = {**SUPPORT, "value": "36_000"}
    del contract["notice"]
    day = date(2027, 2, 1)
    (found,) = renewal_not_started(facts(today=day, contracts=[contract]).contracts, day)
    assert str(found.message) == (
        "the last day for Support is 2027-03-31, in 58 days, and no renewal is begun; that is its"
        " end, since no period of notice is written; at stake: 36000 EUR a year"
    )
    assert "notice: 3 months" in str(found.help)
    none = facts(today=day, contracts=[{**SUPPORT, "notice": "none"}]).contracts
    (found,) = renewal_not_started(none, day)
    assert str(found.message).endswith("in 58 days, and no renewal is begun")


def test_no_value_is_on_record() -> None:
    settings = Settings()
    log = [{"kind": "value", "on": "2026-11-05", "about": "support"}]
    without, with_value = facts(contracts=[SUPPORT]), facts(contracts=[SUPPORT], log=log)
    assert told(value_not_recorded(without.contracts, settings, TODAY)) == [
        "Support ends on 2027-03-31, and no value delivered under it is on record"
    ]
    assert told(value_not_recorded(with_value.contracts, settings, TODAY)) == []
    early = facts(contracts=[SUPPORT], today=date(2026, 10, 1))
    assert told(value_not_recorded(early.contracts, settings, date(2026, 10, 1))) == []


def test_value_that_cannot_be_argued() -> None:
    def entry(on: str, **more: str) -> dict[str, str]:
        return {"kind": "value", "on": on, "about": "support", **more}

    proven = {"amount": "9_000", "evidence": "ticket 8841"}
    log = [
        entry("2026-05-05", **proven),
        entry("2026-06-05", text="40 night calls fewer"),
        entry("2026-07-05"),
        {"kind": "value", "on": "2026-07-05", "about": "something else"},
    ]
    (found,) = value_unproven(facts(contracts=[SUPPORT], log=log).contracts)
    assert str(found.message) == (
        "of 3 pieces of value under running contracts: one without a figure, 2 without evidence"
    )
    assert found.place.path == ("log", 2)
    assert list(value_unproven(facts(contracts=[SUPPORT], log=log[:1]).contracts)) == []
    assert list(value_unproven(facts(log=log).contracts)) == []


def test_what_is_done_again_and_again_and_is_late() -> None:
    recurring = {
        "news": {"text": "Read their news", "every": "1 month", "starts": "2026-09-01"},
        "call": {"text": "Call the board", "every": "1 year", "starts": "2025-11-01"},
        "later": {"text": "Later", "every": "1 month", "starts": "2026-12-01"},
    }
    found = facts({"recurring": recurring})
    (late,) = action_overdue(found.actions, TODAY)
    assert "2 things that are done again and again" in str(late.message)
    assert str(late.message).endswith("Read their news, Call the board")
    assert late.place.path == ("tier",)
    done = [{"kind": "note", "on": "2026-11-20", "about": key} for key in recurring]
    assert list(action_overdue(facts({"recurring": recurring}, log=done).actions, TODAY)) == []


def test_who_handed_what_over() -> None:
    team = Team.model_validate({"people": {"ana": "Ana Ferrer", "pere": "Pere Mas"}})
    bare = facts(sales="pere")
    assert told(handoff_missing(bare.handoffs, "ana", team)) == [
        "Pere Mas won the account and Ana Ferrer has it, but no handing-over is recorded"
    ]
    half = facts(sales="pere", handoff={"from": "pere", "to": "ana"})
    assert told(handoff_missing(half.handoffs, "ana", team)) == []
    assert told(handoff_incomplete(half.handoffs)) == ["the handing-over lacks on, customer_told"]


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"since": "2019"}, 1),
        ({"contracts": [SUPPORT]}, 1),
        ({}, 0),
        ({"since": "2019", "tier": "normal"}, 0),
        ({"since": "2019", "lifecycle": "prospect"}, 0),
        ({"since": "2019", "assigned": "joan"}, 0),
        ({"since": "2019", "sales": "ana"}, 0),
        ({"since": "2019", "handoff": {"on": "2024-03-04", "to": "ana"}}, 0),
    ],
)
def test_how_a_key_account_came_to_its_owner_is_written(more: dict[str, Any], count: int) -> None:
    team = Team.model_validate({"people": {"ana": "Ana Ferrer"}})
    found = list(handoff_missing(facts(**more).handoffs, "ana", team))
    assert len(found) == count
    assert all(each.place.path == ("owner",) for each in found)


@pytest.mark.parametrize(("day", "is_loud"), [("2027-06-15", False), ("2027-02-15", True)])
def test_an_unprepared_tender_grows_loud_and_stays_a_warning(day: str, *, is_loud: bool) -> None:
    found = facts(tenders={"wms": {"name": "WMS", "submission": day}}).tenders
    (each,) = tender_not_started(found, TODAY)
    assert (each.escalated, str(each.message).startswith("ALARM: ")) == (False, is_loud)
    assert all_explanations()["tender-not-started"].escalated is None
    assert told(tender_not_ready(found, TODAY)) == []


def test_a_tender_in_preparation_misses_what_was_due() -> None:
    tender = {"name": "WMS", "submission": "2027-03-01", "started": "2026-07-01"}
    found = facts(tenders={"wms": tender}).tenders
    assert told(tender_not_ready(found, TODAY)) == [
        "WMS is 0 % ready: their needs are neither recognised nor shaped, no success factor is identified"
    ]


@pytest.mark.parametrize(
    ("on", "more", "message"),
    [
        ("2026-11-20", {}, None),
        ("2026-11-19", {}, "nobody confirmed that it arrived, and no next talk is agreed"),
        ("2026-11-19", {"interim": "2026-12-03"}, "nobody confirmed that it arrived"),
        ("2026-11-19", {"received": "2026-11-20"}, "no day for the next talk is agreed"),
        ("2026-11-19", {"received": "2026-11-20", "interim": "2026-12-03"}, None),
    ],
)
def test_a_sent_offer_is_followed_up(on: str, more: Any, message: str | None) -> None:
    offer = {"title": "Offer", "states": [{"state": "sent", "on": on}], "follow_up": more}
    found = facts(proposals={"offer": offer}).follow_ups
    expected = [] if message is None else [f"sent on {on}; {message}"]
    assert told(offer_not_followed_up(found, TODAY)) == expected


def test_three_lines_are_an_account_without_any_of_these() -> None:
    shared = Shared(team=Team.model_validate({"people": {"ana": "Ana Ferrer"}}))
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "tier": "normal", "owner": "ana"}
    )
    names = {
        found.name
        for found in run_account_rules(derive_facts(account, frozenset(), shared, TODAY), shared)
    }
    dated = {"touchpoint-overdue", "cadence-on-low-tier", "action-overdue", "non-solicit-missing",
             "renewal-not-started", "value-not-recorded", "handoff-missing", "handoff-incomplete",
             "problem-customer", "tender-not-started", "tender-not-ready", "offer-not-followed-up",
             "offer-unanswered"}  # fmt: skip
    assert names & dated == set()
