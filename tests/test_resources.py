"""The files that are not code are where the package says, and the fonts can write what we write."""

import logging
import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from kamdocs import resources

WEIGHTS = ["Bold", "Italic", "Medium", "Regular", "SemiBold"]
TEXT = "¿Qué? ¡Sí! ñÑçÇ àèéíòóúïü ÀÈÉÍÒÓÚÏÜ l·l ŀl ªº €£$ – — “” «» ’ … × − ≥ ≤ → ← ↑ ↓ ↗ ↘ ✓"
SEPARATORS = {0x0E3F, 0x2028, 0x2029}
SYMBOLS = "■◧□◌✕▨●○◐▲▼△▽◆◇★☆⚠✔✖"


def test_each_font_has_its_licence() -> None:
    files = sorted(path.name for path in resources.fonts_dir().iterdir())
    expected = [f"IBMPlexSans-{weight}.woff2" for weight in WEIGHTS]
    assert files == [*expected, "NotoSansSymbols2-Regular.woff2"]
    licences = sorted(resources.licences_dir().iterdir())
    fonts = [path for path in licences if path.stem != "MiniSearch"]
    assert [path.stem for path in fonts] == ["IBM-Plex-Sans", "Noto-Sans-Symbols-2"]
    for licence in fonts:
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_text_in_our_languages_can_be_written_in_every_weight(weight: str) -> None:
    assert _missing(resources.fonts_dir() / f"IBMPlexSans-{weight}.woff2", TEXT) == ""


def test_a_reduced_font_writes_what_its_rule_names_and_the_whole_one_is_asked_for_the_rest(
    repository: Path,
) -> None:
    style = (repository / "templates/site/assets/kamdocs.css").read_text("utf-8")
    faces = dict(re.findall(r"url\((IBMPlex[\w-]+)\.woff2\)[^;]*; unicode-range: ([^;]+);", style))
    reduced = [name for name in faces if name.endswith("-Latin")]
    assert len(faces) == 2 * len(reduced) == 2 * (len(WEIGHTS) - 1)
    for name in reduced:
        file, whole = resources.browser_dir() / f"{name}.woff2", name.removesuffix("-Latin")
        assert file.stat().st_size < 20_000
        assert _missing(file, TEXT) == ""
        has, named, rest = _characters(file), _named(faces[name]), _named(faces[whole])
        every = _characters(resources.fonts_dir() / f"{whole}.woff2")
        assert has == named & every
        assert {each for each in every if 0x20 <= each < 0x2190} - named - rest <= SEPARATORS


def test_the_second_font_has_the_symbols() -> None:
    assert _missing(resources.fonts_dir() / "NotoSansSymbols2-Regular.woff2", SYMBOLS) == ""


def test_a_pdf_embeds_both_families(caplog: pytest.LogCaptureFixture) -> None:
    from weasyprint import HTML

    fonts = resources.fonts_dir()
    page = f"""<html lang="ca"><title>Fonts</title><style>
        @font-face {{ font-family: Plex; src: url({(fonts / "IBMPlexSans-Regular.woff2").as_uri()}) }}
        @font-face {{ font-family: Plex; font-style: italic;
                      src: url({(fonts / "IBMPlexSans-Italic.woff2").as_uri()}) }}
        @font-face {{ font-family: Symbols;
                      src: url({(fonts / "NotoSansSymbols2-Regular.woff2").as_uri()}) }}
        body {{ font-family: Plex, Symbols }}
        </style><p>col·lecció <i>añadió</i> ■ ◧ □ ◌ ✕ ▨ –"""
    with caplog.at_level(logging.WARNING, "weasyprint"):
        pdf = PdfReader(BytesIO(HTML(string=page).write_pdf()))
    assert not caplog.records
    embedded = {
        font["/BaseFont"].partition("+")[2]
        for font in pdf.pages[0]["/Resources"]["/Font"].get_object().values()
        for font in [font.get_object()]
    }
    assert len(embedded) == 3, embedded
    text = pdf.pages[0].extract_text()
    assert "col·lecció" in text
    assert "■ ◧ □ ◌ ✕ ▨ –" in text


def test_a_checkout_uses_the_files_of_the_repository(repository: Path) -> None:
    assert resources.theme_dir() == repository / "templates"
    assert resources.demo_dir() == repository


def _named(ranges: str) -> set[int]:
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges)
    return {each for low, high in found for each in range(int(low, 16), int(high or low, 16) + 1)}


def _characters(font: Path) -> set[int]:
    return set(TTFont(font).getBestCmap())


def _missing(font: Path, text: str) -> str:
    characters = _characters(font)
    return "".join(char for char in text if ord(char) not in characters)
