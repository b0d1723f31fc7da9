"""Page numbers of contents: right after one layout, in the text, in the structure and beside links that lead there."""

import io
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pytest
import weasyprint

from kamdocs.render.engine import page_numbers
from kamdocs.render.engine.pdf import render_pdf
from kamdocs.render.engine.pdf_job import PdfJob

STYLE = """
@font-face { font-family: Plex; src: url(IBMPlexSans-Regular.woff2) }
@page { size: 100mm 80mm; margin: 10mm }
body { font: 9pt Plex; font-variant-numeric: tabular-nums }
h2 { break-before: page; font-size: 12pt }
p[data-page]::before { content: attr(data-page) " " }
"""


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every layout of a document."""
    seen: list[int] = []
    original = weasyprint.HTML.render

    def render(*args: Any, **more: Any) -> Any:
        seen.append(1)
        return original(*args, **more)

    monkeypatch.setattr(weasyprint.HTML, "render", render)
    return seen


def book(titles: Sequence[str], language: str = "en", place: str = "00", style: str = "") -> bytes:
    """A document with contents, and a page for each title."""
    contents = "".join(
        f'<p data-page="{place}" data-page-of="#t{number}"><a href="#t{number}">{title}</a></p>'
        for number, title in enumerate(titles)
    )
    body = "".join(f'<h2 id="t{number}">{title}</h2><p>.' for number, title in enumerate(titles))
    html = f"<!doctype html><html lang={language}><title>A book</title><h1>Contents</h1>{contents}{body}"
    result = render_pdf(PdfJob(html, (STYLE, style)))
    assert result.findings == ()
    return result.data or b""


def assert_right(data: bytes, titles: Sequence[str]) -> pypdf.PdfReader:
    """Every title stands in the contents with the page that has it as a heading, and its link leads there."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    texts = [page.extract_text() for page in reader.pages]
    first = len(texts) - len(titles)
    contents = " ".join(" ".join(texts[:first]).split())
    for number, title in enumerate(titles, first + 1):
        assert title in texts[number - 1]
        assert re.search(rf"(?<!\d){number} ?{re.escape(title)} ?(\d|$)", contents), title
    found = [
        target
        for page in reader.pages[:first]
        for target in (_target(note.get_object()) for note in page.get("/Annots", ()))
    ]
    named = reader.named_destinations
    led = [reader.get_destination_page_number(named[name]) for name in found]
    assert led == list(range(first, len(texts)))
    return reader


def _target(note: Any) -> str:
    return str(note.get("/Dest") or note["/A"]["/D"])


def test_few_pages_are_laid_out_once(layouts: list[int]) -> None:
    titles = [f"Part {word}" for word in ("one", "two", "three", "four")]
    assert len(assert_right(book(titles), titles).pages) == 5
    assert layouts == [1]


def test_contents_of_several_pages_in_catalan(layouts: list[int]) -> None:
    titles = [f"L’excel·lència número {chr(97 + n // 26)}{chr(97 + n % 26)} de l’any" for n in range(60)]  # fmt: skip
    reader = assert_right(book(titles, "ca"), titles)
    assert len(reader.pages) - 60 > 3
    assert reader.trailer["/Root"]["/Lang"] == "ca"
    assert layouts == [1]


def test_numbers_of_three_digits_are_given_more_room(layouts: list[int]) -> None:
    titles = [f"Title {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(101)]
    assert_right(book(titles), titles)
    assert layouts == [1, 1]


def test_numbers_whose_room_moves_pages() -> None:
    """Two digits instead of one break the lines of the contents, which then takes more pages."""
    titles = [f"{'m' * 19} {chr(97 + n)}" for n in range(12)]
    style = "p[data-page]::before { font-size: 18mm; line-height: 1 }"
    reader = assert_right(book(titles, place="0", style=style), titles)
    assert len(reader.pages) > len(assert_right(book(titles), titles).pages)


def test_the_structure_reads_the_numbers(tmp_path: Path, tool: Callable[..., str]) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(book(["First part", "Second part"]))
    made = subprocess.run(
        [tool("pdfinfo"), "-struct-text", file], capture_output=True, text=True, check=True
    )
    said = re.sub(r"\s+", " ", made.stdout)
    assert re.search(r'"2 ".*Link.*"First part".*"3 ".*Link.*"Second part".*H2', said)


def test_what_is_nowhere_has_a_dash() -> None:
    html = (
        '<!doctype html><html lang=en><title>x</title><p data-page="00" data-page-of="#gone">Gone'
    )
    result = render_pdf(PdfJob(html, (STYLE,)))
    assert result.findings == ()
    assert "– Gone" in pypdf.PdfReader(io.BytesIO(result.data or b"")).pages[0].extract_text()


def test_a_style_that_shows_no_numbers_is_left_alone() -> None:
    data = book(["One", "Two"], style="p[data-page]::before { content: none }")
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text() == "Contents\nOne\nTwo"


def test_counters_of_other_templates_work_as_before() -> None:
    data = book(
        ["One", "Two"],
        style="p[data-page]::before { content: target-counter(attr(data-page-of), page) ' ' }",
    )
    assert_right(data, ["One", "Two"])


def test_without_a_way_into_the_boxes_the_numbers_are_laid_out(
    layouts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_numbers, "_made_boxes", lambda page: iter([object()]))
    titles = ["One", "Two"]
    assert_right(book(titles), titles)
    assert layouts == [1, 1]
