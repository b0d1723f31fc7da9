"""Markdown is taken apart at its fences; line numbers stay those of the file."""

import pytest

from kamdocs.diagnostics.place import Extent
from kamdocs.read.front_matter import split_front_matter

WHOLE = [
    ("# Hi\n", None, "# Hi\n", 1),
    ("", None, "", 1),
    ("\n---\na: 1\n---\n", None, "\n---\na: 1\n---\n", 1),
    ("---\na: 1\n---\n# Hi\n", "a: 1\n", "# Hi\n", 4),
    ("---\na: 1\n---", "a: 1\n", "", 4),
    ("--- \na: 1\n---  \nx", "a: 1\n", "x", 4),
    ("---\n---\nx", "", "x", 3),
    ("---\na: |\n  b\n\n  c\n---\n\n---\nx", "a: |\n  b\n\n  c\n", "\n---\nx", 7),
]


@pytest.mark.parametrize(("text", "matter", "body", "line"), WHOLE)
def test_the_fences_part_matter_and_body(
    text: str, matter: str | None, body: str, line: int
) -> None:
    parts = split_front_matter("a.md", text)
    assert (parts.matter, parts.body, parts.body_line) == (matter, body, line)
    assert parts.findings == ()


def test_front_matter_without_an_end_is_a_finding_and_read_to_the_empty_line() -> None:
    parts = split_front_matter("a.md", "---\na: 1\nb: 2\n\n# Hi\n")
    assert [f.name for f in parts.findings] == ["unclosed-front-matter"]
    assert parts.findings[0].place.extent == Extent(1, 1, 1, 4)
    assert (parts.matter, parts.body, parts.body_line) == ("a: 1\nb: 2\n", "\n# Hi\n", 4)
