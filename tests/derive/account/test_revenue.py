"""Lines of the money table and entries of the account → revenue by time and thing."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.revenue import Revenue, derive_revenue
from kamdocs.derive.tally import Tally, add_tallies
from kamdocs.diagnostics.place import Place
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.model.revenue import RevenueLine
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate, read_date

TODAY = date(2026, 11, 22)
CATALOGUE = Catalogue.model_validate(
    {"families": {"software": {"name": "Software", "products": {"crm": "CRM", "erp": "ERP"}}}}
)


def line(when: str, amount: str, currency: str = "EUR", **more: str) -> RevenueLine:
    read = read_date(when)
    assert isinstance(read, PartialDate)
    return RevenueLine("acme", read, Money(Decimal(amount), currency), file="accounts/revenue.csv",
                       line=2, **more)  # fmt: skip


def revenue(
    lines: object = (), own: object = None, today: date = TODAY, **settings: object
) -> Revenue:
    account = Account.model_validate({"id": "acme", "name": "Acme", "revenue": own})
    return derive_revenue(
        tuple(lines),  # type: ignore[arg-type]
        account.revenue,
        Settings.model_validate(settings),
        CATALOGUE,
        today,
    )


def known(years: object) -> dict[object, Decimal | None]:
    return {key: tally.amount for key, tally in years.items()}  # type: ignore[attr-defined]


def test_nothing_written_is_unknown_not_zero() -> None:
    found = revenue()
    assert (found.by_year, found.trailing.value) == ({}, None)
    assert str(found.trailing.reason) == "no revenue is recorded"


def test_by_year_unit_product_family_and_seller() -> None:
    found = revenue(
        [
            line("2026-01-05", "10.5", product="crm", unit="retail", seller="ana"),
            line("2026-02", "20", product="erp", seller="marc"),
            line("2025", "40", product="gone"),
        ]
    )
    assert known(found.by_year) == {2025: 40, 2026: Decimal("30.5")}
    assert {key: known(years) for key, years in found.by_product.items()} == {
        "crm": {2026: Decimal("10.5")}, "erp": {2026: 20}, "gone": {2025: 40},
    }  # fmt: skip
    assert {key: known(years) for key, years in found.by_family.items()} == {
        "": {2025: 40}, "software": {2026: Decimal("30.5")},
    }  # fmt: skip
    assert list(found.by_seller) == ["", "ana", "marc"]
    assert list(found.by_unit) == ["", "retail"]


def places_of(found: Revenue, year: int) -> list[Place]:
    return [each.place for each in found.earnings if each.when.first.year == year]


def test_every_figure_knows_where_it_is_written() -> None:
    found = revenue([line("2026-01-05", "1")], {"2025": "2"})
    assert [place.path for place in places_of(found, 2025)] == [("revenue", "2025")]
    [place] = places_of(found, 2026)
    assert (place.file, place.extent.line) == ("accounts/revenue.csv", 2)
    assert places_of(found, 2024) == []


def test_the_table_wins_where_it_says_anything_of_that_time() -> None:
    found = revenue([line("2025-03-01", "7")], {"2024": "100", "2025": "200"})
    assert known(found.by_year) == {2024: 100, 2025: 7}
    assert [place.path for place in found.ignored] == [("revenue", "2025")]


def test_a_quarter_inside_a_year_of_the_account_is_part_of_it() -> None:
    found = revenue(own={"2025": "200", "2025-Q1": "60"})
    assert known(found.by_year) == {2025: 200}
    assert [place.path for place in found.ignored] == [("revenue", "2025-Q1")]


def test_another_thing_in_the_same_time_is_not_part_of_it() -> None:
    own = [
        {"when": "2025", "product": "crm", "amount": "200"},
        {"when": "2025-Q1", "product": "erp", "amount": "60"},
        {"when": "2025-Q2", "product": "crm", "amount": "50"},
        {"when": "2025", "product": "crm", "amount": "1"},
    ]
    found = revenue(own=own)
    assert known(found.by_year) == {2025: 261}
    assert [place.path for place in found.ignored] == [("revenue", 2)]


def test_other_currencies_are_converted_or_counted_as_unknown() -> None:
    lines = [line("2026-01-05", "100", "USD"), line("2026-01-06", "50", "GBP"), line("2026", "1")]
    found = revenue(lines, rates={"USD": {"rate": "0.92", "on": "2026-11-01"}})
    assert found.by_year[2026] == Tally(Decimal(93), (Money(Decimal(50), "GBP"),))
    assert found.trailing.value == 93
    assert found.trailing_unconverted == (Money(Decimal(50), "GBP"),)
    assert str(found.trailing.reason) == "the settings have no exchange rate for 50 GBP"


def test_money_without_any_rate_is_unknown() -> None:
    found = revenue([line("2026-01-05", "100", "USD")])
    assert found.by_year[2026].amount is None
    assert found.trailing.value is None
    assert not found.by_year[2026].is_complete


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 22), date(2025, 11, 23)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2025, 2, 28), date(2024, 3, 1)),
        (date(2024, 3, 1), date(2023, 3, 2)),
        (date(2026, 1, 1), date(2025, 1, 2)),
    ],
)
def test_twelve_months_up_to_and_with_today(today: date, first: date) -> None:
    days = [first - timedelta(days=1), first, today, today + timedelta(days=1)]
    lines = [line(day.isoformat(), str(10**n)) for n, day in enumerate(days)]
    found = revenue(lines, today=today)
    assert found.trailing_from == first
    assert found.trailing.value == 110
    assert not found.trailing.is_estimated


def test_a_month_that_lies_partly_in_the_twelve_counts_by_its_days() -> None:
    found = revenue([line("2025-11", "300"), line("2026-10", "7")])
    assert found.trailing.value == 300 * Decimal(8) / 30 + 7
    assert found.trailing.is_estimated
    assert len(found.trailing.places) == 2


def test_a_running_period_was_earned_up_to_today() -> None:
    found = revenue(own={"2026": "500"})
    assert found.trailing.value == 500
    assert not found.trailing.is_estimated


def test_money_of_the_future_does_not_count_yet() -> None:
    found = revenue([line("2026-12-01", "500"), line("2027", "1")])
    assert found.trailing.value is None
    assert known(found.by_year) == {2026: 500, 2027: 1}


def test_old_revenue_says_nothing_of_the_twelve_months() -> None:
    found = revenue(own={"2023": "500"})
    assert found.trailing.value is None
    assert str(found.trailing.reason).endswith("the newest is of 2023")


def test_fiscal_years_bear_the_year_in_which_they_begin() -> None:
    lines = [line("2026-03-31", "1"), line("2026-04-01", "10"), line("2027-03", "100")]
    found = revenue(lines, fiscal_year="4")
    assert known(found.by_fiscal_year) == {2025: 1, 2026: 110}
    assert not found.by_fiscal_year[2026].is_estimated


def test_a_calendar_year_falls_into_two_fiscal_years_by_its_days() -> None:
    found = revenue(own={"2025": "365"}, fiscal_year="4")
    assert known(found.by_fiscal_year) == {2024: 90, 2025: 275}
    assert found.by_fiscal_year[2024].is_estimated
    assert revenue(own={"2024": "366"}, fiscal_year="4").by_fiscal_year[2023].amount == 91


def test_money_without_rate_is_shared_between_fiscal_years_too() -> None:
    found = revenue(own={"2025": "365 USD"}, fiscal_year="4")
    assert found.by_fiscal_year[2024].unconverted == (Money(Decimal(90), "USD"),)
    assert found.by_fiscal_year[2025].unconverted == (Money(Decimal(275), "USD"),)


WHEN = st.builds(
    lambda day, kind: {
        "day": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "year": f"{day:%Y}",
    }[kind],
    st.dates(date(2022, 1, 1), date(2027, 12, 31)),
    st.sampled_from(["day", "month", "quarter", "year"]),
)
LINE = st.builds(
    lambda when, amount, product, seller: line(when, amount, product=product, seller=seller),
    WHEN,
    st.decimals(min_value=-1000, max_value=10**9, places=6).map(str),
    st.sampled_from(["crm", "erp", ""]),
    st.sampled_from(["ana", ""]),
)


@given(st.lists(LINE), st.integers(1, 12))
def test_every_table_adds_up_to_the_same_total_exactly(lines: list, month: int) -> None:
    found = revenue(lines, fiscal_year=str(month))
    total = add_tallies(found.by_year.values()).amount
    assert total == (sum((Fraction(each.amount.amount) for each in lines), Fraction(0)) if lines
                     else None)  # fmt: skip
    assert add_tallies(found.by_fiscal_year.values()).amount == total
    for table in (found.by_unit, found.by_product, found.by_family, found.by_seller):
        cells = (tally for years in table.values() for tally in years.values())
        assert add_tallies(cells).amount == total


@given(st.lists(LINE), st.randoms())
def test_the_order_of_the_lines_does_not_matter(lines: list, order) -> None:
    shuffled = list(lines)
    order.shuffle(shuffled)
    one, other = revenue(lines), revenue(shuffled)
    assert (one.by_year, one.by_product, one.trailing.value) == (
        other.by_year, other.by_product, other.trailing.value,
    )  # fmt: skip


@given(st.lists(LINE.filter(lambda each: each.amount.amount >= 0)))
def test_the_twelve_months_hold_no_more_than_there_is(lines: list) -> None:
    found = revenue(lines)
    if found.trailing.value is not None:
        assert 0 <= found.trailing.value <= add_tallies(found.by_year.values()).amount
