from decimal import Decimal

import pytest

from kamdocs.exchange.cells import (
    DEFAULT_DATES,
    NumberFormat,
    cell_date,
    cell_number,
    clean_text,
    read_date_format,
)

ENGLISH = NumberFormat(".", ",")
SPANISH = NumberFormat(",", ".")
SWISS = NumberFormat(".", "'")
PLAIN = NumberFormat()


@pytest.mark.parametrize(
    ("cell", "written", "number"),
    [
        ("14", PLAIN, "14"),
        ("9.80", PLAIN, "9.80"),
        (" 1,265,793.0395 ", ENGLISH, "1265793.0395"),
        ("1.265.793,04", SPANISH, "1265793.04"),
        ("1'265.50", SWISS, "1265.50"),
        ("1 265,50", NumberFormat(",", " "), "1265.50"),
        ("1\N{NO-BREAK SPACE}265,50", NumberFormat(",", " "), "1265.50"),
        ("$1,200.00", ENGLISH, "1200.00"),
        ("-$1,200.00", ENGLISH, "-1200.00"),
        ("1.200 €", SPANISH, "1200"),
        ("(1,200.50)", ENGLISH, "-1200.50"),
        ("38.50-", PLAIN, "-38.50"),
        ("15 %", PLAIN, "0.15"),
        ("5.0000001E-2", PLAIN, "0.050000001"),
        ("1E+05", PLAIN, "100000"),
        (".5", PLAIN, "0.5"),
        ("-0", PLAIN, "0"),
    ],
)
def test_a_number_as_its_source_writes_it(cell, written, number):
    assert cell_number(cell, written) == Decimal(number)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("1,200", PLAIN),
        ("12,00.5", ENGLISH),
        ("1.20,5", SPANISH),
        ("1,5", ENGLISH),
        ("n/a", PLAIN),
        ("", PLAIN),
        ("NaN", PLAIN),
        ("Infinity", PLAIN),
        ("1.", PLAIN),
        ("--1", PLAIN),
        ("1E999", PLAIN),
        ("1" * 41, PLAIN),
        ("١٢", PLAIN),
    ],
)
def test_what_is_no_number_there(cell, written):
    assert cell_number(cell, written) is None


def test_an_empty_cell_counts_as_what_the_mapping_says():
    assert cell_number("", NumberFormat(empty=Decimal(0))) == 0


@pytest.mark.parametrize(
    ("tokens", "cell", "shown"),
    [
        ("M/D/YYYY", "7/4/1996", "1996-07-04"),
        ("M/D/YYYY", "12/31/1997", "1997-12-31"),
        ("D/M/YYYY", "4/7/1996", "1996-07-04"),
        ("DD.MM.YY", "04.07.96", "1996-07-04"),
        ("DD.MM.YY", "04.07.26", "2026-07-04"),
        ("D-MMM-YYYY", "4-Jul-1996", "1996-07-04"),
        ("YYYYMMDD", "19960704", "1996-07-04"),
        ("YYYY-MM-DD*", "2024-06-23T08:41:04.000+0000", "2024-06-23"),
        ("YYYY-MM-DD*", "2018-12-18 00:00:00", "2018-12-18"),
        ("YYYY-MM", "2018-12", "2018-12"),
        ("YYYY", "2018", "2018"),
    ],
)
def test_a_date_as_its_source_writes_it(tokens, cell, shown):
    assert str(cell_date(cell, (read_date_format(tokens),))) == shown


@pytest.mark.parametrize(
    ("tokens", "cell"),
    [
        ("M/D/YYYY", "31/12/1997"),
        ("M/D/YYYY", "2/30/1997"),
        ("M/D/YYYY", "7/4/96"),
        ("YYYY-MM-DD", "2024-06-23T08:41"),
        ("YYYY-MM-DD*", "2024-06-231"),
        ("D-MMM-YYYY", "4-Foo-1996"),
        ("YYYY", ""),
    ],
)
def test_what_is_no_date_there(tokens, cell):
    assert cell_date(cell, (read_date_format(tokens),)) is None


def test_the_first_format_that_fits_decides():
    formats = tuple(read_date_format(tokens) for tokens in DEFAULT_DATES)
    assert [str(cell_date(cell, formats)) for cell in ("2024-01-31 10:00", "2024-01", "2024")] == [
        "2024-01-31",
        "2024-01",
        "2024",
    ]


@pytest.mark.parametrize("tokens", ["", "M/D", "YYYY YYYY", "M/M/YYYY", "D.YYYY", "YY-YYYY"])
def test_a_format_must_name_a_year_and_nothing_twice(tokens):
    assert read_date_format(tokens) is None


def test_text_becomes_one_clean_line():
    assert clean_text("  \x07Passeig\r\n de  Gràcia\t92 \u202e") == "Passeig de Gràcia 92"
    assert clean_text("Farma\u0300cies") == "Farmàcies"
