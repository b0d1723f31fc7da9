"""A grid, exposure and recommendations → findings, and where they stand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from kamdocs.check.run import run_account_rules
from kamdocs.derive.account.facts import derive_facts
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
CATALOGUE = {"families": {"all": {"name": "All", "products": {"stock": "Stock", "wms": "WMS"}}}}
UNITS = {"retail": {"name": "Retail", "location": "Here"}}
PEOPLE = {"nuria": {"name": "Núria", "unit": "retail"}}


def told(name: str, broken: frozenset[str] = frozenset(), **more: Any) -> list[Finding]:
    shared = Shared(Settings(), catalogue=Catalogue.model_validate(CATALOGUE))
    plain: Mapping[str, Any] = {"id": "acme", "name": "Acme", "tier": "normal", "owner": "ana"}
    facts = derive_facts(Account.model_validate({**plain, **more}), broken, shared, TODAY)
    return [finding for finding in run_account_rules(facts, shared) if finding.name == name]


def says(findings: list[Finding]) -> list[str]:
    return [str(finding.message) for finding in findings]


def test_unexplored_cells_are_one_finding_an_account() -> None:
    units = {**UNITS, "online": {"name": "Online", "location": "There"}}
    grid = {"retail": {"stock": "potential"}}
    assert says(told("cells-unexplored", units=units, grid=grid)) == [
        "3 cells of 4 are unexplored (25.00 % explored): Retail: WMS, Online: Stock, WMS"
    ]


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({}, False),
        ({"tier": "key"}, True),
        ({"tier": "key", "lifecycle": "former"}, False),
        ({"units": UNITS}, False),
        ({"units": UNITS, "contracts": {"one": {"product": "stock"}}}, True),
        ({"contracts": {"one": {"product": "stock"}}}, False),
        ({"grid": {"rest": {"stock": "potential"}}}, True),
        ({"tier": "low", "grid": {"rest": {"stock": "potential"}}}, False),
        ({"grid": {"rest": {"rest": "potential"}}}, False),
    ],
)
def test_unexplored_cells_are_asked_for_where_a_grid_is_laid_out(
    more: dict[str, Any], is_told: bool
) -> None:
    assert bool(told("cells-unexplored", **more)) == is_told


def test_nothing_is_judged_that_rests_on_a_broken_part() -> None:
    assert told("cells-unexplored", frozenset({"grid"}), tier="key") == []
    assert told("unit-unknown", frozenset({"people"}), units=UNITS) == []


def test_a_blocked_cell_needs_a_reason_and_a_day_to_come() -> None:
    def blocked(**more: str) -> list[tuple[str, bool]]:
        grid = {"retail": {"stock": {"state": "blocked", **more}}}
        found = told("blocked-cell", units=UNITS, grid=grid)
        return [(str(finding.message), finding.escalated) for finding in found]

    assert blocked(why="No budget", recheck="2026-11") == []
    assert blocked(why="No budget", recheck="2026-10") == [
        ("was to be asked again by 2026-10", False)
    ]
    assert blocked(recheck="2027-02") == [("blocked without a reason", True)]
    assert blocked(why="No budget") == [("blocked without a day to ask again", False)]


def test_a_blocked_row_is_told_once() -> None:
    found = told("blocked-cell", units=UNITS, grid={"retail": {"rest": {"state": "blocked", "recheck": "2027"}}})  # fmt: skip
    assert [finding.place.path for finding in found] == [("grid", "retail", "rest")]


def test_a_blocked_cell_with_an_open_opportunity_is_contradicted_not_blocked() -> None:
    plain = {
        "units": UNITS,
        "grid": {"retail": {"stock": "blocked"}},
        "opportunities": {"one": {"name": "One", "unit": "retail", "product": "stock"}},
    }
    assert told("blocked-cell", **plain) == []
    assert says(told("cell-contradicted", **plain)) == [
        "the file says blocked, but there is an open opportunity (one): the cell counts as opportunity"
    ]


def test_units_without_people_or_place_are_one_finding() -> None:
    units = {
        "group": "Group",
        "retail": {"name": "Retail", "parent": "group", "location": "Here"},
        "online": "Online",
    }
    assert says(told("unit-unknown", units=units, people=PEOPLE)) == [
        "we know nobody in Online, nobody wrote where Online is"
    ]


def test_a_unit_that_can_buy_nothing_needs_no_contact() -> None:
    assert told("unit-unknown", units=UNITS) != []
    assert told("unit-unknown", units=UNITS, grid={"retail": {"rest": "not_eligible"}}) == []


def test_what_nobody_was_told_of_is_asked_where_showings_are_recorded() -> None:
    assert told("contacts-not-told", people=PEOPLE) == []
    assert len(told("contacts-not-told", people=PEOPLE, tier="key")) == 1
    log = [{"kind": "call", "on": "2025-01-10", "with": ["nuria"], "shown": ["stock"]}]
    grid = {"rest": {"wms": {"state": "competitor", "who": "LogiPharm"}}}
    assert says(told("contacts-not-told", units=UNITS, people=PEOPLE, log=log, grid=grid)) == [
        (
            "one product was never shown to one person, one showing is longer ago than 12 months,"
            " Núria was never told of WMS, which the unit buys from others"
        )
    ]


HAPPY = {
    "nuria": {"name": "Núria", "stance": {"value": "advocate", "by": "ana", "on": "2026-11-01"}}
}


def test_happy_people_of_customers_are_asked() -> None:
    assert len(told("favour-not-asked", people=HAPPY)) == 1
    assert told("favour-not-asked", people=HAPPY, lifecycle="prospect") == []
    asked = {"nuria": {**HAPPY["nuria"], "referrals": [{"asked": "2026-11-02"}]}}
    assert told("favour-not-asked", people=asked) == []


VALUE = {"kind": "value", "on": "2026-11-05", "text": "Opened in time"}


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({}, True),
        ({"lifecycle": "former"}, False),
        ({"log": [{**VALUE, "on": "2026-05-21"}]}, False),
        ({"log": [{**VALUE, "on": "2026-12-05"}]}, False),
        ({"log": [VALUE, {"kind": "complaint", "on": "2026-11-10"}]}, False),
        ({"log": [VALUE, {"kind": "wish", "on": "2026-11-10"}]}, True),
        ({"log": [VALUE, {"kind": "complaint", "on": "2026-11-10", "solved": "2026-11-12"}]}, True),
        ({"plan": {"commitments": [{"who": "us", "text": "Engineer", "due": "2026-10"}]}}, False),
        ({"plan": {"commitments": [{"who": "them", "text": "Data", "due": "2026-10"}]}}, True),
        ({"people": {"n": {"name": "N", "referrals": [{"asked": "2026-11-06"}]}}}, False),
        ({"people": {"n": {"name": "N", "referrals": [{"asked": "2026-10-06"}]}}}, True),
        ({"kpis": {"satisfaction": {"2026-10": "4.0"}}, "targets": {"2026": {"satisfaction": "4.5"}}}, False),
        ({"kpis": {"satisfaction": {"2026-10": "4.6"}}, "targets": {"2026": {"satisfaction": "4.5"}}}, True),
    ],
)  # fmt: skip
def test_a_success_is_effective_in_time_and_as_expected(
    more: dict[str, Any], is_told: bool
) -> None:
    assert bool(told("success-not-used", **{"log": [VALUE], **more})) == is_told


def test_competitors_nobody_names_are_one_finding() -> None:
    named = {"state": "competitor", "who": "LogiPharm"}
    grid: dict[str, Any] = {
        "retail": {"stock": "competitor", "wms": named},
        "rest": {"rest": "competitor"},
    }
    (found,) = told("competitor-unnamed", units=UNITS, grid=grid)
    assert str(found.message) == "competitors sell in 2 cells, and nobody wrote which"
    assert found.place.path == ("grid", "retail", "stock")
    assert told("competitor-unnamed", units=UNITS, grid={"retail": {"wms": named}}) == []
