"""Possible sales → what slips, what stands still, and what may close in which quarter."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.opportunities import (
    Opportunities,
    class_of,
    derive_opportunities,
    forecast_of,
)
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings

TODAY = date(2026, 11, 22)
SETTINGS = Settings.model_validate({"rates": {"USD": "0.5"}})


def derive(**opportunities: object) -> Opportunities:
    account = Account.model_validate({"id": "a", "name": "A", "opportunities": opportunities})
    return derive_opportunities(account.opportunities, SETTINGS, TODAY)


def sale(**more: object) -> dict[str, object]:
    return {"name": "WMS", "stage": "proposal", "amount": "1_000", "probability": "60 %", **more}


def test_amounts_are_converted_weighted_and_never_guessed() -> None:
    found = derive(
        euro=sale(), dollar=sale(amount="1_000 USD"), pound=sale(amount="9 GBP"), bare={"name": "B"}
    )
    assert [chance.amount for chance in found.items.values()] == [1000, 500, None, None]
    assert [chance.weighted for chance in found.items.values()] == [600, 300, None, None]
    assert (found.amount, found.weighted) == (1500, 900)


def test_closed_ones_are_not_forecast() -> None:
    found = derive(won=sale(stage="won", closed="2026-10-14"), lost=sale(stage="lost"))
    assert (found.forecast, found.amount, found.weighted) == ((), None, None)
    assert (found.won, found.lost, found.win_rate) == (("won",), ("lost",), Decimal("0.5"))
    assert derive(open=sale()).win_rate is None


@pytest.mark.parametrize(
    ("closes", "quarter", "past"),
    [
        ("2026-12", "2026-Q4", -39),
        ("2027-Q1", "2027-Q1", -129),
        ("2028", "2028-Q4", -770),
        ("2026-11-21", "2026-Q4", 1),
        ("2026-11-22", "2026-Q4", 0),
        ("2026-02", "2026-Q1", 267),
    ],
)
def test_a_sale_counts_in_the_quarter_of_its_last_day(closes: str, quarter: str, past: int) -> None:
    found = derive(it=sale(closes=closes))
    assert str(found.forecast[0].quarter) == quarter
    assert found.items["it"].days_past == past


def test_the_forecast_is_in_order_and_names_what_it_does_not_count() -> None:
    found = derive(
        late=sale(closes="2027-06"),
        never=sale(),
        soon=sale(closes="2026-12"),
        unknown=sale(closes="2026-12", amount=None),
        unlikely=sale(closes="2026-12", probability=None),
    )
    assert [str(each.quarter) for each in found.forecast] == ["2026-Q4", "2027-Q2", "None"]
    first = found.forecast[0]
    assert first.opportunities == ("soon", "unknown", "unlikely")
    assert (first.amount, first.weighted) == (2000, 600)
    assert (first.unknown, first.unweighted) == (("unknown",), ("unknown", "unlikely"))


def test_slips_count_from_the_first_date() -> None:
    found = derive(it=sale(closes="2027-01", slipped=[{"was": "2026-10"}, "2026-06"])).items["it"]
    assert (found.slips, found.days_slipped) == (2, 215)


def test_next_steps() -> None:
    found = derive(
        none=sale(),
        undated=sale(next={"what": "Call"}),
        past=sale(next={"what": "Call", "on": "2026-11-13"}),
        lead=sale(stage="lead"),
    ).items
    assert [chance.has_next for chance in found.values()] == [False, False, True, False]
    assert found["past"].next_days_past == 9
    assert [chance.is_taken_up for chance in found.values()] == [True, True, True, False]


def test_kinds_have_classes() -> None:
    assert class_of("cross-sell") == "cross-sell"
    assert class_of("extra-feature") == class_of("renewal") == "up-sell"
    assert class_of("pilot") == "pilot"
    assert class_of(None) is None


@given(st.permutations(["2026-12", "2027-01", "2027-02", "2027-12", None]))
def test_the_order_of_the_file_changes_no_figure(dates: list[str | None]) -> None:
    found = derive(**{f"o{n}": sale(closes=day) for n, day in enumerate(dates)})
    assert [(str(each.quarter), each.weighted) for each in found.forecast] == [
        ("2026-Q4", 600),
        ("2027-Q1", 1200),
        ("2027-Q4", 600),
        ("None", 600),
    ]
    assert forecast_of(found.items.values()) == found.forecast
