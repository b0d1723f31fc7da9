"""Another system's export through the same program, by a mapping of its own."""

from collections import Counter
from decimal import Decimal

import pytest

from kamdocs.exchange.imports.csv import plan_csv_import, read_mapping_file
from kamdocs.read.document import read_document
from kamdocs.read.revenue_table import read_revenue


@pytest.fixture(scope="module")
def imported(repository, shared_data):
    file = repository / "tests" / "data" / "salesforce.mapping.yaml"
    mapping, _, findings = read_mapping_file(file.name, file.read_bytes())
    assert findings == ()
    folder = shared_data / "salesforce" / "gen-ai-demo"

    def run(files):
        return plan_csv_import(mapping, lambda name: (folder / name).read_bytes(), files)

    return run


def test_accounts_contacts_and_won_business(imported):
    report = imported({}).report
    assert (report.findings, report.conflicts, report.unjoined) == ((), (), ())
    assert dict(report.counts) == {"team": 2, "products": 2, "accounts": 94, "contacts": 64}


def test_what_is_not_won_is_left_out_and_counted(imported):
    (left,) = imported({}).report.left_out
    assert (left.why, left.table, left.column, left.count) == (
        "filtered",
        "opportunities",
        "IsWon",
        24,
    )


def test_the_money_of_the_won_ones(imported):
    table = read_revenue("accounts/revenue.csv", imported({}).files["accounts/revenue.csv"], "USD")
    assert table.findings == ()
    lines = [line for lines in table.lines.values() for line in lines]
    assert sum(line.amount.amount for line in lines) == Decimal(814000)
    assert Counter(line.seller for line in lines) == {"sales-user": len(lines)}


def test_accounts_of_the_same_name_are_numbered_and_told(imported):
    plan = imported({})
    assert len(plan.report.renumbered) == 47
    assert {entry.given for entry in plan.report.renumbered} == {
        f"{entry.wanted}-2" for entry in plan.report.renumbered
    }
    names = Counter(
        read_document(file, data).value["name"]
        for file, data in plan.files.items()
        if file.endswith("/account.yaml")
    )
    assert set(names.values()) == {2}


def test_an_address_leaves_no_gap_for_what_is_missing(imported):
    plan = imported({})
    addresses = {
        read_document(file, data).value.get("profile", {}).get("addresses")
        for file, data in plan.files.items()
        if file.endswith("/account.yaml")
    }
    assert "742 Everblue Terrace, Sprungfield, OR, USA" in addresses


def test_importing_again_changes_nothing(imported):
    assert imported(imported({}).files).files == {}
