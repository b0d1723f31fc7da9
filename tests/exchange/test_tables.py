import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.exchange.encoding import EncodingFault, decode
from kamdocs.exchange.tables import read_table, sniff_delimiter

# The published JSON of this one disagrees with its CSV: another telephone number, and an object
# in place of a list.
SPECTRUM_DEVIATION = "location_coordinates"


def read(data: bytes | str, **told):
    table, findings = read_table(
        "t", "t.csv", data.encode() if isinstance(data, str) else data, **told
    )
    assert table is not None
    return table, findings


def as_records(table):
    return [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows]


def told(findings):
    return [(f.name, f.place.extent.line, str(f.message)) for f in findings]


def test_the_csv_spectrum_reads_as_published(shared_data):
    folder = shared_data / "csv-spectrum"
    files = sorted((folder / "csvs").glob("*.csv"))
    assert len(files) == 12
    for file in files:
        table, findings = read(file.read_bytes())
        assert findings == ()
        expected = json.loads((folder / "json" / f"{file.stem}.json").read_bytes().decode())
        if file.stem == SPECTRUM_DEVIATION:
            expected = [expected | {"Contact Phone Number": "2095257564"}]
        assert as_records(table) == expected, file.stem


def test_one_table_in_several_encodings(shared_data):
    files = sorted((shared_data / "csv-encodings").glob("csvtext*.csv"))
    read_as = {file.name: read(file.read_bytes())[0] for file in files}
    assert {name: table.encoding for name, table in read_as.items()} == {
        "csvtext.csv": "utf-8",
        "csvtext_BOM_UTF8.csv": "utf-8",
        "csvtext_BOM_UTF16LE.csv": "utf-16-le",
        "csvtext_BOM_UTF16BE.csv": "utf-16-be",
        "csvtext_BOM_UTF32LE.csv": "utf-32-le",
        "csvtext_BOM_UTF32BE.csv": "utf-32-be",
    }
    for table in read_as.values():
        assert table.columns == ("column1", "column2", "column3")
        assert [row.cells for row in table.rows] == [
            ("row1-1", "row1-2", "row1-3"),
            ("row2-1", "row2-2", "row2-3"),
        ]


def test_every_shared_table_is_read(shared_data):
    files = sorted(
        file
        for folder in ("northwind", "salesforce", "hubspot", "csv-encodings", "csv-spectrum")
        for file in (shared_data / folder).rglob("*.csv")
    )
    assert len(files) > 40
    odd = {}
    for file in files:
        table, findings = read(file.read_bytes())
        assert table.rows, file.name
        if findings:
            odd[file.name] = [finding.name for finding in findings]
    assert odd == {"Accounts-Contacts.csv": ["short-rows"]}  # accounts without a contact


def test_records_of_the_real_ones(shared_data):
    def count(path):
        return len(read((shared_data / path).read_bytes())[0].rows)

    assert count("northwind/Customers.csv") == 91
    assert count("northwind/Employees.csv") == 9
    assert count("northwind/Products.csv") == 77
    assert count("northwind/Orders.csv") == 830
    assert count("northwind/Order_Details.csv") == 2155
    assert count("salesforce/gen-ai-demo/Account.csv") == 94


@pytest.mark.parametrize(
    ("encoding", "written_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_an_encoding_is_found_out(encoding, written_as):
    text = "id;nombre\r\n1;Farmàcies del Vallès, S.L. — «€»\r\n" * 3
    assert decode(text.encode(encoding)) == (text, written_as)


def test_an_encoding_may_be_named():
    assert decode("Łódź".encode("cp1250"), "cp1250") == ("Łódź", "cp1250")
    assert decode(b"\xff", "utf-8") == EncodingFault("encoding")
    assert decode(b"a", "no-such-thing") == EncodingFault("unknown")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\r\n\r\n", "is empty"),
        (b"PK\x03\x04xl/workbook.xml", "is a spreadsheet"),
        (b"\x89PNG\r\n\x00\x00\x00\rIHDR", "is no text file"),
    ],
)
def test_what_is_no_table_is_told(data, message):
    table, findings = read_table("t", "t.csv", data)
    assert table is None
    assert [finding.name for finding in findings] == ["unreadable-table"]
    assert str(findings[0].message).startswith(message)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n", ";"),
        ("a\tb,c\n1\t2,3\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ('"x;y;z",b\n"1;2;3",2\n', ","),
        ("name\nAcme\n", ","),
    ],
)
def test_a_delimiter_is_found_out(text, delimiter):
    assert sniff_delimiter(text) == delimiter


def test_a_delimiter_may_be_named_or_declared():
    assert read("a!b,c\n1!2,3\n", delimiter="!")[0].columns == ("a", "b,c")
    table, _ = read("sep=;\na;b\n1;2\n")
    assert (table.columns, table.rows[0].line) == (("a", "b"), 3)


def test_a_row_keeps_the_line_it_begins_on():
    table, _ = read('a,b\n"one\ntwo",1\n\n,\nthree,2\n')
    assert [(row.number, row.line, row.cells) for row in table.rows] == [
        (1, 2, ("one\ntwo", "1")),
        (2, 6, ("three", "2")),
    ]


def test_rows_of_another_width_are_told_and_kept():
    table, findings = read("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1\n")
    assert [row.cells for row in table.rows] == [
        ("1", "2", ""),
        ("1", "2", "3"),
        ("1", "2", "3"),
        ("1", "", ""),
    ]
    assert told(findings) == [
        (
            "short-rows",
            2,
            "2 rows have fewer cells than the header (lines 2, 5); the missing ones are empty",
        ),
        (
            "long-rows",
            3,
            "1 row has more cells than the header (line 3); what is beyond is not read",
        ),
    ]


def test_columns_of_the_same_name_are_told_apart():
    table, findings = read("Name,Name,,Name\n1,2,3,4\n")
    assert table.columns == ("Name", "Name (2)", "column 3", "Name (3)")
    assert [finding.name for finding in findings] == ["duplicate-column"] * 2


def test_a_quote_that_is_never_closed_is_grave():
    _, findings = read('a,b\n1,2\n"3,4\n5,6\n')
    assert told(findings[:1]) == [
        ("unmatched-quotes", 3, "a quotation mark of this record is never closed")
    ]
    assert findings[0].escalated


def test_quotes_within_a_cell_are_told():
    table, findings = read('a,b\n"1" inch,2\n')
    assert table.rows[0].cells == ("1 inch", "2")
    assert told(findings) == [
        ("unmatched-quotes", 2, "the quotation marks of this record do not match")
    ]
    assert not findings[0].escalated


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data):
    table, findings = read_table("t", "t.csv", data)
    assert (table is None) <= bool(findings)
    if table is not None:
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), min_size=1).filter(
                str.strip
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=2,
        max_size=6,
    )
)
def test_what_is_written_by_the_rules_is_read_back(records):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *records])
    table, findings = read(out.getvalue(), delimiter=",", encoding="utf-8")
    assert findings == ()
    assert [list(row.cells) for row in table.rows] == records
