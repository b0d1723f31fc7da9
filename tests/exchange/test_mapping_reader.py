"""Mapping files in, findings at their line and column out."""

import pytest

from kamdocs.exchange.imports.csv import plan_csv_import, read_mapping_file
from kamdocs.exchange.mapping import Reference
from kamdocs.workspace.files import FileFault

BASE = """\
source: shop
tables: {customers: customers.csv, orders: orders.csv}
accounts: {from: customers, key: id, name: name}
"""
REVENUE = "revenue: {from: orders, account: customer, date: date, amount: "


def told(text):
    mapping, source_map, findings = read_mapping_file("shop.yaml", text.encode())
    assert (mapping is None) == bool(findings)
    return [
        (f.name, *_position(source_map, f), str(f.message) + (f" ({f.help})" if f.help else ""))
        for f in findings
    ]


def _position(source_map, finding):
    extent = source_map.extent(finding.place)
    return extent.line, extent.column


def read(text):
    mapping, _, findings = read_mapping_file("shop.yaml", text.encode())
    assert findings == ()
    return mapping


def test_the_smallest_mapping():
    mapping = read(BASE)
    assert (mapping.source, mapping.source_wins, mapping.revenue) == ("shop", False, None)
    assert mapping.tables["orders"].file == "orders.csv"
    assert mapping.records["accounts"].key.references == (Reference("customers", "id"),)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            BASE + "revenu: {}\n",
            ("unknown-key", 4, 1, "unknown key revenu (did you mean revenue?)"),
        ),
        (
            BASE.replace("from: customers", "from: custmers"),
            ("unknown-table", 3, 18, "there is no table custmers (did you mean customers?)"),
        ),
        (
            BASE.replace("name: name", "name: name, teir: x"),
            ("unknown-key", 3, 50, "unknown key teir (did you mean tier?)"),
        ),
        (
            BASE.replace("source: shop\n", ""),
            ("missing-value", 1, 1, "source is missing (add source: …)"),
        ),
        (
            BASE.replace("source: shop", "source: My Shop"),
            ("wrong-shape", 1, 9, "My Shop cannot be an id"),
        ),
        (
            BASE + "on_conflict: kep\n",
            ("unknown-word", 4, 14, "kep is not one of keep, import (did you mean keep?)"),
        ),
        (
            BASE + "dates: M/D\n",
            (
                "unreadable-date-format",
                4,
                8,
                "M/D is no way to write dates: YYYY or YY, M or MM or MMM, D or DD (for example D/M/YYYY; with a time behind it: YYYY-MM-DD*)",
            ),
        ),
        (
            BASE + "numbers: {decimal: ',', group: ','}\n",
            ("wrong-shape", 4, 10, "the decimal mark and the group mark must differ"),
        ),
        (
            BASE + "joins: orders.customer customers.id\n",
            (
                "unreadable-join",
                4,
                8,
                "a join is written as orders.CustomerID -> customers.CustomerID",
            ),
        ),
        (
            BASE + "joins: [orders.customer -> custom.id]\n",
            ("unknown-table", 4, 9, "there is no table custom (did you mean customers?)"),
        ),
        (
            BASE.replace("name: name", "name: {name}"),
            ("wrong-shape", 3, 44, "a text with braces needs quotation marks around it"),
        ),
        (
            BASE.replace("name: name", 'name: "{first} {last"'),
            ("wrong-shape", 3, 44, "the braces of this text do not match"),
        ),
        (
            BASE.replace("name: name", "name: {column: a, always: b}"),
            ("wrong-shape", 3, 44, "exactly one of column, text, always belongs here"),
        ),
        (
            BASE.replace("name: name", "name: name, owner: {by: revenue}"),
            ("missing-value", 3, 57, "this needs revenue, and the mapping has none"),
        ),
        (
            BASE + REVENUE + "price * }\n",
            ("unreadable-sum", 4, 71, "this sum ends too early"),
        ),
        (
            BASE + REVENUE + "'price × (1 − % )'}\n",
            ("unreadable-sum", 4, 78, "% cannot be reckoned with"),
        ),
        ("- a\n", ("wrong-shape", 1, 1, "keys and values are expected here")),
        (BASE + "source: again\n", None),
        ("", None),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text, finding):
    findings = told(text)
    assert findings
    if finding is not None:
        assert finding in findings


def test_everything_is_told_in_one_run():
    text = BASE.replace("name: name", "nam: name") + "dates: D\non_conflict: x\n"
    assert [(name, line) for name, line, *_ in told(text)] == [
        ("missing-value", 3),
        ("unknown-key", 3),
        ("unreadable-date-format", 4),
        ("unknown-word", 5),
    ]


def planned(text, **tables):
    mapping, source_map, _ = read_mapping_file("shop.yaml", text.encode())
    files = {f"{name}.csv": content.encode() for name, content in tables.items()}
    missing = FileFault("missing")
    plan = plan_csv_import(mapping, lambda file: files.get(file, missing), {}, tuple(files))
    assert plan.files == {}
    return [
        (f.name, *_position(source_map, f), str(f.message), str(f.help))
        for f in plan.report.findings
    ]


def test_a_column_that_no_table_has():
    assert planned(BASE, customers="id,Name\n1,A\n", orders="x\n1\n") == [
        (
            "unknown-column",
            3,
            44,
            "the table customers has no column name",
            "did you mean Name?",
        )
    ]


def test_a_file_that_is_not_there():
    assert planned(BASE, customer="id,name\n", orders="x\n") == [
        (
            "missing-table",
            2,
            21,
            "there is no file customers.csv in the source folder",
            "did you mean customer.csv?",
        )
    ]


def test_a_table_that_no_join_leads_to():
    text = BASE + REVENUE + "customers.id}\n"
    tables = {"customers": "id,name\n1,A\n", "orders": "customer,date\n1,2026-01-01\n"}
    assert planned(text, **tables)[0][:4] == (
        "unreadable-join",
        4,
        10,
        "no join leads from orders to customers",
    )
