"""What the log and sent offers showed to whom → what is fresh, due again, never told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdocs.derive.account.exposure import Exposure
from kamdocs.derive.account.facts import Facts

Derive = Callable[..., Exposure]


@pytest.fixture
def exposure(facts_of: Callable[..., Facts]) -> Derive:
    return lambda settings=None, **more: facts_of(settings, **more).exposure


def meeting(on: str, contact: str, *shown: str, **more: Any) -> dict[str, Any]:
    return {"kind": "meeting", "on": on, "with": [contact], "shown": list(shown), **more}


def states(found: Exposure, contact: str) -> dict[str, str]:
    return {each.product: each.state for each in found.of(contact)}


def test_everybody_is_to_be_told_of_everything(exposure: Derive) -> None:
    found = exposure(people={"nuria": "N", "pau": "P"})
    assert states(found, "nuria") == {"stock": "never", "wms": "never"}
    assert len(found.in_state("never")) == 4
    assert not found.is_begun


def test_people_forget_after_twelve_months_or_as_the_settings_say(exposure: Derive) -> None:
    people = {"nuria": "N"}
    log = [meeting("2025-11-22", "nuria", "stock"), meeting("2025-11-21", "nuria", "wms")]
    assert states(exposure(people=people, log=log), "nuria") == {"stock": "fresh", "wms": "again"}
    soon = {"white_space": {"reexposure": "6 months"}}
    assert states(exposure(soon, people=people, log=log), "nuria")["stock"] == "again"


def test_only_what_took_place_counts_and_the_last_time(exposure: Derive) -> None:
    log = [
        meeting("2026-12-01", "nuria", "stock"),
        meeting("2026-10-01", "nuria", "stock", held="no"),
        meeting("2024-10-01", "nuria", "wms"),
        meeting("2026-10-01", "nuria", "wms"),
    ]
    found = exposure(people={"nuria": "N"}, log=log)
    assert states(found, "nuria") == {"stock": "never", "wms": "fresh"}
    assert found.of("nuria")[1].last == date(2026, 10, 1)


def test_a_sent_offer_shows_what_it_prices(exposure: Derive) -> None:
    offer = {
        "title": "Stock",
        "to": ["nuria"],
        "prices": [{"product": "stock", "quantity": "1"}],
        "states": [{"state": "sent", "on": "2026-11-01"}],
    }
    people = {"nuria": "N", "pau": "P"}
    found = exposure(people=people, proposals={"one": offer})
    assert states(found, "nuria")["stock"] == "fresh"
    assert states(found, "pau")["stock"] == "never"
    draft = offer | {"states": [{"state": "draft", "on": "2026-11-01"}]}
    assert states(exposure(people=people, proposals={"one": draft}), "nuria")["stock"] == "never"


def test_nobody_is_told_of_what_their_unit_has_or_could_never_buy(exposure: Derive) -> None:
    found = exposure(
        units={"retail": "Retail", "online": "Online"},
        people={"nuria": {"name": "N", "unit": "retail"}, "pau": {"name": "P", "unit": "online"}},
        contracts={"one": {"unit": "retail", "product": "stock"}},
        grid={"online": {"wms": "not_eligible"}},
    )
    assert states(found, "nuria") == {"wms": "never"}
    assert states(found, "pau") == {"stock": "never"}


def test_what_a_unit_buys_elsewhere_and_nobody_told_of_stands_out(exposure: Derive) -> None:
    plain = {
        "people": {"nuria": "N", "pau": "P"},
        "grid": {"rest": {"wms": {"state": "competitor", "who": "LogiPharm"}}},
    }
    assert [each.contact for each in exposure(**plain).elsewhere] == ["nuria", "pau"]
    told = exposure(**plain, log=[meeting("2020-01-01", "nuria", "wms")])
    assert [each.contact for each in told.elsewhere] == ["pau"]


def test_people_who_left_are_told_of_nothing(exposure: Derive) -> None:
    assert exposure(people={"marta": {"name": "M", "left": "2026-06"}}).showings == ()


DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
ENTRIES = st.lists(
    st.tuples(DAYS, st.sampled_from(["nuria", "pau"]), st.sampled_from(["stock", "wms"]))
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(ENTRIES, st.randoms())
def test_the_order_of_the_log_does_not_matter(
    exposure: Derive, entries: list[tuple[date, str, str]], random: Any
) -> None:
    people = {"nuria": "N", "pau": "P"}
    log = [meeting(str(day), who, what) for day, who, what in entries]
    first = exposure(people=people, log=log)
    random.shuffle(log)
    assert exposure(people=people, log=log) == first
    assert len(first.showings) == 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(ENTRIES, st.dates(date(2023, 1, 1), date(2026, 11, 22)))
def test_showing_once_more_never_makes_it_staler(
    exposure: Derive, entries: list[tuple[date, str, str]], day: date
) -> None:
    order = ["never", "again", "fresh"]
    people = {"nuria": "N", "pau": "P"}
    log = [meeting(str(day), who, what) for day, who, what in entries]
    before = exposure(people=people, log=log)
    after = exposure(people=people, log=[*log, meeting(str(day), "nuria", "stock")])
    for old, new in zip(before.showings, after.showings, strict=True):
        assert order.index(new.state) >= order.index(old.state)
