"""People, decisions and a log → what is said of threads, roles, dossiers, champions and judgements."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from kamdocs.check.run import run_account_rules
from kamdocs.derive.account.facts import derive_facts
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
RULES = frozenset(
    {
        "too-few-contacts",
        "buying-role-missing",
        "economic-buyer-unclear",
        "dossier-incomplete",
        "nobody-negative",
        "judgement-stale",
        "champion-silent",
        "single-thread",
        "alumnus-lost",
    }
)


def found(settings: Mapping[str, Any] | None = None, **more: Any) -> dict[str, list[Finding]]:
    shared = Shared(Settings.model_validate(settings or {}))
    plain = {"id": "acme", "name": "Acme", "tier": "normal", "owner": "ana", **more}
    facts = derive_facts(Account.model_validate(plain), frozenset(), shared, TODAY)
    told: dict[str, list[Finding]] = {}
    for finding in run_account_rules(facts, shared):
        if finding.name in RULES:
            told.setdefault(finding.name, []).append(finding)
    return told


def call(on: str, *contacts: str, ours: str = "ana") -> dict[str, Any]:
    return {"kind": "call", "on": on, "with": list(contacts), "ours": [ours]}


def says(told: dict[str, list[Finding]], name: str) -> list[str]:
    return [str(finding.message) for finding in told.get(name, [])]


@pytest.mark.parametrize("tier", ["normal", "low", "key"])
def test_three_lines_say_nothing_but_that_a_key_account_needs_people(tier: str) -> None:
    told = found(tier=tier)
    assert set(told) == ({"too-few-contacts"} if tier == "key" else set())


def test_a_key_account_needs_two_of_theirs_and_two_of_ours() -> None:
    told = found(tier="key", people={"nuria": "N"})
    assert [finding.place.path for finding in told["too-few-contacts"]] == [("people",), ("team",)]
    many = {"relationships": {"contacts": "3", "ours": "1"}}
    told = found(many, tier="key", people={"nuria": "N", "pau": "P"})
    assert says(told, "too-few-contacts") == [
        "this key account has 2 contacts at the customer; it needs 3"
    ]


def test_people_who_left_do_not_count() -> None:
    people = {"nuria": "N", "marta": {"name": "M", "left": "2026-06", "roles": ["champion"]}}
    told = found(tier="key", team=["marc"], people=people)
    assert says(told, "too-few-contacts") == [
        "this key account has one contact at the customer; it needs 2"
    ]
    assert "champion" in says(told, "buying-role-missing")[0]


def test_one_economic_buyer_a_decision() -> None:
    def decided(*buyers: str) -> list[str]:
        members = {key: ["economic_buyer"] if key in buyers else ["user"] for key in ("a", "b")}
        sale = {"one": {"name": "One", "decision": {"members": members}}}
        told = found(people={"a": "Ana", "b": "Biel"}, opportunities=sale)
        return says(told, "economic-buyer-unclear")

    assert decided("a") == []
    assert decided() == ["nobody in this decision is the economic buyer"]
    assert decided("a", "b") == ["Ana, Biel are all economic buyers of one decision"]


def test_all_dossiers_of_an_account_are_one_finding() -> None:
    group = {"decision": {"members": {"a": ["user"], "b": ["user"]}}}
    plain = {
        "people": {"a": "Ana", "b": "Biel"},
        "opportunities": {"one": {"name": "One", **group}, "two": {"name": "Two", **group}},
    }
    [told] = found(**plain)["dossier-incomplete"]
    assert told.place.path == ("people", "a")
    assert "stance" in str(told.message)
    [elsewhere] = found({"judgements_in_overlay": "yes"}, **plain)["dossier-incomplete"]
    assert "stance" not in str(elsewhere.message)


def test_a_map_of_friends_is_doubted_from_five_people_on() -> None:
    def mapped(*stances: str) -> bool:
        people = {
            f"p{number}": {"name": f"P{number}", "stance": stance}
            for number, stance in enumerate(stances)
        }
        return "nobody-negative" in found(people=people)

    assert mapped(*["supporter"] * 5)
    assert not mapped(*["supporter"] * 4)
    assert not mapped(*["supporter"] * 4, "sceptic")


def test_unsigned_and_old_judgements_are_one_finding() -> None:
    people = {
        "nuria": {"name": "Núria", "power": "outside", "stance": "supporter"},
        "pau": {"name": "Pau", "stance": {"value": "neutral", "by": "ana", "on": "2026-01-01"}},
    }
    [told] = found(people=people)["judgement-stale"]
    assert str(told.message) == (
        "2 judgements about people have no author or no day (Núria),"
        " one is older than 180 days (Pau)"
    )
    assert told.place.path == ("people", "nuria", "power")
    assert "(Pau)" not in says(found({"ages": {"judgement": "400"}}, people=people), "judgement-stale")[0]  # fmt: skip


@pytest.mark.parametrize(
    ("log", "is_told"),
    [
        ([], True),
        ([call("2026-10-22", "nuria")], True),
        ([call("2026-10-23", "nuria")], False),
        ([call("2026-09-01", "nuria"), call("2026-12-01", "nuria")], False),
        ([call("2026-11-20", "pau")], True),
    ],
)
def test_a_champion_hears_from_us_every_thirty_days(log: list[Any], is_told: bool) -> None:
    people = {"nuria": {"name": "N", "roles": ["champion"]}, "pau": "P"}
    assert ("champion-silent" in found(people=people, log=log)) == is_told
    assert "champion-silent" not in found(people=people, log=log, tier="low")
    assert "champion-silent" not in found(people=people, log=log, lifecycle="former")


def test_mail_that_nobody_answered_is_no_contact() -> None:
    people = {"nuria": {"name": "N", "roles": ["champion"]}, "pau": "P"}
    mail = {**call("2026-11-20", "nuria"), "kind": "email", "direction": "ours"}
    march = call("2026-03-02", "nuria")
    assert says(found(people=people, log=[march, mail]), "champion-silent") == [
        "nobody has spoken with the champion N for 265 days, since 2026-03-02"
    ]
    assert "champion-silent" not in found(people=people, log=[{**mail, "direction": "theirs"}])
    letter = {**call("2026-11-20", "pau"), "kind": "newsletter"}
    told = found(people=people, log=[call("2026-11-20", "nuria"), mail, letter])
    assert says(told, "single-thread") == ["all contacts within 90 days were with N"]


def test_a_single_thread() -> None:
    people = {"nuria": "N", "pau": "P"}
    one = [call("2026-11-20", "nuria"), call("2026-11-01", "nuria", ours="marc")]
    both = [*one, call("2026-11-10", "pau")]
    assert says(found(people=people, log=one), "single-thread") == [
        "all contacts within 90 days were with N"
    ]
    assert "single-thread" not in found(people=people, log=both)
    assert "single-thread" not in found(people=people, log=[])
    assert "single-thread" not in found(people={"nuria": "N"}, log=one)
    assert "single-thread" in found(people={"nuria": "N"}, log=one, tier="key")
    assert "single-thread" not in found(people=people, log=one, tier="low")


def test_at_a_key_account_one_of_ours_alone_is_a_single_thread_too() -> None:
    people = {"nuria": "N", "pau": "P"}
    alone = [call("2026-11-20", "nuria"), call("2026-11-10", "pau")]
    [told] = found(tier="key", people=people, log=alone)["single-thread"]
    assert (str(told.message), told.place.path) == (
        "all contacts within 90 days were by ana alone", ("team",),
    )  # fmt: skip
    assert "single-thread" not in found(people=people, log=alone)


def test_who_left_has_somewhere_to_be() -> None:
    people = {
        "marta": {"name": "Marta", "left": "2024"},
        "oriol": {"name": "Oriol", "left": "2024", "now_at": "Some Ltd"},
        "jon": {"name": "Jon", "left": "2026"},
    }
    [told] = found(people=people)["alumnus-lost"]
    assert "Marta, Jon" in str(told.message)
