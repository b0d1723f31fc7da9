from inspect import cleandoc

import pytest

from kamdocs.diagnostics.place import Extent
from kamdocs.read.markdown import render_markdown
from kamdocs.read.rendered import Rendered

FILE = "accounts/acme/plan.md"


def render(text: str, **options: object) -> Rendered:
    return render_markdown(cleandoc(text), FILE, 1, **options)  # type: ignore[arg-type]


def cut(text: str, extent: Extent, first_line: int = 1) -> str:
    lines = cleandoc(text).split("\n")[extent.line - first_line : extent.end_line - first_line + 1]
    lines[-1] = lines[-1][: extent.end_column - 1]
    return "\n".join([lines[0][extent.column - 1 :], *lines[1:]])


def findings(text: str) -> list[tuple[str, str]]:
    """Name and the text each finding points at."""
    found = []
    for finding in render(text).findings:
        assert finding.place.file == FILE
        assert finding.place.extent is not None
        found.append((finding.name, cut(text, finding.place.extent)))
    return found


def test_plain_text_says_what_a_reader_sees() -> None:
    page = render("""
        # Title

        Some *words*, `code` and
        [a link](https://example.com).

        | a | b |
        |---|---|
        | 1 | 2 |
        """)
    assert page.text == "Title\nSome words, code and a link.\na\nb\n1\n2"


def test_headings_have_ids_that_are_folded_and_unique() -> None:
    page = render("# Qué és\n\n## Què és?\n\n## 日本\n")
    assert [heading.id for heading in page.headings] == ["que-es", "que-es-2", "x"]
    assert '<h2 id="que-es-2">' in page.html


def test_headings_are_lowered_and_their_ids_kept_apart() -> None:
    page = render("# A\n\n###### B", heading_offset=2, id_prefix="plan-", taken_ids={"plan-a"})
    assert [(h.level, h.id) for h in page.headings] == [(3, "plan-a-2"), (6, "plan-b")]
    assert page.html == '<h3 id="plan-a-2">A</h3>\n<h6 id="plan-b">B</h6>\n'


def test_a_link_to_a_heading_of_the_text_finds_it_under_its_prefix() -> None:
    page = render("## Què és\n\n[there](#què-és) [elsewhere](#x)", id_prefix="plan-")
    assert 'href="#plan-que-es"' in page.html
    assert 'href="#x"' in page.html


def test_links_are_safe_and_symbolic() -> None:
    page = render("[a](https://example.com) [b](../x.md#y) ![c](c.png)")
    assert '<a href="https://example.com" rel="noopener">a</a>' in page.html
    assert '<a href="workspace:accounts/x.md#y">b</a>' in page.html
    assert '<img src="workspace:accounts/acme/c.png" alt="c">' in page.html
    assert [link.target.path for link in page.links] == [None, "accounts/x.md"]
    assert [image.path for image in page.images] == ["accounts/acme/c.png"]


@pytest.mark.parametrize(
    ("link", "name", "html"),
    [
        ("[now *here*](javascript:alert(1))", "link-refused", "<p>now <em>here</em></p>"),
        ("<javascript:alert(1)>", "link-refused", "<p>javascript:alert(1)</p>"),
        ("[x](data:text/html;base64,eA==)", "link-refused", "<p>x</p>"),
        ("[x](//example.com)", "link-refused", "<p>x</p>"),
        ("[x](&#106;avascript:alert(1))", "link-refused", "<p>x</p>"),
        ("[x](../../../x)", "link-outside-workspace", "<p>x</p>"),
        ("![x](../../../x.png)", "link-outside-workspace", "<p>x</p>"),
        ("![x *y*](https://example.com/x.png)", "remote-image", "<p>x y</p>"),
        ("![x](//example.com/x.png)", "remote-image", "<p>x</p>"),
        ("![x](data:image/png;base64,eA==)", "remote-image", "<p>x</p>"),
        ("![](x.png)", "image-without-text", None),
    ],
)
def test_what_is_refused_becomes_text(link: str, name: str, html: str | None) -> None:
    assert findings(link) == [(name, link)]
    if html is not None:
        assert render(link).html == html + "\n"


