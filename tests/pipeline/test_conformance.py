"""Papers that outside checkers find sound: PDF/UA-1 and PDF/A-3a in one file, fonts inside, small."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pypdf
import pytest

from kamdocs.pipeline.paper_desk import draft_papers
from kamdocs.pipeline.papers import make_papers
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.pipeline.templates import read_layers
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.pdf import render_pdf

TODAY = date(2026, 11, 22)
LARGEST = 300_000
BRANDS = ("tramuntana", "olivera", "atelier-roig")


def print_papers(root: Path, *words: str) -> dict[str, bytes]:
    """The papers with one of these words in their names; nothing is to be said of them."""
    stock = take_stock(root, today=TODAY, clock_day=TODAY)
    layers, faults = read_layers(root)
    drafted = draft_papers(stock, layers)
    assert (faults, drafted.located) == ((), ())
    printed = {}
    for draft in drafted.drafts:
        if any(word in draft.paper.path for word in words):
            result = render_pdf(draft.job)
            assert result.findings == ()
            printed[draft.paper.path] = result.data or b""
    return printed


def lay(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    paths = []
    for name, data in files.items():
        path = folder / name.replace("/", "_")
        path.write_bytes(data)
        paths.append(path)
    return paths


def assert_sound(file: Path, tool: Callable[..., str]) -> None:
    """What qpdf and poppler say, and what a reader of the structure finds."""
    subprocess.run([tool("qpdf"), "--check", file], capture_output=True, check=True)
    fonts = subprocess.run([tool("pdffonts"), file], capture_output=True, text=True, check=True)
    rows = [line.split() for line in fonts.stdout.splitlines()[2:]]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row[0]), f"{row[0]} is not a subset"
        assert row[-5:-2] == ["yes", "yes", "yes"], f"{row[0]}: embedded, subset, Unicode"
    reader = pypdf.PdfReader(file)
    language = file.stem.rsplit("-", 1)[1]
    assert reader.trailer["/Root"]["/Lang"] == language
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.outline
    assert file.stat().st_size < LARGEST


@pytest.mark.slow
def test_every_paper_of_the_demonstration(
    repository: Path, tmp_path: Path, tool: Callable[..., str], find_pdf_faults: Callable[..., list[str]]
) -> None:  # fmt: skip
    stock = take_stock(repository, today=TODAY, clock_day=TODAY)
    papers = make_papers(stock, Layers({}, read_theme()), jobs=2)
    assert len(papers.files) > 30
    assert [str(one.message) for one in papers.located if one.name.startswith("pdf-")] == []
    files = lay(papers.files, tmp_path)
    assert find_pdf_faults("ua1", *files) == []
    assert find_pdf_faults("3a", *files) == []
    for file in files:
        assert_sound(file, tool)


@pytest.mark.slow
@pytest.mark.parametrize("brand", BRANDS)
def test_every_brand(
    brand: str,
    brand_workspace: Callable[[str], Path],
    tmp_path: Path,
    tool: Callable[..., str],
    find_pdf_faults: Callable[..., list[str]],
) -> None:
    wanted = print_papers(brand_workspace(brand), "complete", "decision-sheet")
    assert len(wanted) == 2
    files = lay(wanted, tmp_path)
    assert find_pdf_faults("ua1", *files) == []
    assert find_pdf_faults("3a", *files) == []
    for file in files:
        assert_sound(file, tool)


@pytest.mark.slow
def test_a_brand_with_fonts_of_its_own_is_set_in_them(
    brand_workspace: Callable[[str], Path],
) -> None:
    (data,) = print_papers(brand_workspace("olivera"), "decision-sheet").values()
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    fonts = {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert any("Source-Serif-4" in name for name in fonts)
    assert "How we begin" in page.extract_text()


@pytest.mark.slow
def test_a_fillable_one_is_accessible_with_its_fields(
    repository: Path, tmp_path: Path, find_pdf_faults: Callable[..., list[str]]
) -> None:
    root = Path(shutil.copytree(repository / "tests/data/offer", tmp_path / "ws"))
    offer = root / "accounts/vall/proposals/2026-analytics.md"
    text = offer.read_text("utf-8").replace("language: en\n", "language: en\nfillable: yes\n", 1)
    offer.write_text(text + "\n", "utf-8")
    document, sheet = lay(print_papers(root, "-complete-", "decision-sheet"), tmp_path)
    assert find_pdf_faults("ua1", document) == []
    fields = pypdf.PdfReader(document).get_fields() or {}
    assert {"name", "place", "option-1"} <= set(fields)
    assert not pypdf.PdfReader(sheet).get_fields()
