"""Measurements, targets, money, contracts, sales and notes → figures with attainment and pace."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.account.kpis import Kpi, Kpis
from kamdocs.model.account import Account
from kamdocs.model.kpi import KPI_NAMES
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
DUE = Decimal(326) / 365
"""The part of 2026 that is over on that day."""


def derive(today: date = TODAY, settings: dict[str, Any] | None = None, **plain: Any) -> Kpis:
    account = Account.model_validate({"id": "acme", "name": "Acme", **plain})
    shared = Shared(Settings.model_validate(settings or {}))
    return derive_facts(account, frozenset(), shared, today).kpis


def kpi(name: str, today: date = TODAY, **plain: Any) -> Kpi:
    return derive(today, **plain).figures[name]


def test_without_data_all_is_unknown_and_says_what_lacks() -> None:
    found = derive()
    assert set(found.figures) == set(KPI_NAMES)
    assert all(each.value is None for each in found.figures.values())
    assert all(str(each.reason) for each in found.figures.values())
    assert found.chosen == ()
    assert found.part.value is None


def test_the_newest_measurement_counts_and_the_older_are_history() -> None:
    found = kpi("satisfaction", kpis={"satisfaction": {"2026-06": "4.5", "2025-12": "4.3"}})
    assert (found.value, str(found.when), found.is_computed) == (Decimal("4.5"), "2026-06", False)
    assert [point.value for point in found.history] == [Decimal("4.3")]
    assert [place.path for place in found.places] == [("kpis", "satisfaction", "2026-06")]


def test_what_they_said_in_a_note_is_a_measurement_too() -> None:
    note = {"kind": "call", "on": "2026-10-01", "satisfaction": "4", "title": "Call"}
    found = kpi("satisfaction", log=[note], kpis={"satisfaction": {"2026-06": "4.5"}})
    assert (found.value, len(found.history)) == (4, 1)


def test_a_measurement_wins_over_what_is_computed() -> None:
    found = kpi("revenue", revenue={"2026-03": "90"}, kpis={"revenue": {"2026-10": "100"}})
    assert (found.value, found.is_computed) == (100, False)


def test_revenue_of_the_year_against_its_target_and_the_time() -> None:
    found = kpi(
        "revenue", revenue={"2026-03": "80", "2026-09": "20"}, targets={"2026": {"revenue": "125"}}
    )
    assert (found.value, found.attainment) == (100, Decimal("0.8"))
    assert found.pace is not None
    assert round(found.pace, 6) == round(Decimal("0.8") / DUE, 6)
    assert found.target is not None
    assert found.target.place.path == ("targets", "2026", "revenue")


@pytest.mark.parametrize(
    ("today", "value"), [("2026-03-31", 80), ("2026-04-01", None), ("2027-03-31", 20)]
)
def test_the_year_is_the_fiscal_one(today: str, value: int | None) -> None:
    found = derive(
        date.fromisoformat(today),
        {"fiscal_year": "4"},
        revenue={"2026-03-10": "80", "2026-09-10": "20"},
    ).figures["revenue"]
    assert found.value == value


def test_a_shorter_period_has_its_own_target() -> None:
    found = kpi(
        "satisfaction",
        targets={"2026": {"satisfaction": "4.5"}, "2026-Q4": {"satisfaction": "4"}},
        kpis={"satisfaction": {"2026-10": "4"}},
    )
    assert (found.attainment, found.pace) == (1, 1)


def test_a_target_of_another_year_is_none() -> None:
    assert (
        kpi("revenue", targets={"2025": {"revenue": "1"}, "2027": {"revenue": "1"}}).target is None
    )


CONTRACTS = {
    "old": {"value": "100", "starts": "2025-01", "ends": "2026-06"},
    "new": {"value": "80", "starts": "2026-07", "ends": "2027-06"},
    "once": {"value": "999", "starts": "2026-01", "recurring": "no"},
}


def test_recurring_revenue_and_what_of_it_was_kept() -> None:
    figures = derive(contracts=CONTRACTS).figures
    assert figures["recurring_revenue"].value == 80
    assert figures["net_retention"].value == figures["gross_retention"].value == 80
    more = derive(contracts={**CONTRACTS, "more": {"value": "70", "starts": "2026-02"}}).figures
    assert (more["net_retention"].value, more["gross_retention"].value) == (150, 100)


def test_a_contract_of_unknown_value_makes_the_sum_unknown() -> None:
    figures = derive(contracts={**CONTRACTS, "dark": {"starts": "2026-01"}}).figures
    assert figures["recurring_revenue"].value is None
    assert str(figures["recurring_revenue"].reason) == "the value of dark is not known"


def test_what_renews_by_itself_runs_on_until_notice_is_given() -> None:
    it = {"value": "100", "starts": "2020", "ends": "2021", "renews": "1 year"}
    assert kpi("recurring_revenue", contracts={"it": it}).value == 100
    assert (
        kpi("recurring_revenue", contracts={"it": {**it, "given_notice": "2021-02-01"}}).value
        is None
    )


def test_sales_won_this_year_by_their_class() -> None:
    won = {"stage": "won", "closed": "2026-03-20"}
    figures = derive(
        opportunities={
            "a": {"name": "A", "kind": "cross-sell", "amount": "10", **won},
            "b": {"name": "B", "kind": "upgrade", "amount": "20", **won},
            "c": {"name": "C", "kind": "upgrade", "amount": "40", "stage": "won", "closed": "2025-12-31"},
            "d": {"name": "D", "kind": "upgrade", "amount": "80", "stage": "lost", "closed": "2026-02-01"},
        }
    ).figures  # fmt: skip
    assert figures["cross_sell_revenue"].value == 10
    assert figures["up_sell_revenue"].value == 20
    assert figures["deal_size"].value == Decimal(70) / 3


def test_contacts_of_both_sides_in_twelve_months() -> None:
    log = [
        {"kind": "call", "on": "2026-11-01"},
        {"kind": "call", "on": "2025-11-01"},
        {"kind": "email", "on": "2026-11-01", "direction": "ours"},
        {"kind": "meeting", "on": "2026-12-01"},
        {"kind": "meeting", "on": "2026-10-01", "held": "no"},
        {"kind": "value", "on": "2026-10-01"},
    ]
    assert kpi("interaction", log=log).value == 1
    assert kpi("interaction", log=log[5:]).value == 0


def test_prices_of_the_one_contract_that_notes_them() -> None:
    rates = [
        {"on": "2025-03", "price": "52"},
        {"on": "2026-03", "price": "54.60"},
        {"on": "2028", "price": "60"},
    ]
    found = kpi("rate_evolution", contracts={"stock": {"rates": rates}})
    assert (found.value, [point.value for point in found.history]) == (Decimal("54.60"), [52])
    two = {"stock": {"rates": rates}, "desk": {"rates": rates}}
    assert kpi("rate_evolution", contracts=two).value is None


def test_own_figures_are_measured() -> None:
    found = derive(settings={"kpis": {"nps": "Net promoter score"}}, kpis={"nps": {"2026": "40"}})
    assert found.figures["nps"].value == 40


def test_the_part_of_health_is_the_mean_pace_at_most_a_hundred_each() -> None:
    found = derive(
        kpis={"interaction": {"2026-11": "20"}, "share_of_wallet": {"2026": "30"}},
        targets={"2026": {"interaction": "10", "share_of_wallet": "60", "satisfaction": "5"}},
    )
    assert found.part.value == (100 + 50) / Decimal(2)
    assert "share_of_wallet at 50.0 % of what is due" in str(found.part.reason)


def test_a_target_without_its_figure_is_unknown_not_missed() -> None:
    found = derive(targets={"2026": {"share_of_wallet": "60"}})
    assert found.part.value is None
    assert [each.name for each in found.chosen] == ["share_of_wallet"]
