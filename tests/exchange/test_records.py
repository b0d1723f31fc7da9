"""Values and ids as they are written."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.exchange.imports.csv import read_mapping_file
from kamdocs.exchange.join import Joined, plan_route
from kamdocs.exchange.mapping import Cell, Join, Reference
from kamdocs.exchange.records import give_ids, text_of, write_number
from kamdocs.exchange.tables import read_table
from kamdocs.values.identifier import LONGEST_ID, id_fault
from kamdocs.values.money import read_money


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_an_amount_is_read_back_as_it_was(number):
    assert read_money(write_number(number), "EUR").amount == number


@pytest.mark.parametrize(
    ("number", "written"),
    [("18", "18"), ("4.5", "4.50"), ("9.80", "9.80"), ("0.125", "0.1250"), ("1234.125", "1234.125"),
     ("1E+3", "1000"), ("12.3456", "12.3456"), ("40.000", "40")],
)  # fmt: skip
def test_an_amount_leaves_no_doubt(number, written):
    assert write_number(Decimal(number)) == written


def test_ids_are_numbered_in_their_order_and_told():
    ids, numbered = give_ids("accounts", [("1", "Acme"), ("2", "ACME!"), ("3", "acmé")], {})
    assert ids == {"1": "acme", "2": "acme-2", "3": "acme-3"}
    assert [(entry.key, entry.given) for entry in numbered] == [("2", "acme-2"), ("3", "acme-3")]


def test_an_id_once_given_is_kept_and_not_given_again():
    ids, _ = give_ids("accounts", [("9", "Acme"), ("2", "Other")], {"2": "acme", "7": "acme-2"})
    assert ids == {"9": "acme-3", "2": "acme"}


@given(st.lists(st.text(max_size=70), max_size=8))
def test_ids_can_always_be_given_and_differ(names):
    ids, _ = give_ids("x", [(str(number), name) for number, name in enumerate(names)], {})
    assert len(set(ids.values())) == len(names)
    assert all(id_fault(given) is None and len(given) <= LONGEST_ID for given in ids.values())


@pytest.mark.parametrize(
    ("written", "row", "text"),
    [
        ("{a}, {b} {c}, {d}", "1,2,3,4", "1, 2 3, 4"),
        ("{a}, {b} {c}, {d}", ",2,3,4", "2 3, 4"),
        ("{a}, {b} {c}, {d}", "1,,,4", "1, 4"),
        ("{a}, {b} {c}, {d}", "1,2,,", "1, 2"),
        ("{a}, {b} {c}, {d}", ",,,", ""),
        ("No. {a}", "7,,,", "No. 7"),
        ("No. {a}", ",,,", ""),
        ("{a} {b} {c}", "x,,y,", "x y"),
        ("row {#}", "1,2,3,4", "row 1"),
    ],
)
def test_words_around_columns_close_their_gaps(written, row, text):
    table, _ = read_table("t", "t.csv", f"a,b,c,d,e\n{row},there\n".encode())
    pieces = re.split(r"\{([^{}]*)\}", written)
    parts = tuple(
        Reference("t", piece) if odd % 2 else piece for odd, piece in enumerate(pieces) if piece
    )
    take = text_of(Cell(parts, ()), {"t": table})
    first = table.rows[0]
    assert take(Joined(first, {"t": first})) == text


def test_a_column_is_translated_and_has_a_default():
    table, _ = read_table("t", "t.csv", b"a,b\nA,1\nB,1\n,1\n")
    cell = Cell((Reference("t", "a"),), (), {"A": "key"}, "low")
    take = text_of(cell, {"t": table})
    assert [take(Joined(row, {"t": row})) for row in table.rows] == ["key", "B", "low"]


def test_the_shortest_way_of_joins_is_walked_either_way():
    def join(left, right):
        return Join(Reference(left, "x"), Reference(right, "x"), ())

    joins = [join("lines", "orders"), join("customers", "orders"), join("orders", "sellers")]
    route = plan_route("lines", ["customers"], joins)
    assert [(step.start.table, step.goal.table) for step in route] == [
        ("lines", "orders"),
        ("orders", "customers"),
    ]
    assert plan_route("lines", [], joins) == []
    assert plan_route("lines", ["products"], joins) == "products"


def test_a_lookup_table_with_a_key_twice_is_told(shop):
    shop.tables["orders.csv"] += "o1,c2,1,5/5/2026\n"
    report = shop.run()
    assert [(e.what, e.why, e.table, e.first) for e in report.left_out] == [
        ("revenue: orders", "twice", "orders", ((5, "o1"),))
    ]
    assert "2026-05" not in shop.text("revenue.csv")


def test_a_mapping_that_is_no_yaml_is_told():
    mapping, _, findings = read_mapping_file("shop.yaml", b"source: [a\n")
    assert mapping is None
    assert findings
