"""Another system's export through the same program, by a mapping of its own."""

from collections import Counter
from datetime import date
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
    assert (report.findings, report.conflicts) == ((), ())
    assert "joins_nothing" not in {each.why for each in report.left_out}
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


def test_the_workspace_passes_its_check(imported, errors_of):
    assert errors_of(imported({}).files, date(2025, 7, 1)) == []


def test_importing_again_changes_nothing(imported):
    assert imported(imported({}).files).files == {}


APEX = """\
source: apex
tables: {accounts: Accounts.csv, contacts: Contacts.csv, opportunities: Opportunities.csv}
dates: YYYY-MM-DD*
accounts:
  from: accounts
  key: "@AccountRef{#}"
  name: name
  profile: {employees: NumberOfEmployees, website: website, industry: industry}
contacts:
  from: contacts
  account: accountId
  key: email
  name: "{firstName} {lastName}"
  email: email
revenue:
  from: opportunities
  only: {StageName: Closed/Won}
  account: accountId
  date: closedate
  by: quarter
  amount: amount
"""


def test_rows_can_be_referred_to_by_their_number(shared_data):
    folder = shared_data / "salesforce" / "apex-recipes"
    mapping, _, findings = read_mapping_file("apex.yaml", APEX.encode())
    assert findings == ()
    plan = plan_csv_import(mapping, lambda name: (folder / name).read_bytes(), {})
    assert plan.report.findings == ()
    assert "joins_nothing" not in {each.why for each in plan.report.left_out}
    counts = dict(plan.report.counts)
    assert (counts["accounts"], counts["contacts"]) == (50, 150)
    first = "accounts/zoonoodle-37/account.yaml"
    assert "employees: 28549" in plan.files[first].decode()
    table = read_revenue("accounts/revenue.csv", plan.files["accounts/revenue.csv"], "USD")
    assert {line.when.precision for lines in table.lines.values() for line in lines} == {"quarter"}


FIVETRAN = """\
source: fivetran
tables:
  accounts: {file: sf_account_data.csv, drop: {is_deleted: "true"}}
  contacts: {file: sf_contact_data.csv}
  orders: sf_order_data.csv
accounts: {from: accounts, key: id, name: name, tier: {always: low}}
contacts: {from: contacts, account: account_id, key: id, name: name}
revenue: {from: orders, account: account_id, date: effective_date, amount: total_amount}
"""


def test_what_leads_nowhere_is_told_with_count_and_lines(shared_data):
    folder = shared_data / "salesforce" / "fivetran"
    mapping, _, findings = read_mapping_file("fivetran.yaml", FIVETRAN.encode())
    assert findings == ()
    plan = plan_csv_import(mapping, lambda name: (folder / name).read_bytes(), {})
    assert [(e.what, e.why, e.table, e.count) for e in plan.report.left_out] == [
        ("accounts", "filtered", "accounts", 9),
        ("contacts", "no_key", "contacts", 1),
        ("revenue", "joins_nothing", "orders", 10),
        ("contacts", "joins_nothing", "contacts", 3),
    ]
    assert "accounts/revenue.csv" in plan.files
