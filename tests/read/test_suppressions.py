"""Ignore comments: what they name, why, until when, and the line they hold for."""

from datetime import date

import pytest

from kamdocs.diagnostics.place import Extent
from kamdocs.read.document import Document, read_document
from kamdocs.read.suppressions import Suppression


def read(file: str, text: str) -> Document:
    return read_document(file, text.encode())


def test_at_the_end_of_a_line_it_holds_for_that_line() -> None:
    [found] = read("a.yaml", "a: 1\nb: 2  # kamdocs: ignore[x-y, MIN01]: small one\n").suppressions
    assert found == Suppression(
        ("x-y", "MIN01"), "small one", None, 2, Extent(2, 9, 2, 47), applies_to=2
    )


def test_alone_it_holds_for_the_next_line_that_says_something() -> None:
    text = "a:\n  # kamdocs: ignore[x] until 2027-01-31: waiting\n\n  # more\n  - b\n"
    [found] = read("a.yaml", text).suppressions
    assert (found.line, found.applies_to) == (2, 5)
    assert found.until == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("written", "until"), [("2027-02", date(2027, 2, 28)), ("2027", date(2027, 12, 31))]
)
def test_it_lasts_to_the_end_of_a_month_or_year(written: str, until: date) -> None:
    [found] = read("a.yaml", f"a: 1 # kamdocs: ignore[x] until {written}: y\n").suppressions
    assert found.until == until


def test_in_markdown_it_is_an_html_comment_and_in_front_matter_a_yaml_one() -> None:
    document = read(
        "plan.md",
        "---\na: 1 # kamdocs: ignore[x]: one\n---\n"
        "# Hi <!-- kamdocs: ignore[y]: two -->\n"
        "<!-- kamdocs: ignore[not-utf-8]: three -->\n\n"
        "text # kamdocs: ignore[z]: in prose this is text\n"
        "~~~\n<!-- kamdocs: ignore[z]: code -->\n~~~\n",
    )
    assert [(s.names, s.reason, s.line, s.applies_to) for s in document.suppressions] == [
        (("x",), "one", 2, 2),
        (("y",), "two", 4, 4),
        (("not-utf-8",), "three", 5, 7),
    ]
    assert document.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        'a: "x # kamdocs: ignore[y]: z"\n',
        "a: |\n  # kamdocs: ignore[y]: z\n",
        "a: 'x\n  # kamdocs: ignore[y]: z'\n",
        "a: x# kamdocs: ignore[y]: z\n",
        "a: 1 # see kamdocs: ignore[y]: z\n",
    ],
)
def test_what_is_no_comment_is_none(text: str) -> None:
    assert read("a.yaml", text).suppressions == ()


MALFORMED = [
    ("ignore[x]", "no reason"),
    ("ignore[x]:", "no reason"),
    ("ignore[x] because", "no reason"),
    ("ignore[]: y", "names no finding"),
    ("ignore[Foo]: y", "“Foo” cannot be the name"),
    ("ignore[x y]: z", "“x y” cannot be the name"),
    ("ignore[x] until 31/01/2027: y", "“31/01/2027” is not a date"),
    ("ignore[x] until 2027-02-30: y", "“2027-02-30” is not a date"),
    ("ignore: y", "not understood"),
    ("skip[x]: y", "not understood"),
]


@pytest.mark.parametrize(("said", "words"), MALFORMED)
def test_a_malformed_one_is_a_finding_with_an_example(said: str, words: str) -> None:
    document = read("a.yaml", f"a: 1 # kamdocs: {said}\n")
    [finding] = document.findings
    assert document.suppressions == ()
    assert finding.name == "malformed-suppression"
    assert words in str(finding.message)
    assert "ignore[milestone-overdue] until" in str(finding.help)
    assert finding.place.extent == Extent(1, 8, 1, 17 + len(said))
