"""The rows of one source are replaced; everything else in the table keeps every character."""

from decimal import Decimal

from kamdocs.exchange.revenue_rows import Bought
from kamdocs.exchange.revenue_table import replace_rows, write_amount
from kamdocs.values.partial_date import read_date

ROW = Bought("acme", "", "crm", read_date("2026-02"), "ana")
SUMS = {ROW: Decimal("295.8125")}


def test_a_new_table():
    assert replace_rows(None, "shop", SUMS) == (
        "account,product,date,amount,seller,source\nacme,crm,2026-02,295.8125,ana,shop\n"
    )


def test_units_and_currencies_get_columns_when_they_occur():
    bought = Bought("acme", "cork", "", read_date("2026"), "", "USD")
    assert replace_rows("", "shop", {bought: Decimal("-10.50")}) == (
        "account,unit,product,date,amount,currency,seller,source\nacme,cork,,2026,-10.5,USD,,shop\n"
    )


def test_rows_of_others_stay_as_they_are():
    before = (
        "Account;x".replace(";x", "")
        + ",date,amount,product,seller,source\r\n"
        + 'acme,2025,"1000.00","a ""b""\r\nc",ana,\r\n'
        + "acme,2026-01,5,crm,ana,shop\r\n"
        + "\r\n"
        + "acme,2026-03,7.10,crm,ana,other\r\n"
        + "acme,2026-02,6,crm,ana,shop\r\n"
        + "acme,2024,1,crm,ana,other"
    )
    assert replace_rows(before, "shop", SUMS) == (
        "Account,date,amount,product,seller,source\r\n"
        'acme,2025,"1000.00","a ""b""\r\nc",ana,\r\n'
        "acme,2026-02,295.8125,crm,ana,shop\r\n"
        "\r\n"
        "acme,2026-03,7.10,crm,ana,other\r\n"
        "acme,2024,1,crm,ana,other\r\n"
    )


def test_a_table_without_the_columns_gets_them():
    assert replace_rows("account,date,amount\nacme,2025,1000\n", "shop", SUMS) == (
        "account,date,amount,product,seller,source\n"
        "acme,2025,1000,,,\n"
        "acme,2026-02,295.8125,crm,ana,shop\n"
    )


def test_replacing_twice_changes_nothing():
    once = replace_rows("account,date,amount\nacme,2025,1000\n", "shop", SUMS)
    assert replace_rows(once, "shop", SUMS) == once


def test_a_source_without_rows_leaves_none():
    once = replace_rows("account,date,amount,source\nacme,2025,1000,\n", "shop", SUMS)
    assert "shop" not in replace_rows(once, "shop", {})


def test_amounts_keep_their_digits_and_lose_their_zeros():
    amounts = ["1000", "9.80", "0.0395", "100.00", "-2.50", "0"]
    assert [write_amount(Decimal(amount)) for amount in amounts] == [
        "1000",
        "9.8",
        "0.0395",
        "100",
        "-2.5",
        "0",
    ]
