"""The shared Northwind database as a workspace: its figures are published ones."""

import csv
import io
from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from kamdocs.exchange.imports.csv import plan_csv_import, read_mapping_file
from kamdocs.model.product import Catalogue
from kamdocs.model.team import Team
from kamdocs.read.document import read_document
from kamdocs.read.revenue_table import read_revenue
from kamdocs.read.schema import validate
from kamdocs.values.money import round_decimal
from kamdocs.workspace.files import read_bytes


def read_source(shared_data):
    return lambda file: read_bytes(shared_data / "northwind", file)


@pytest.fixture(scope="module")
def mapping(repository):
    file = repository / "tests" / "data" / "northwind.mapping.yaml"
    mapping, _, findings = read_mapping_file(file.name, file.read_bytes())
    assert findings == ()
    return mapping


@pytest.fixture(scope="module")
def plan(mapping, shared_data):
    return plan_csv_import(mapping, read_source(shared_data), {})


@pytest.fixture(scope="module")
def lines(plan):
    table = read_revenue("accounts/revenue.csv", plan.files["accounts/revenue.csv"], "USD")
    assert table.findings == ()
    return [line for lines in table.lines.values() for line in lines]


@pytest.fixture(scope="module")
def catalogue(plan):
    value = read_document("accounts/catalogue.yaml", plan.files["accounts/catalogue.yaml"]).value
    read = validate(Catalogue, value, currency="USD")
    assert read.findings == ()
    return read.record


def summed(lines, key):
    sums = defaultdict(Decimal)
    for line in lines:
        sums[key(line)] += line.amount.amount
    return {name: round_decimal(amount, 2) for name, amount in sums.items()}


def value_of(plan, account):
    file = f"accounts/{account}/account.yaml"
    return read_document(file, plan.files[file]).value


def test_nothing_is_left_out_and_nothing_is_found(plan):
    report = plan.report
    assert (report.findings, report.left_out, report.conflicts, report.renumbered) == ((),) * 4
    assert dict(report.counts) == {
        "team": 9,
        "families": 8,
        "products": 77,
        "accounts": 91,
        "contacts": 91,
    }


def test_the_total_is_exact(lines):
    assert sum(line.amount.amount for line in lines) == Decimal("1265793.0395")


def test_the_years(lines):
    assert summed(lines, lambda line: line.when.first.year) == {
        1996: Decimal("208083.97"),
        1997: Decimal("617085.20"),
        1998: Decimal("440623.87"),
    }


def test_the_customers_and_their_shares(plan, lines):
    by_account = summed(lines, lambda line: line.account)
    assert len(by_account) == 89
    top = sorted(by_account, key=by_account.__getitem__, reverse=True)[:5]
    assert [(value_of(plan, account)["name"], by_account[account]) for account in top] == [
        ("QUICK-Stop", Decimal("110277.31")),
        ("Ernst Handel", Decimal("104874.98")),
        ("Save-a-lot Markets", Decimal("104361.95")),
        ("Rattlesnake Canyon Grocery", Decimal("51097.80")),
        ("Hungry Owl All-Night Grocers", Decimal("49979.91")),
    ]
    shares = [by_account[account] / Decimal("1265793.0395") * 100 for account in top[:3]]
    assert [round_decimal(share, 2) for share in shares] == [
        Decimal("8.71"),
        Decimal("8.29"),
        Decimal("8.24"),
    ]


def test_the_families(lines, catalogue):
    families = {
        key: str(family.name) for family in catalogue.families.values() for key in family.products
    }
    by_family = summed(lines, lambda line: families[line.product])
    top = sorted(by_family.items(), key=lambda item: -item[1])[:5]
    assert top == [
        ("Beverages", Decimal("267868.18")),
        ("Dairy Products", Decimal("234507.29")),
        ("Confections", Decimal("167357.23")),
        ("Meat/Poultry", Decimal("163022.36")),
        ("Seafood", Decimal("131261.74")),
    ]


def test_the_sellers(lines):
    by_seller = summed(lines, lambda line: line.seller)
    assert len(by_seller) == 9
    assert sorted(by_seller.items(), key=lambda item: -item[1])[:4] == [
        ("peacock", Decimal("232890.85")),
        ("leverling", Decimal("202812.84")),
        ("davolio", Decimal("192107.60")),
        ("fuller", Decimal("166537.76")),
    ]


