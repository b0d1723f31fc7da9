"""The shared Northwind orders → the published figures, exact and as shown."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.portfolio.portfolio import Portfolio, derive_portfolio
from kamdocs.derive.portfolio.summary import summarise
from kamdocs.derive.tally import Tally, add_tallies
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.model.revenue import RevenueLine
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate

LAST_ORDER = date(1998, 5, 6)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def northwind(shared_data: Path) -> Portfolio:
    """The portfolio of all customers, each order line a line of revenue."""
    folder = shared_data / "northwind"
    orders = {row["OrderID"]: row for row in rows(folder, "Orders")}
    lines: dict[str, list[RevenueLine]] = defaultdict(list)
    for row in rows(folder, "Order_Details"):
        order = orders[row["OrderID"]]
        month, day, year = (int(part) for part in order["OrderDate"].split("/"))
        amount = Decimal(row["UnitPrice"]) * int(row["Quantity"]) * (1 - Decimal(row["Discount"]))
        account = order["CustomerID"].lower()
        lines[account].append(
            RevenueLine(
                account,
                PartialDate(date(year, month, day)),
                Money(amount, "USD"),
                product=f"p{row['ProductID']}",
                seller=order["EmployeeID"],
            )
        )
    families: dict[str, dict[str, object]] = {
        row["CategoryID"]: {"name": row["CategoryName"], "products": {}}
        for row in rows(folder, "Categories")
    }
    for row in rows(folder, "Products"):
        families[row["CategoryID"]]["products"][f"p{row['ProductID']}"] = row["ProductName"]  # type: ignore[index]
    shared = Shared(
        settings=Settings.model_validate({"currency": "USD"}),
        catalogue=Catalogue.model_validate(
            {"families": {f"f{key}": family for key, family in families.items()}}
        ),
        revenue={account: tuple(found) for account, found in lines.items()},
    )
    accounts = [
        Account.model_validate({"id": row["CustomerID"].lower(), "name": row["CompanyName"]})
        for row in rows(folder, "Customers")
    ]
    return derive_portfolio(
        (summarise(derive_facts(each, frozenset(), shared, LAST_ORDER)) for each in accounts),
        shared,
        LAST_ORDER,
    )


def shown(tally: Tally) -> str:
    assert tally.amount is not None
    return str(Money(tally.amount, "USD").rounded().amount)


def test_total_exact_and_by_year(northwind: Portfolio) -> None:
    revenue = northwind.revenue
    assert revenue.total.amount == Decimal("1265793.0395")
    assert {year: shown(tally) for year, tally in revenue.by_year.items()} == {
        1996: "208083.97", 1997: "617085.20", 1998: "440623.87",
    }  # fmt: skip
    assert not revenue.total.is_estimated


def test_top_customers_and_their_shares(northwind: Portfolio) -> None:
    totals = {
        summary.name: add_tallies(summary.revenue_by_year.values())
        for summary in northwind.accounts.values()
    }
    top = sorted(totals, key=lambda name: totals[name].amount or 0, reverse=True)[:5]
    assert [(name, shown(totals[name])) for name in top] == [
        ("QUICK-Stop", "110277.31"),
        ("Ernst Handel", "104874.98"),
        ("Save-a-lot Markets", "104361.95"),
        ("Rattlesnake Canyon Grocery", "51097.80"),
        ("Hungry Owl All-Night Grocers", "49979.91"),
    ]
    whole = northwind.revenue.total.amount
    shares = [round(totals[name].amount / whole * 100, 2) for name in top[:3]]
    assert shares == [Decimal("8.71"), Decimal("8.29"), Decimal("8.24")]


def test_families_and_sellers(northwind: Portfolio) -> None:
    families = {
        key: shown(add_tallies(years.values()))
        for key, years in northwind.revenue.by_family.items()
    }
    assert {key: families[key] for key in ("f1", "f4", "f3", "f6", "f8")} == {
        "f1": "267868.18", "f4": "234507.29", "f3": "167357.23", "f6": "163022.36", "f8": "131261.74",
    }  # fmt: skip
    sellers = {
        key: shown(add_tallies(years.values()))
        for key, years in northwind.revenue.by_seller.items()
    }
    assert {key: sellers[key] for key in ("4", "3", "1", "2")} == {
        "4": "232890.85", "3": "202812.84", "1": "192107.60", "2": "166537.76",
    }  # fmt: skip


def test_customers_without_an_order_are_unknown(northwind: Portfolio) -> None:
    assert len(northwind.accounts) == 91
    without = [key for key, each in northwind.accounts.items() if not each.revenue_by_year]
    assert sorted(without) == ["fissa", "paris"]
    assert {"fissa", "paris"} <= set(northwind.concentration.unknown)


def test_every_table_adds_up_to_the_total(northwind: Portfolio) -> None:
    revenue = northwind.revenue
    for table in (revenue.by_product, revenue.by_family, revenue.by_seller):
        cells = add_tallies(add_tallies(years.values()) for years in table.values())
        assert cells.amount == revenue.total.amount


def test_the_ranking_ends_at_the_whole(northwind: Portfolio) -> None:
    ranked = [each for each in northwind.pareto if each.cumulative is not None]
    assert ranked[-1].cumulative == 1
    assert {each.abc for each in ranked} == {"A", "B", "C"}
    assert northwind.concentration.key_share == 0
