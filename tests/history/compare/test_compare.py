"""An account before and after, as its files say it → what became different, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from kamdocs.derive.account.facts import Facts, derive_facts
from kamdocs.history.change import Change, Side
from kamdocs.history.changes import compare_accounts, comparisons, loudest
from kamdocs.language.speak import speaker_of
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.model.team import Team

TODAY = date(2026, 11, 22)
SHARED = Shared(
    Settings.model_validate({"criteria": {"fit": {"name": "Product fit", "weight": "1"}}}),
    Team.model_validate({"people": {"ana": {"name": "Ana Ferrer"}, "marc": {"name": "Marc Pons"}}}),
    Catalogue.model_validate(
        {"families": {"soft": {"name": "Software", "products": {"crm": {"name": "CRM"}}}}}
    ),
)
ACME: Mapping[str, Any] = {"id": "acme", "name": "Acme", "tier": "normal", "owner": "ana"}


def side(account: Mapping[str, Any]) -> Side:
    record = Account.model_validate({**ACME, **account})
    return Side(derive_facts(record, frozenset(), SHARED, TODAY), SHARED)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    return compare_accounts({"acme": side(before)}, {"acme": side(after)})


def told(before: Mapping[str, Any], after: Mapping[str, Any], kind: str = "") -> list[str]:
    speaker = speaker_of("en")
    return [
        speaker.speak(change.text) for change in changes(before, after) if kind in ("", change.kind)
    ]


CASES: Mapping[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "owner": ({}, {"owner": "marc"}, ["went from Ana Ferrer to Marc Pons"]),
    "lifecycle": ({}, {"lifecycle": "former"}, ["customer became former"]),
    "promotion": (
        {},
        {
            "tier": "key",
            "reviews": [{"on": "2026-11-20", "by": "ana", "decision": "promote", "why": "Won it"}],
        },
        ["went from normal to key: Won it"],
    ),
    "review": (
        {},
        {"reviews": [{"on": "2026-11-20", "by": "ana", "decision": "keep", "why": "As expected"}]},
        ["stays normal after a review: As expected"],
    ),
    "score": (
        {"ratings": {"fit": "3"}},
        {"ratings": {"fit": "4"}},
        ["score rose from 60 to 80: Product fit 3 → 4"],
    ),
    "a first score": ({}, {"ratings": {"fit": "4"}}, ["has a score now: 80"]),
    "somebody new": (
        {},
        {"people": {"pau": {"name": "Pau Serra", "title": "Buyer"}}},
        ["Pau Serra is new: Buyer"],
    ),
    "somebody left": (
        {"people": {"pau": {"name": "Pau Serra"}}},
        {"people": {"pau": {"name": "Pau Serra", "left": "2026-11", "now_at": "Beta"}}},
        ["Pau Serra left for Beta"],
    ),
    "stance": (
        {"people": {"pau": {"name": "Pau Serra", "stance": "neutral"}}},
        {"people": {"pau": {"name": "Pau Serra", "stance": {"value": "sceptic", "why": "Delays"}}}},
        ["Pau Serra went from neutral to sceptic: Delays"],
    ),
    "role": (
        {"people": {"pau": {"name": "Pau Serra", "roles": ["user", "champion"]}}},
        {"people": {"pau": {"name": "Pau Serra", "roles": ["user", "approver"]}}},
        ["Pau Serra is approver now", "Pau Serra is no longer champion"],
    ),
    "a sale moves on": (
        {"opportunities": {"x": {"name": "Tills", "stage": "lead", "closes": "2026-12"}}},
        {"opportunities": {"x": {"name": "Tills", "stage": "proposal", "closes": "2027-02"}}},
        ["“Tills” went from lead to proposal", "“Tills” closes Feb 2027, not Dec 2026"],
    ),
    "a sale is lost": (
        {"opportunities": {"x": {"name": "Tills", "stage": "proposal"}}},
        {"opportunities": {"x": {"name": "Tills", "stage": "lost", "why": "Price"}}},
        ["“Tills” lost: Price"],
    ),
    "a contract": (
        {"contracts": [{"id": "care", "ends": "2027-03-31"}]},
        {
            "contracts": [
                {"id": "care", "ends": "2027-03-31", "given_notice": {"on": "2026-11-02", "why": "New group"}},
                {"id": "more", "value": "9_000"},
            ]
        },
        ["new contract more: €9,000 a year", "notice given of contract care: New group"],
    ),
    "plan": (
        {"plan": {"objectives": [{"id": "it", "text": "Run it", "milestones": [{"text": "Pilot"}]}]}},
        {
            "plan": {
                "objectives": [
                    {"id": "it", "text": "Run it", "milestones": [{"text": "Pilot", "state": "done"}]}
                ],
                "risks": ["New buyer"],
            }
        },
        ["milestone done: Pilot", "new risk: New buyer"],
    ),
    "promises": (
        {"plan": {"commitments": [{"who": "us", "text": "Engineer on site"}]}},
        {"plan": {"commitments": [{"who": "us", "text": "Engineer on site", "state": "broken"}]}},
        ["our promise broken: Engineer on site"],
    ),
    "a complaint": (
        {},
        {"log": [{"kind": "complaint", "on": "2026-11-20", "title": "Late", "severity": "severe"}]},
        ["complaint, severe: Late"],
    ),
    "solved": (
        {"log": [{"kind": "complaint", "on": "2026-11-10", "title": "Late"}]},
        {"log": [{"kind": "complaint", "on": "2026-11-10", "title": "Late", "solved": "2026-11-20"}]},
        ["complaint solved: Late"],
    ),
    "contacts": (
        {},
        {"log": [{"kind": "call", "on": "2026-11-18"}, {"kind": "call", "on": "2026-11-19"}]},
        ["2 contacts noted"],
    ),
    "tasks": (
        {"actions": [{"text": "Send the offer"}]},
        {"actions": [{"text": "Send the offer", "done": True}, {"text": "Call Pau"}]},
        ["task done: Send the offer", "new task: Call Pau"],
    ),
    "the grid": (
        {"units": [{"id": "shop", "name": "Shops"}], "grid": {"shop": {"crm": "potential"}}},
        {
            "units": [{"id": "shop", "name": "Shops"}],
            "grid": {"shop": {"crm": {"state": "competitor", "who": "Rival"}}},
        },
        ["CRM in Shops: potential → competitor"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_became_different_is_told_in_words(name: str) -> None:
    before, after, expected = CASES[name]
    assert [text for text in told(before, after) if "health" not in text] == expected


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_told_of_what_stayed(name: str) -> None:
    before, after, _ = CASES[name]
    assert told(before, before) == told(after, after) == []


@pytest.mark.parametrize("language", ["es", "ca"])
@pytest.mark.parametrize("name", CASES)
def test_every_language_says_it(name: str, language: str) -> None:
    before, after, _ = CASES[name]
    english, other = speaker_of("en"), speaker_of(language)
    for change in changes(before, after):
        assert other.speak(change.text) != english.speak(change.text)


def test_an_account_may_come_or_go() -> None:
    [come] = compare_accounts({}, {"acme": side({})})
    [gone] = compare_accounts({"acme": side({})}, {})
    assert (str(come.text), str(gone.text)) == (
        "new account: normal",
        "no longer among the accounts",
    )


def test_the_loudest_stand_first_and_quiet_ones_are_not_among_the_first() -> None:
    after = {
        "owner": "marc",
        "log": [{"kind": "call", "on": "2026-11-18"}],
        "people": {"pau": {"name": "Pau Serra"}},
    }
    found = changes({}, after)
    assert found[0].kind == "owner"
    assert [change.kind for change in loudest(found, 5)] == ["owner", "people"]
    assert [change.kind for change in loudest(found, 1)] == ["owner"]


def test_there_is_a_case_for_every_kind_of_comparison() -> None:
    kinds = {
        change.kind for before, after, _ in CASES.values() for change in changes(before, after)
    }
    assert len(comparisons()) >= 12
    assert {"tier", "score", "people", "opportunity", "contract", "plan", "issue"} <= kinds


def test_every_part_named_is_one_of_the_account_or_its_facts() -> None:
    known = {*Account.model_fields, *(field.name for field in fields(Facts))}
    named = {part for kind in comparisons().values() for part in kind.parts}
    assert len(named) > 10
    assert named <= known


def test_nothing_is_compared_of_what_could_not_be_read() -> None:
    before, after, _ = CASES["somebody left"]
    now = side(after)
    broken = replace(now, facts=replace(now.facts, broken=frozenset(["people"])))
    assert compare_accounts({"acme": side(before)}, {"acme": broken}) == ()
