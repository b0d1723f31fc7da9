"""People and a log as they are written → threads, roles, vacancies, and how wide the relation is."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.relationships import Relationships, derive_relationships
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings

TODAY = date(2026, 11, 22)
WORDS = ["none", "brief", "multiple", "in_depth"]


def relations(settings: dict[str, Any] | None = None, **more: Any) -> Relationships:
    account = Account.model_validate({"id": "acme", "name": "Acme", "owner": "ana", **more})
    return derive_relationships(account, Settings.model_validate(settings or {}), TODAY)


def call(on: str, *contacts: str, ours: str = "ana", **more: Any) -> dict[str, Any]:
    return {"kind": "call", "on": on, "with": list(contacts), "ours": [ours], **more}


def test_nobody_recorded_is_unknown_not_zero() -> None:
    found = relations()
    assert found.coverage.value is None
    assert str(found.coverage.reason) == "nobody at the customer is recorded"
    assert not found.is_single_thread
    assert found.missing_roles == ("executive_sponsor", "decision_maker", "champion")


def test_coverage_is_the_mean_by_power() -> None:
    # (3 · 100 + 2 · 40 + 1 · 0) / 6
    found = relations(
        people={
            "montse": {"name": "M", "power": "inner_circle", "coverage": "in_depth"},
            "nuria": {"name": "N", "power": "political_structure", "coverage": "brief"},
            "jordi": {"name": "J", "power": "outside", "coverage": "none"},
        }
    )
    assert found.coverage.value is not None
    assert round(found.coverage.value, 4) == Decimal("63.3333")
    best = found.coverage.advice[0]
    assert str(best.sentence) == "deepen the contact with N"
    assert best.gain == 20


def test_leaving_people_out_does_not_pay_at_a_key_account() -> None:
    people = {"montse": {"name": "M", "coverage": "in_depth", "roles": ["champion"]}}
    assert relations(people=people, tier="normal").coverage.value == 100
    # 100 · 1 of 1 + 2 + 2: sponsor and decision maker are missing.
    found = relations(people=people, tier="key")
    assert found.coverage.value == 20
    assert found.missing_roles == ("executive_sponsor", "decision_maker")


def test_a_post_that_must_be_filled_counts_with_nothing() -> None:
    found = relations(
        posts={
            "cio": {"title": "CIO", "required": "yes"},
            "buyer": {"title": "Buyer", "required": "yes"},
            "web": "Web",
        },
        people={"nuria": {"name": "N", "post": "cio", "coverage": "in_depth"}},
    )
    assert found.vacant == ("buyer", "web")
    assert found.must_fill == ("buyer",)
    assert found.coverage.value is not None
    assert round(found.coverage.value, 4) == Decimal("33.3333")
    assert "nobody is Buyer" in str(found.coverage.reason)


def test_what_nobody_judged_is_read_off_the_log_or_left_out() -> None:
    people = {"nuria": "Núria", "pau": "Pau", "elena": "Elena"}
    log = [call("2026-11-01", "nuria"), call("2026-10-01", "nuria"), call("2026-10-02", "pau")]
    found = relations(people=people, log=log)
    assert [each.coverage for each in found.contacts.values()] == ["multiple", "brief", None]
    assert found.coverage.value == Decimal("57.5")
    assert "not counted: Elena" in str(found.coverage.reason)
    silent = relations(people=people, log=log[:1])
    assert silent.coverage.value is None
    assert "Pau, Elena" in str(silent.coverage.reason)


def test_threads_are_what_was_held_within_ninety_days() -> None:
    found = relations(
        people={"nuria": "N", "pau": "P", "elena": "E"},
        log=[
            call("2026-11-20", "nuria"),
            call("2026-08-24", "pau", ours="marc"),
            call("2026-08-25", "elena", held="no"),
            {"kind": "note", "on": "2026-11-20", "with": ["elena"]},
            call("2026-12-01", "elena"),
            call("2026-11-21", "elena", kind="email", direction="ours"),
        ],
    )
    assert found.contacts["elena"].coverage is None
    assert found.active == ("nuria",)
    assert found.is_single_thread
    assert found.contacts["pau"].last == date(2026, 8, 24)
    assert found.contacts["elena"].last is None
    assert found.contacts["elena"].planned == date(2026, 12, 1)


def test_two_of_theirs_through_one_of_ours_is_a_single_thread_too() -> None:
    log = [call("2026-11-20", "nuria"), call("2026-11-19", "pau")]
    people = {"nuria": "N", "pau": "P"}
    assert relations(people=people, log=log).is_single_thread
    wide = relations(people=people, log=[*log, call("2026-11-18", "pau", ours="marc")])
    assert not wide.is_single_thread
    assert wide.active_ours == ("ana", "marc")


def test_the_matrix_holds_who_met_and_how_they_stand() -> None:
    found = relations(
        team=["marc"],
        people={
            "nuria": {"name": "N", "relationship": {"joan": "credible_source"}},
            "marta": {"name": "M", "left": "2026-06", "relationship": {"pere": "vendor"}},
        },
        log=[call("2026-11-20", "nuria"), call("2025-01-10", "nuria", ours="marc")],
    )
    assert found.ours == ("ana", "marc", "joan")
    assert [(pair.member, pair.touches, pair.last) for pair in found.pairs] == [
        ("ana", 1, date(2026, 11, 20)),
        ("marc", 0, date(2025, 1, 10)),
        ("joan", 0, None),
    ]
    assert found.pairs[2].standing is not None
    assert found.gone == ("marta",)


def test_roles_come_from_open_decisions_too() -> None:
    found = relations(
        people={"pau": {"name": "P", "roles": ["user"]}, "nuria": "N"},
        opportunities={
            "one": {"name": "One", "decision": {"members": {"pau": ["economic_buyer"]}}},
            "two": {"name": "Two", "stage": "lost", "decision": {"members": {"nuria": "champion"}}},
        },
    )
    assert found.contacts["pau"].roles == ("user", "economic_buyer")
    assert found.holders_of("champion") == ()


def test_the_settings_may_ask_for_more() -> None:
    found = relations(
        {"relationships": {"roles": ["user"], "points": {"brief": "10"}, "thread": "1 year"}},
        people={"pau": {"name": "P", "coverage": "brief"}},
        log=[call("2025-12-20", "pau")],
    )
    assert found.missing_roles == ("user",)
    assert found.coverage.value == 10
    assert found.active == ("pau",)


@given(st.lists(st.sampled_from([*WORDS, None]), min_size=1, max_size=6), st.randoms())
def test_coverage_is_bounded_and_forgets_the_order(words: list[str | None], random: Any) -> None:
    people = [
        (f"p{number}", {"name": f"P{number}", "coverage": word})
        for number, word in enumerate(words)
    ]
    value = relations(people=dict(people)).coverage.value
    random.shuffle(people)
    assert relations(people=dict(people)).coverage.value == value
    if value is not None:
        assert 0 <= value <= 100


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), st.integers(0, 4))
def test_a_deeper_contact_never_lowers_it(words: list[str], number: int) -> None:
    number %= len(words)
    better = [*words]
    better[number] = WORDS[min(WORDS.index(words[number]) + 1, 3)]

    def of(some: list[str]) -> Decimal:
        people = {f"p{n}": {"name": "P", "coverage": word} for n, word in enumerate(some)}
        value = relations(people=people).coverage.value
        assert value is not None
        return value

    assert of(better) >= of(words)
