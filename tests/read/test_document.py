"""A file is read as what its name says; what fails is told and the rest is kept."""

import pytest

from kamdocs.diagnostics.place import Extent, value_of
from kamdocs.read.document import read_document


@pytest.mark.parametrize("file", ["a/account.yaml", "a/account.yml"])
def test_yaml_with_mark_and_windows_line_ends(file: str) -> None:
    document = read_document(file, b"\xef\xbb\xbfname: A\r\nowner: ana\r\n")
    assert document.value == {"name": "A", "owner": "ana"}
    assert document.source_map.extent(value_of("owner")) == Extent(2, 8, 2, 11)
    assert document.source_map.line(1) == "name: A"
    assert document.findings == ()
    assert document.is_whole


def test_markdown_has_front_matter_and_a_body() -> None:
    document = read_document("plan.md", "---\nhorizon: 2026\n---\n\n## Estratègia\n".encode())
    assert document.value == {"horizon": "2026"}
    assert (document.body, document.body_line) == ("\n## Estratègia\n", 4)
    assert document.source_map.extent(value_of("horizon")) == Extent(2, 10, 2, 14)
    assert document.source_map.line(5) == "## Estratègia"


@pytest.mark.parametrize("text", ["# Only prose\n", "", "---\n---\nProse\n", "---\n# none\n---\n"])
def test_markdown_without_fields_has_an_empty_value(text: str) -> None:
    document = read_document("log.md", text.encode())
    assert document.value == {}
    assert document.findings == ()


@pytest.mark.parametrize("text", ["---\nprose\n---\n", "---\n- a\n---\n"])
def test_front_matter_that_is_no_fields_is_a_finding(text: str) -> None:
    document = read_document("plan.md", text.encode())
    assert document.value == {}
    assert [f.name for f in document.findings] == ["front-matter-without-fields"]
    assert not document.is_whole


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# later\n", b"\xef\xbb\xbf", b"---\n", b"null"])
def test_a_file_that_says_nothing_is_a_finding(data: bytes) -> None:
    for file, escalated in [("x/contacts.yaml", False), ("x/account.yaml", True)]:
        document = read_document(file, data)
        assert document.value is None
        assert [(f.name, f.escalated) for f in document.findings] == [("empty-file", escalated)]


def test_faults_of_all_stages_come_in_one_reading() -> None:
    document = read_document(
        "plan.md",
        b"---\na: @x\nb: \x07\nc: 1 # kamdocs: ignore[x]\n---\n<!-- kamdocs: ignore[]: y -->\n",
    )
    assert sorted(f.name for f in document.findings) == [
        "control-character",
        "malformed-suppression",
        "malformed-suppression",
        "needs-quotes",
    ]
    assert document.broken == (("a",),)
    assert document.value == {"a": None, "b": "\ufffd", "c": "1"}


def test_bytes_that_are_no_text_leave_nothing_to_conclude_from() -> None:
    document = read_document("account.yaml", "name: Núria".encode("utf-16"))
    assert (document.value, document.is_whole, document.broken) == (None, False, ((),))