def test_the_owner_is_who_sold_most(plan, lines):
    accounts = {line.account for line in lines}
    owned = {account: value_of(plan, account)["owner"] for account in accounts}
    by_owner = summed(lines, lambda line: owned[line.account])
    assert by_owner["leverling"] == Decimal("346575.73")


def test_two_customers_never_ordered(plan):
    accounts = [file for file in plan.files if file.endswith("/account.yaml")]
    assert len(accounts) == 91
    without = {
        value["custom"]["customer_number"]: (value["lifecycle"], value["owner"])
        for file in accounts
        if (value := read_document(file, plan.files[file]).value)["lifecycle"] != "customer"
    }
    assert without == {"FISSA": ("prospect", "fuller"), "PARIS": ("prospect", "fuller")}


def test_an_account_as_it_is_written(plan):
    folder = "accounts/hungry-owl-all-night-grocers"
    assert plan.files[f"{folder}/account.yaml"].decode() == (
        "name: Hungry Owl All-Night Grocers\n"
        "tier: normal\n"
        "owner: leverling\n"
        "lifecycle: customer\n"
        "profile:\n"
        "  addresses: 8 Johnstown Road, Cork, Co. Cork, Ireland\n"
        "custom:\n"
        "  customer_number: HUNGO\n"
    )
    assert plan.files[f"{folder}/contacts.yaml"].decode() == (
        "posts:\n"
        "  sales-associate:\n"
        "    title: Sales Associate\n"
        "people:\n"
        "  patricia-mckenna:\n"
        "    name: Patricia McKenna\n"
        "    post: sales-associate\n"
        "    phone: 2967 542\n"
    )


def test_the_team_knows_its_leaders(plan):
    value = read_document("accounts/team.yaml", plan.files["accounts/team.yaml"]).value
    read = validate(Team, value, currency="USD")
    assert read.findings == ()
    leaders = {member: record.leader for member, record in read.record.people.items()}
    assert leaders["fuller"] is None
    assert (leaders["king"], leaders["buchanan"]) == ("buchanan", "fuller")


def test_every_file_is_read_without_a_finding(plan):
    files = [file for file in plan.files if file.endswith(".yaml")]
    assert len(files) == 2 + 2 * 91
    for file in files:
        assert read_document(file, plan.files[file]).findings == (), file


def test_the_workspace_passes_its_check(plan, errors_of):
    assert errors_of(plan.files, date(1998, 5, 6)) == []


def test_importing_again_changes_nothing(mapping, plan, shared_data):
    again = plan_csv_import(mapping, read_source(shared_data), plan.files)
    assert again.files == {}
    assert len(again.report.unchanged) == len(plan.files)
    assert again.report.conflicts == ()


def test_every_digit_of_every_line_is_kept(plan, shared_data):
    """Line by line against a plain reading of the source: 2,155 lines, 830 orders, no rounding."""

    def table(file):
        return list(csv.DictReader(io.StringIO((shared_data / "northwind" / file).read_text())))

    orders = {row["OrderID"]: row for row in table("Orders.csv")}
    details = table("Order_Details.csv")
    assert (len(orders), len(details)) == (830, 2155)
    expected = sorted(
        (
            orders[row["OrderID"]]["OrderDate"],
            Decimal(row["UnitPrice"]) * Decimal(row["Quantity"]) * (1 - Decimal(row["Discount"])),
        )
        for row in details
    )
    rows = csv.DictReader(io.StringIO(plan.files["accounts/revenue.csv"].decode()))
    written = sorted(
        (f"{int(date[5:7])}/{int(date[8:])}/{date[:4]}", Decimal(row["amount"]))
        for row in rows
        if (date := row["date"])
    )
    assert written == expected


def test_orders_without_their_customers_are_told(mapping, shared_data):
    read = read_source(shared_data)
    customers = read("Customers.csv").decode().splitlines(keepends=True)
    some = "".join(line for line in customers if not line.startswith("ALFKI")).encode()
    plan = plan_csv_import(
        mapping, lambda file: some if file == "Customers.csv" else read(file), {}
    )
    (lost,) = (each for each in plan.report.left_out if each.why == "joins_nothing")
    assert (lost.what, lost.table, lost.column, lost.target) == (
        "revenue",
        "lines",
        "account",
        "accounts",
    )
    assert (lost.count, lost.kept) == (12, False)
    assert lost.first[0][1] == "ALFKI"