def test_positions_in_every_kind_of_block() -> None:
    text = """
        Para [a](data:1)
           and [b](data:2)

        # Head [c](data:3) #

        Under
        lined [d](data:4)
        ------

        > - quote [e](data:5)
        >   lazy
        and [f](data:6)

        | a \\| [g](data:7) | `x\\|y` [h](data:8) |
        |:-:|---|
        |  | [h](data:8) |

        Term [i](data:9)
        : meaning ![j [k](data:10)](data:11)

        Note[^n]

        [^n]: It [l](data:12) is
            [m](data:13)
        """
    assert [found for _, found in findings(text)] == [
        "[a](data:1)", "[b](data:2)", "[c](data:3)", "[d](data:4)", "[e](data:5)", "[f](data:6)",
        "[g](data:7)", "[h](data:8)", "[h](data:8)", "[i](data:9)",
        "![j [k](data:10)](data:11)", "[l](data:12)", "[m](data:13)",
    ]  # fmt: skip
    assert [heading.text for heading in render(text).headings] == ["Head c", "Under lined d"]
    assert cut(text, render(text).headings[0].extent) == "Head [c](data:3)"


def test_lines_are_counted_from_the_first_of_the_body() -> None:
    found = render_markdown("a\r\n\r\n<b>", FILE, 10).findings[0]
    assert found.place.extent == Extent(12, 1, 12, 4)


def test_raw_html_is_shown_as_text_and_said_once_a_paragraph() -> None:
    page = render("A <b onclick='x()'>bold</b> word<br>\n\n<script>alert(1)</script>")
    assert page.html == (
        "<p>A &lt;b onclick='x()'&gt;bold&lt;/b&gt; word&lt;br&gt;</p>\n"
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    )
    assert [str(finding.message) for finding in page.findings] == [
        "HTML is not allowed here, so it is shown as plain text: b, br",
        "HTML is not allowed here, so it is shown as plain text: script",
    ]
    assert str(page.findings[0].help) == "write **text** instead"


def test_comments_are_not_shown() -> None:
    page = render("A <!-- one -->word\n\n<!-- two\n\nlines -->\n\n- b <!--\n  c -->")
    assert page.html == "<p>A word</p>\n<ul>\n<li>b </li>\n</ul>\n"
    assert page.findings == ()


def test_a_comment_without_an_end_is_said() -> None:
    assert findings("Yes <!-- no\n\nmore") == [("raw-html", "<!--")]


def test_tables_align_by_class_and_carry_no_style() -> None:
    html = render("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |").html
    assert '<th class="align-left">a</th>' in html
    assert '<td class="align-right">3</td>' in html
    assert "style" not in html


def test_tasks_show_a_box() -> None:
    html = render("- [ ] open\n- [x] *done*\n- [y] neither").html
    assert '<li class="task">☐ open</li>' in html
    assert '<li class="task task-done">☑ <em>done</em></li>' in html
    assert "<li>[y] neither</li>" in html


def test_strikethrough_definitions_and_footnotes() -> None:
    html = render("~~no~~ yes[^1]\n\nTerm\n: meaning\n\n[^1]: why", id_prefix="log-1--").html
    assert "<s>no</s>" in html
    assert "<dl>\n<dt>Term</dt>\n<dd>meaning</dd>\n</dl>" in html
    assert '<a href="#fn-log-1-1" id="fnref-log-1-1">' in html


def test_footnotes_need_their_partner() -> None:
    text = "One[^a] two[^b]\n\n[^a]: first\n\n[^a]: again\n\n[^c]: unused"
    assert findings(text) == [
        ("lone-footnote", "[^b]"),
        ("lone-footnote", "[^a]: first"),
        ("lone-footnote", "[^c]: unused"),
    ]


def test_a_footnote_inside_a_footnote_is_text() -> None:
    page = render("[^a]\n\n[^a]: > [^b]: x")
    assert "<blockquote>" in page.html
    assert page.html.count("<blockquote>") == page.html.count("</blockquote>")


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_nesting_beyond_the_cap_is_said(mark: str) -> None:
    assert "deep" in render(mark * 15 + "deep").html
    page = render(mark * 60 + "deep")
    assert [finding.name for finding in page.findings] == ["quoted-too-deep"]


def test_emphasis_beyond_the_cap_loses_only_its_marks() -> None:
    page = render("*a " * 100 + "b* " * 100)
    assert [finding.name for finding in page.findings] == ["quoted-too-deep"]
    assert page.html.count("<em>") == page.html.count("</em>") == 40
    assert page.text.count("a") == 100


def test_a_text_over_the_cap_is_not_shown() -> None:
    assert render("é" * 131_000).findings == ()
    page = render("é" * 132_000)
    assert page.html == ""
    assert [finding.name for finding in page.findings] == ["text-too-large"]


def test_markers_of_proposals_are_not_printed_elsewhere() -> None:
    assert findings("a\n::: for x\nb\n\n> ::: y") == [
        ("misplaced-marker", "::: for x"),
        ("misplaced-marker", "> ::: y"),
    ]
    assert "::" not in render("a\n::: for x\nb").html
