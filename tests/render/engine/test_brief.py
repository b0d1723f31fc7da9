"""A brief is cut to what fits, and says how much it left out."""

import io
import re
from pathlib import Path

import pypdf
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.language.speak import speaker_of
from kamdocs.render.engine.brief import (
    TIGHTER,
    USUAL,
    Brief,
    Cell,
    Head,
    KeyFigure,
    Line,
    Measure,
    Row,
    Section,
    clip,
    cut_brief,
)
from kamdocs.render.engine.brief_writer import (
    BriefLook,
    arrange,
    fit_on_page,
    write_html,
    write_markdown,
)
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.pdf import render_pdf
from kamdocs.values.sentence import sentence

LAYERS = Layers({}, read_theme())
LOOK = BriefLook("#0b5563", "#0b5563", "#9cc", "#eef", '"IBM Plex Sans"', '"IBM Plex Sans"')
ENGLISH = speaker_of("en")


def brief(*sections: Section, **fields: object) -> Brief:
    return Brief("Acme", sections, "Internal", "Meridian", "test", **fields)  # type: ignore[arg-type]


def lines(count: int, text: str = "something to do") -> tuple[Line, ...]:
    return tuple(Line(f"{text} {number}") for number in range(count))


def test_long_lists_end_with_how_many_more() -> None:
    made = write_markdown(brief(Section("To do", lines(9), most=6)), LAYERS, ENGLISH).text
    assert made is not None
    assert "- something to do 5\n- and 3 more\n" in made
    made = write_markdown(brief(Section("To do", lines(7), most=6)), LAYERS, ENGLISH).text
    assert made is not None
    assert "- something to do 6\n" in made
    assert "more" not in made


@given(st.text(max_size=300), st.integers(2, 200))
def test_a_clipped_text_is_short_and_a_short_one_stays(text: str, longest: int) -> None:
    clipped = clip(text, longest)
    assert isinstance(clipped, str)
    assert len(clipped) <= longest
    if len(" ".join(text.split())) <= longest:
        assert clipped == " ".join(text.split())
    else:
        assert clipped.endswith("…")


def test_a_sentence_is_clipped_in_its_values() -> None:
    said = clip(sentence("our answer: {answer}", answer="word " * 50), 20)
    assert ENGLISH.speak(said) == "our answer: word word word…"


def test_columns_keep_the_order_of_reading() -> None:
    sections = [Section(str(number), lines(number + 1)) for number in range(6)]
    wide = Section("table", heads=(Head("a"),), rows=(Row((Cell("b"),)),))
    bands = arrange([*sections[:3], wide, *sections[3:]])
    read = [section for band in bands for section in (*band.left, *band.right)]
    assert read == [*sections[:3], wide, *sections[3:]]
    assert [band.is_wide for band in bands] == [False, True, False]


def stuffed() -> Brief:
    text = "A long line of text that somebody wrote into the log of the account " * 4
    table = Section(
        "People",
        heads=tuple(Head(name) for name in "abcdef"),
        rows=tuple(Row(tuple(Cell(text, text) for _ in range(6))) for _ in range(60)),
        most=8,
    )
    many = tuple(Section(f"Section {n}", lines(200, text)) for n in range(11))
    figures = tuple(KeyFigure("Figure", "€1,000,000", text) for _ in range(7))
    return brief(table, *many, figures=figures, warnings=(text,), subtitle=text)


def test_the_fullest_brief_fits_one_page_and_says_what_is_missing() -> None:
    result = fit_on_page(stuffed(), LOOK, LAYERS, ENGLISH, render_pdf)
    assert result.pages == 1
    assert result.data is not None
    reader = pypdf.PdfReader(io.BytesIO(result.data))
    text = reader.pages[0].extract_text()
    assert re.search(r"and \d+ more", text)
    assert "Section 10" in text
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert b"<pdfuaid:part>1" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_minutes_keep_all_their_pages() -> None:
    long = brief(Section("Decided", lines(150), is_wide=True), is_one_page=False)
    result = fit_on_page(long, LOOK, LAYERS, ENGLISH, render_pdf)
    assert result.pages > 1
    assert result.data is not None
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(result.data)).pages]
    assert "something to do 149" in texts[-1]


def test_measures_only_get_tighter() -> None:
    rank = [cut_size(stuffed(), measure) for measure in (USUAL, *TIGHTER)]
    assert rank == sorted(rank, reverse=True)


def cut_size(full: Brief, measure: Measure) -> int:
    made = write_markdown(cut_brief(full, measure), LAYERS, ENGLISH).text
    assert made is not None
    return len(made)


def test_a_workspace_may_lay_its_own_template_over_ours() -> None:
    own = {"brief/brief.html": '{% extends "builtin:brief/brief.html" %}{% block head %}<h1>Ours: {{ brief.title }}</h1>{% endblock %}'}  # fmt: skip
    made = write_html(brief(Section("To do", lines(1))), LOOK, Layers(own, read_theme()), ENGLISH)
    assert made.text is not None
    assert "<h1>Ours: Acme</h1>" in made.text
    assert "something to do 0" in made.text


def test_a_fault_of_a_template_is_a_finding() -> None:
    broken = Layers({"brief/brief.md": "{{ brief.tittle }}"}, read_theme())
    made = write_markdown(brief(), broken, ENGLISH)
    assert made.text is None
    assert [finding.name for finding in made.findings] == ["template-undefined"]


def test_html_is_escaped_and_has_no_barriers(tmp_path: Path, find_barriers: object) -> None:
    full = brief(
        Section("To <do>", (Line("a <b>", lead="x", notes=("n",), side="€5", state="late", tone="risk", source="log.md:3"),)),
        Section("Table", heads=(Head("a"), Head("n", is_number=True)), rows=(Row((Cell("b", tone="warn"), Cell(None))),)),
        kind="Meeting brief",
        figures=(KeyFigure("Tier", "key", "note", "ok"),),
        warnings=("Not everything could be read",),
    )  # fmt: skip
    made = write_html(full, LOOK, LAYERS, ENGLISH)
    assert made.text is not None
    assert "a &lt;b&gt;" in made.text
    assert "log.md:3" in made.text
    page = tmp_path / "brief.html"
    page.write_text(made.text, "utf-8")
    assert find_barriers(page) == []  # type: ignore[operator]
