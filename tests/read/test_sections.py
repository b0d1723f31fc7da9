from inspect import cleandoc

import pytest

from kamdocs.diagnostics.finding import Finding
from kamdocs.read.sections import read_sections
from kamdocs.read.written_section import Section, Word

FILE = "accounts/acme/proposals/2026-renewal.md"


def read(text: str, first_line: int = 1) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    sections, findings = read_sections(cleandoc(text), FILE, first_line)
    for section in sections:
        words = [*section.readers, *section.lead]
        for passage in section.passages:
            words += [*passage.readers]
        for word in words:
            assert cut(text, word, first_line) == word.text
    return sections, findings


def cut(text: str, word: Word, first_line: int) -> str:
    line = cleandoc(text).split("\n")[word.extent.line - first_line]
    return line[word.extent.column - 1 : word.extent.end_column - 1]


def words(found: tuple[Word, ...]) -> list[str]:
    return [word.text for word in found]


def said(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    return [(f.name, f.place.extent.line) for f in findings if f.place.extent]


def html(sections: tuple[Section, ...]) -> str:
    return "".join(passage.rendered.html for s in sections for passage in s.passages)


def test_a_section_says_whom_it_is_for() -> None:
    sections, findings = read(
        """
        ## Executive summary
        Every twenty-fifth prescription waits.

        ## Return on the *investment*
        for: financial,  Núria Soler
        lead: financial

        It pays back.
        """,
        first_line=20,
    )
    assert findings == ()
    assert [(s.id, s.title, words(s.readers), words(s.lead)) for s in sections] == [
        ("executive-summary", "Executive summary", [], []),
        (
            "return-on-the-investment",
            "Return on the investment",
            ["financial", "Núria Soler"],
            ["financial"],
        ),
    ]
    (passage,) = sections[1].passages
    assert (passage.source, passage.first_line) == ("It pays back.", 27)
    assert passage.rendered.html == "<p>It pays back.</p>\n"


def test_passages_in_a_section_are_marked_by_themselves() -> None:
    (section,), findings = read(
        """
        ## How

        For all.
        ::: for technical, nuria; lang es
        Para técnicos.
        :::
        For all again.
        include: security
        ::: lang ca :::
        Per a tothom.
        :::
        """
    )
    assert findings == ()
    assert [
        (
            words(p.readers),
            p.language.text if p.language else None,
            p.source,
            p.include.text if p.include else None,
        )
        for p in section.passages
    ] == [
        ([], None, "For all.", None),
        (["technical", "nuria"], "es", "Para técnicos.", None),
        ([], None, "For all again.", None),
        ([], None, "", "security"),
        ([], "ca", "Per a tothom.", None),
    ]


def test_a_section_in_another_language_shares_the_id() -> None:
    sections, findings = read(
        """
        ## Price
        As agreed.
        ## Preu
        id: price
        lang: ca
        appendix: true
        Com vam acordar.
        ## Price
        Again.
        ## Costs
        id: price
        """
    )
    assert [(s.id, s.is_appendix) for s in sections] == [
        ("price", False),
        ("price", True),
        ("price-2", False),
        ("price-3", False),
    ]
    assert said(findings) == [("duplicate-section", 11)]


def test_ids_inside_passages_do_not_collide() -> None:
    sections, _ = read(
        "## A\n### B\nx[^1]\n\n[^1]: n\n\n::: for z\n### B\ny[^1]\n\n[^1]: m\n:::\n## A b"
    )
    text = html(sections)
    for written in ('id="a--b"', 'id="a--2-b"', 'id="fn-a-1"', 'id="fn-a--2-1"'):
        assert text.count(written) == 1
    assert [section.id for section in sections] == ["a", "a-b"]


def test_link_definitions_hold_for_the_whole_proposal() -> None:
    sections, findings = read("## A\n[x][r]\n\n## B\n\n[r]: https://example.com")
    assert 'href="https://example.com"' in html(sections)
    assert findings == ()


def test_headings_and_markers_in_code_are_code() -> None:
    (section,), findings = read("## A\n\n```\n## B\nfor: x\n::: for y\n```\n\n    ## C\n    for: z")
    assert findings == ()
    assert "for: x" in section.passages[0].source


def test_what_is_only_prose_is_left_alone() -> None:
    text = "## A\nImportant: read this.\n\nThe team:\n- lead: Ana\n\nhttps://example.com for: you"
    sections, findings = read(text)
    assert findings == ()
    assert "Important: read this." in html(sections)


@pytest.mark.parametrize(
    "marker",
    [
        "for:", "for: ", "for: ,", "for: a,,b", "fro: financial", "Fro: financial", "fro:financial", "xyz: a",
        "lang: español", "lang: es, ca", "appendix: perhaps", "include: two, ones", "include: No Id",
        "id: Not An Id", ":::technical", "::: technical", "::: for", "::: for a; for b",
        "::: include x", "::: {.for}",
    ],
)  # fmt: skip
def test_a_marker_that_is_not_understood_is_an_error_and_never_printed(marker: str) -> None:
    sections, findings = read(f"## A\n{marker}\n\nText.")
    assert said(findings) == [("unknown-marker", 2)]
    assert html(sections) == "<p>Text.</p>\n"
    assert sections[0].readers == ()


def test_a_misspelt_marker_is_put_right() -> None:
    _, findings = read("## A\nfro: financial")
    assert str(findings[0].help) == "did you mean for?"


@pytest.mark.parametrize(
    "body",
    [
        "for: x\n\n## A",
        "## A\n\nText.\n\nfor: x",
        "## A\n\nText,\nfor: x\ngoes on.",
        "## A\n\n> quote\nfor: x",
        "## A\n\n- item\nfor: x",
        "## A\n### B\nfor: x",
        "## A\n\n:::",
        "## A\n\n- ::: for x",
        "## A\n\n::: for x\n::: for y\nText\n:::",
        "## A\n\nText.\n\nfor: x\n---",
    ],
)
def test_a_marker_in_the_wrong_place_is_an_error_and_never_printed(body: str) -> None:
    sections, findings = read(body)
    assert [finding.name for finding in findings] == ["misplaced-marker"]
    assert "for" not in html(sections)
    assert ":::" not in html(sections)


def test_a_marker_twice_is_not_understood() -> None:
    sections, findings = read("## A\nfor: x\nfor: y")
    assert said(findings) == [("unknown-marker", 3)]
    assert words(sections[0].readers) == ["x"]


def test_a_passage_ends_with_its_section_and_that_is_said() -> None:
    sections, findings = read("## A\n::: for x\nOne.\n## B\nTwo.")
    assert said(findings) == [("unclosed-passage", 2)]
    assert [words(section.passages[0].readers) for section in sections] == [["x"], []]


def test_text_before_the_first_heading_is_kept() -> None:
    sections, findings = read("Dear Núria,\n\n## A\n\n##\nb", first_line=5)
    assert [(s.id, s.title) for s in sections] == [("opening", ""), ("a", "A"), ("opening-2", "")]
    assert said(findings) == [("untitled-section", 5), ("untitled-section", 9)]


def test_nothing_gives_nothing() -> None:
    assert read_sections("", FILE, 1) == ((), ())
