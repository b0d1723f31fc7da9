"""Settings, people, products and money."""

from decimal import Decimal

from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.read.revenue_table import read_revenue
from kamdocs.read.shared import SharedRead, read_shared
from kamdocs.values.money import Money


def read(settings: str = "format: 1\n", **files: str) -> SharedRead:
    named = {f"accounts/{key.replace('_', '.')}": text.encode() for key, text in files.items()}
    return read_shared(("kamdocs.yaml", settings.encode()), named)


def told(found: SharedRead) -> list[str]:
    origins = Origins("kamdocs.yaml", {}, found.maps)
    located = (locate(finding, origins, None) for finding in found.findings)
    return [f"{one.file}:{one.extent.line}:{one.extent.column} {one.name}" for one in located]


def test_no_file_at_all_is_a_workspace_with_defaults() -> None:
    found = read_shared(None, {})
    assert found.findings == []
    assert found.shared.settings.tiers.key_limit == 10


def test_amounts_are_in_the_currency_of_the_settings() -> None:
    found = read("currency: USD\npricing: {approval_from: 50_000}\n")
    assert found.shared.settings.pricing.approval_from == Money(Decimal(50000), "USD")


def test_products_and_people_refer_to_each_other() -> None:
    found = read(
        team_yaml="people:\n  ana: {name: Ana}\n",
        catalogue_yaml="families:\n  software:\n    name: Software\n    products:\n      crm:\n        name: CRM\n        experts: [anna]\n",
    )
    assert told(found) == ["accounts/catalogue.yaml:7:19 unknown-reference"]


def test_a_settings_file_that_is_a_list_is_reported() -> None:
    assert told(read("- a\n- b\n")) == ["kamdocs.yaml:1:1 wrong-shape"]


def test_the_money_table_keeps_every_decimal() -> None:
    table = read_revenue(
        "accounts/revenue.csv",
        b"account,date,amount\nacme,1996-07-04,47.8799\nacme,1996-07,0.001\n",
        "EUR",
    )
    assert table.findings == ()
    assert [line.amount.amount for line in table.lines["acme"]] == [
        Decimal("47.8799"),
        Decimal("0.001"),
    ]
    assert [line.line for line in table.lines["acme"]] == [2, 3]


def test_rows_that_cannot_be_used_are_reported_where_they_stand() -> None:
    data = 'account,date,amount,currency\nacme,2026-01,"1.000,50",EUR\nacme,01/2026,5,EUR\n,2026,5,EUR\nacme,2026,5,XXQ\nacme\n'
    table = read_revenue("accounts/revenue.csv", data.encode(), "EUR")
    places = [
        (f.place.extent.line, f.place.extent.column, f.name)
        for f in table.findings
        if f.place.extent
    ]
    assert places == [
        (2, 15, "bad-amount"),
        (3, 6, "bad-date"),
        (4, 1, "bad-row"),
        (5, 13, "bad-amount"),
        (6, 1, "bad-row"),
    ]
    assert table.lines == {}


def test_a_table_without_its_columns_says_which_are_missing() -> None:
    table = read_revenue("accounts/revenue.csv", b"acount,amount\nacme,5\n", "EUR")
    assert [(f.name, str(f.help)) for f in table.findings] == [
        ("unknown-column", "did you mean account?"),
        (
            "missing-column",
            "the first row names the columns: "
            + ", ".join(
                ("account", "unit", "product", "date", "amount", "currency", "seller", "source")
            ),
        ),
    ]
