"""The one table component: order, sums, plain values and CSV."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.language.speak import speaker_of
from kamdocs.render.engine.table import (
    Cell,
    Column,
    Row,
    Table,
    fold,
    sort_rows,
    table_csv,
    write_csv,
)
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Share, Term, sentence

COLUMNS = (
    Column("name", sentence("Account")),
    Column("tier", sentence("Tier"), "enum", ("key", "normal", "low")),
    Column("revenue", sentence("Revenue"), "money", total=True),
    Column("ends", sentence("Ends"), "date"),
)


def row(name: str, tier: str | None, amount: str | None, ends: date | None = None) -> Row:
    """One account."""
    cells = (
        Cell(name),
        Cell(Term(tier) if tier else None),
        Cell(Money(Decimal(amount), "EUR") if amount else None),
        Cell(PartialDate(ends) if ends else None),
    )
    return Row(name, cells)


ROWS = (
    row("Órbita", "low", "9.5", date(2027, 3, 1)),
    row("acme", "normal", None),
    row("Zeta", "key", "100", date(2026, 1, 1)),
    row("Beta", "key", "9.5", None),
)


def order(key: str, *, descending: bool = False, rows: tuple[Row, ...] = ROWS) -> list[str]:
    """The names in order."""
    table = Table("t", sentence("Accounts"), COLUMNS, rows)
    return [item.id for item in sort_rows(table, key, descending=descending)]


def test_text_is_sorted_without_case_and_accents() -> None:
    assert order("name") == ["acme", "Beta", "Órbita", "Zeta"]


def test_words_are_sorted_by_their_scale() -> None:
    assert order("tier") == ["Zeta", "Beta", "acme", "Órbita"]


def test_amounts_are_sorted_as_numbers_and_equal_ones_keep_their_order() -> None:
    assert order("revenue") == ["Órbita", "Beta", "Zeta", "acme"]
    assert order("revenue", descending=True) == ["Zeta", "Órbita", "Beta", "acme"]


def test_unknown_stands_last_either_way() -> None:
    assert order("ends") == ["Zeta", "Órbita", "acme", "Beta"]
    assert order("ends", descending=True) == ["Órbita", "Zeta", "acme", "Beta"]


def test_sums_are_exact_and_leave_out_the_unknown() -> None:
    table = Table("t", sentence("Accounts"), COLUMNS, ROWS)
    assert table.totals == (None, None, Money(Decimal("119.0"), "EUR"), None)


def test_amounts_of_different_currencies_have_no_sum() -> None:
    columns = (Column("amount", sentence("Amount"), "money", total=True),)
    rows = tuple(Row(code, (Cell(Money(Decimal(1), code)),)) for code in ("EUR", "USD"))
    table = Table("t", sentence("Amounts"), columns, rows)
    assert table.totals == (None,)
    assert not table.has_totals


def test_a_column_shows_decimals_for_all_its_amounts_or_for_none() -> None:
    def shown(*amounts: str) -> str:
        rows = tuple(Row(text, (Cell(Money(Decimal(text), "EUR")),)) for text in amounts)
        column = Column("amount", sentence("Amount"), "money")
        return Table("t", sentence("Amounts"), (column,), rows).decimals(column)

    assert shown("1", "2.00") == "none"
    assert shown("1", "2.5") == "minor"


def test_csv_has_plain_values_in_the_order_shown() -> None:
    table = Table("t", sentence("Accounts"), COLUMNS, ROWS, sort="-revenue")
    assert table_csv(table, speaker_of("es")).splitlines() == [
        "Cuenta,Categoría,Ingresos,Termina",
        "Zeta,key,100,2026-01-01",
        "Órbita,low,9.5,2027-03-01",
        "Beta,key,9.5,",
        "acme,normal,,",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_take_for_a_formula_is_guarded(start: str) -> None:
    ((cell,),) = list(csv.reader(io.StringIO(write_csv(["x"], [[start + "1+1"]]), newline="")))[1:]
    assert cell == f"'{start}1+1"


def test_numbers_are_written_as_numbers() -> None:
    written = write_csv(
        ["x"], [[Decimal("-3.50"), Money(Decimal(-1), "EUR"), Share(Decimal("-0.5")), -2]]
    )
    assert written == "x\n-3.50,-1,-0.5,-2\n"


@given(st.lists(st.text(max_size=20), min_size=2, max_size=5))
def test_no_text_begins_a_formula_and_none_is_lost(texts: list[str]) -> None:
    written = write_csv(["a"] * len(texts), [texts])
    _, cells = list(csv.reader(io.StringIO(written, newline="")))
    for text, cell in zip(texts, cells, strict=True):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert cell.removeprefix("'") == text.removeprefix("'") or cell == text


def test_folding_helps_to_find_catalan_words() -> None:
    assert fold("Col·lectiu Ñandú") == "collectiu nandu"
