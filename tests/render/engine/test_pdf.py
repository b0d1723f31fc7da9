"""Papers: the same bytes every time, nothing loaded from outside, every fault a finding."""

import hashlib
import io
import os
import subprocess
import sys

import pypdf
import pytest

from kamdocs.diagnostics.place import value_of
from kamdocs.render.engine.pdf import has_fast_subsetter, render_pdf
from kamdocs.render.engine.pdf_job import PdfJob

STYLE = """
@font-face { font-family: Plex; src: url(IBMPlexSans-Regular.woff2) }
@font-face { font-family: Plex; font-weight: 600; src: url(IBMPlexSans-SemiBold.woff2) }
body { font-family: Plex } h1 { font-weight: 600 }
"""
PAGE = "<!doctype html><html lang={language}><title>{title}</title><h1>A paper</h1>{body}"


def page(body: str = "<p>Text.", title: str = "A paper", language: str = "en") -> str:
    return PAGE.format(body=body, title=title, language=language)


def render(body: str, **more: object) -> tuple[pypdf.PdfReader, list[tuple[str, str]]]:
    result = render_pdf(PdfJob(page(body), (STYLE,), place=value_of("proposals", "p"), **more))  # type: ignore[arg-type]
    assert result.data is not None
    assert all(found.place == value_of("proposals", "p") for found in result.findings)
    found = [(one.name, str(one.message)) for one in result.findings]
    return pypdf.PdfReader(io.BytesIO(result.data)), found


def test_title_language_and_bookmarks() -> None:
    result = render_pdf(PdfJob(page("<p>Bon dia", "El títol", "ca"), (STYLE,)))
    reader = pypdf.PdfReader(io.BytesIO(result.data or b""))
    assert result.findings == ()
    assert reader.metadata is not None
    assert reader.metadata.title == "El títol"
    assert reader.trailer["/Root"]["/Lang"] == "ca"
    assert [item.title for item in reader.outline] == ["A paper"]  # type: ignore[union-attr]
    assert "Bon dia" in reader.pages[0].extract_text()


def test_it_says_that_it_is_archivable_and_accessible() -> None:
    reader, _ = render("<p>Text.")
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="3"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "/OutputIntents" in reader.trailer["/Root"]


def test_a_fillable_one_has_fields_and_does_not_claim_to_be_archivable() -> None:
    reader, found = render('<form><label>Name <input name="name"></label></form>', is_fillable=True)
    assert found == []
    assert list(reader.get_fields() or {}) == ["name"]
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid" in metadata
    assert "pdfaid" not in metadata


def test_only_shipped_fonts_are_embedded() -> None:
    reader, _ = render("<p>Text with <strong>weight</strong>.")
    names = set()
    for item in reader.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        names.add(item.get_object()["/BaseFont"].split("+")[1])
    assert names == {"Plex", "Plex-Semi-Bold"}


SCRIPT = """
import sys, hashlib
from kamdocs.render.engine.pdf import render_pdf
from kamdocs.render.engine.pdf_job import PdfJob
html, style = sys.stdin.read().split("\\0")
for other in range(int(sys.argv[1])):
    render_pdf(PdfJob(html.replace("Text", f"Other {other} wording"), (style,)))
print(hashlib.sha256(render_pdf(PdfJob(html, (style,))).data).hexdigest())
"""


def test_the_same_bytes_in_every_process_whatever_came_before() -> None:
    if not has_fast_subsetter():
        pytest.skip("the HarfBuzz subsetter is not installed: scripts/install-system")
    html = page("<p>Text, twice: àéñ ç · – “”.<ul><li>one<li>two</ul>")
    mine = hashlib.sha256(render_pdf(PdfJob(html, (STYLE,))).data or b"").hexdigest()
    for before, environment in (
        (0, {"TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "1"}),
        (2, {"TZ": "America/Lima", "PYTHONHASHSEED": "2"}),
    ):
        made = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(before)],
            input=f"{html}\0{STYLE}",
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert made.stdout.strip() == mine


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<img src="https://example.com/x.png" alt="">', "https://example.com/x.png"),
        ('<img src="file:///etc/passwd" alt="">', "file:///etc/passwd"),
        ('<img src="missing.png" alt="">', "missing.png"),
        ('<link rel=stylesheet href="https://example.com/a.css">', "https://example.com/a.css"),
        ('<style>@import "https://example.com/b.css";</style>', "https://example.com/b.css"),
        ("<style>p{background:url(http://127.0.0.1/c)}</style><p>x", "http://127.0.0.1/c"),
        ('<object data="file:///etc/hostname"></object>', "file:///etc/hostname"),
        ('<link rel=attachment href="file:///etc/hostname">', "file:///etc/hostname"),
    ],
)
def test_nothing_is_loaded_from_outside(body: str, name: str) -> None:
    reader, found = render(body)
    assert ("pdf-asset", f"{name} is not among the files a document may load") in found
    assert not reader.attachments


def test_a_picture_that_loads_another_is_told() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>'
    _, found = render('<img src="logo.svg" alt="Logo">', assets={"logo.svg": svg})
    assert any(name == "pdf-asset" and "/etc/passwd" in text for name, text in found)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<p style="colour: red">x', "colour"),
        ('<p><a href="#nowhere">x</a>', "nowhere"),
        ('<img src="broken.png" alt="">', "broken.png"),
    ],
)
def test_what_the_engine_warns_of_is_a_finding(body: str, words: str) -> None:
    _, found = render(body, assets={"broken.png": b"not a picture"})
    assert [name for name, text in found if words in text] == ["pdf-warning"]


def test_a_document_that_fails_is_a_finding_and_the_next_one_is_made() -> None:
    failed = render_pdf(PdfJob(page("<div>" * 3000), (STYLE,), place=value_of("proposals", "p")))
    assert failed.data is None
    assert [found.name for found in failed.findings] == ["pdf-failed"]
    assert render_pdf(PdfJob(page(), (STYLE,))).data


def test_a_face_without_its_file_is_told() -> None:
    style = '@font-face { font-family: Own; src: url("accounts/brand/own.woff2") } p { font-family: Own }'
    result = render_pdf(PdfJob(page(), (STYLE, style)))
    assert [found.name for found in result.findings] == ["pdf-asset", "pdf-warning"]
    again = render_pdf(PdfJob(page(), (STYLE, style)))
    assert again.findings == result.findings
