"""Whatever the text: no exception, positions inside it, well-formed HTML, nothing lost."""

from collections.abc import Iterable
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent
from kamdocs.read.log_book import read_log
from kamdocs.read.log_lines import Known
from kamdocs.read.markdown import render_markdown, split_lines
from kamdocs.read.names import names_of, titles_of
from kamdocs.read.sections import read_sections
from kamdocs.read.task_list import read_tasks

FILE = "accounts/acme/x.md"
VOID = {"br", "hr", "img"}
PIECES = [
    "# ", "## ", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "```", "~~~", "*", "**", "_", "~~",
    "[", "]", "(", ")", "![", "](", "](javascript:x)", "](../../../x)", "](a.md#b)", "<b>", "</b>",
    "<!--", "-->", "<", ">", "&lt;", "&#0;", "`", "|", "\n|-|-|\n", "\\", "\\|", ": ", "---", "===",
    "[^1]", "[^1]: ", "[r]: x", "::: for a, b", ":::", "for: a,b", "lang: es", "include: x", "id: y",
    "2026-11-18", " call · ", "\n## 2026-11-18 call\n", "\nSolved: ", "\n- **Severity:** ", "severe", "\nOwner: ",
    "\nMostrado: ", "\nImport: ", "12_000", "40.000", " / ", "Next: ", "Ana: ", "@ana ", "[ ] ", "[x] ", "(tag)", "a", "é",
    "\u00a0", "\u2028", "\r\n", "\r", "\0", "\x0c", "😀",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


class Wellformed(HTMLParser):
    """Fails over HTML that does not close what it opens, or that an author's tag slipped into."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert len(values) == len(attrs)
        assert tag != "b"
        assert not values.keys() & {"style", "onclick"}
        for address in (values.get("href"), values.get("src")):
            assert address is None or address.startswith(
                ("workspace:", "#", "http", "mailto", "tel")
            )
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def check_html(*pages: str) -> None:
    parser = Wellformed()
    for page in pages:
        parser.feed(page)
    parser.close()
    assert parser.opened == []
    assert len(parser.ids) == len(set(parser.ids))


def check_extents(text: str, first_line: int, extents: Iterable[Extent | None]) -> None:
    lines = split_lines(text)
    for extent in extents:
        assert extent is not None
        assert first_line <= extent.line <= extent.end_line < first_line + len(lines)
        assert (extent.line, extent.column) < (extent.end_line, extent.end_column)
        width = len(lines[extent.end_line - first_line])
        assert extent.column >= 1
        assert extent.end_column <= max(width, 1) + 1


def places(findings: Iterable[Finding]) -> list[Extent | None]:
    return [finding.place.extent for finding in findings]


@given(TEXTS)
def test_any_text_is_rendered(text: str) -> None:
    page = render_markdown(text, FILE, 3)
    check_html(page.html)
    parts = [*page.links, *page.images, *page.headings]
    check_extents(
        text, 3, [*places(page.findings), *(part.extent for part in parts if part.extent)]
    )


@given(st.sampled_from(["", "> ", "- ", "# ", "| a | ", "Term\n: "]), st.sampled_from("\t é|😀"))
def test_a_finding_points_at_the_link_it_is_about(before: str, char: str) -> None:
    link = "[x](javascript:y)"
    text = f"{before}{char} {link} {char} {link}"
    for finding in render_markdown(text, FILE, 1).findings:
        extent = finding.place.extent
        assert extent is not None
        line = split_lines(text)[extent.line - 1]
        assert line[extent.column - 1 : extent.end_column - 1] == link


@given(TEXTS)
def test_any_proposal_has_sections(text: str) -> None:
    sections, findings = read_sections(text, FILE, 3)
    passages = [passage for section in sections for passage in section.passages]
    by_id: dict[str, list[str]] = {}
    for section in sections:
        spoken = section.language.text if section.language else ""
        by_id.setdefault(spoken, []).append(section.id)
    for ids in by_id.values():
        assert len(ids) == len(set(ids))
    for passage in passages:
        check_html(passage.rendered.html)
        is_escaped = "\\" in text or "&" in text
        assert is_escaped or "<p>:::" not in passage.rendered.html
    words = [word for s in sections for word in (*s.readers, *s.lead)]
    words += [word for passage in passages for word in passage.readers]
    check_extents(text, 3, [*places(findings), *(s.extent for s in sections)])
    lines = split_lines(text)
    for word in words:
        extent = word.extent
        assert lines[extent.line - 3][extent.column - 1 : extent.end_column - 1] == word.text


@given(TEXTS)
def test_no_line_of_a_log_is_lost(text: str) -> None:
    book = read_log(text, FILE, 3)
    parts = sorted([*book.entries, *book.unfiled], key=lambda part: part.first_line)
    lines = book.preamble.split("\n") if not parts or parts[0].first_line > 3 else []
    for part in parts:
        assert part.first_line == len(lines) + 3
        lines += part.source.split("\n")
    assert lines == split_lines(text)
    check_extents(text, 3, [*places(book.findings), *book.positions.values()])
    check_html(*(part.rendered.html for part in parts))
    assert all(finding.name != "unfiled-log-entry" for finding in book.findings) == (
        not book.unfiled
    )


KNOWN = Known(names_of([("ana", "Ana Puig")]), titles_of([("erp", "ERP in the cloud")]))


@given(TEXTS, st.sampled_from([None, KNOWN]))
def test_every_line_of_an_entry_is_text_or_a_field(text: str, known: Known | None) -> None:
    book = read_log(text, FILE, 1, known)
    lines = split_lines(text)
    for index, entry in enumerate(book.entries):
        below = range(entry.first_line + 1, entry.first_line + entry.source.count("\n") + 1)
        said = {
            extent.line: path
            for path, extent in book.positions.items()
            if path[0] == index and extent.line in below and path[1:] != ("text",)
        }
        kept = [line for number in below if number not in said and (line := lines[number - 1])]
        assert "\n".join(kept).split() == str(entry.value["text"]).split()
        for path in said.values():
            assert path[1] in entry.value


@given(TEXTS)
def test_no_line_of_a_task_list_is_lost(text: str) -> None:
    book = read_tasks(text, FILE, 3)
    check_extents(text, 3, [*places(book.findings), *book.positions.values()])
    held = {number for number, _ in book.prose}
    for (_, *below), extent in book.positions.items():
        if below in ([], ["note"]):
            held |= set(range(extent.line, extent.end_line + 1))
    lines = enumerate(split_lines(text), 3)
    assert {number for number, line in lines if line.strip()} <= held
