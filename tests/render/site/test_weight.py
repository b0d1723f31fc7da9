"""Pages are light, and stand still while they load."""

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEAVIEST_ACCOUNT = 150_000
STILL = 0.02
NOTE_SHIFTS = """
window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(each => { shift += each.value; }))
  .observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(scope="module")
def weigher(repository: Path) -> dict[str, Any]:
    """What measures pages."""
    return runpy.run_path(str(repository / "tests" / "bench" / "weigh.py"))


def test_an_account_page_is_light_whatever_stands_on_it(
    demo_site: Path, weigher: dict[str, Any]
) -> None:
    page, weight = weigher["heaviest"](demo_site, "accounts/*/index.html")
    loaded = weigher["loaded_by"](demo_site, page)
    assert {Path(name).suffix for name in loaded} == {".css", ".js", ".svg"}
    assert weight.plain > weight.packed > 20_000
    assert weight.packed < HEAVIEST_ACCOUNT, page


@pytest.mark.parametrize(
    "path", ["index.html", "quality/index.html", "people/index.html", "accounts/farmacies-valles/index.html"]
)  # fmt: skip
def test_nothing_moves_when_fonts_arrive(demo_site: Path, page: "Page", path: str) -> None:
    page.add_init_script(NOTE_SHIFTS)
    page.goto((demo_site / path).as_uri())
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(300)
    assert page.evaluate("document.fonts.check('600 16px \"IBM Plex Sans\"')")
    assert page.evaluate("shift") < STILL


@pytest.mark.parametrize("path", ["index.html", "accounts/farmacies-valles/index.html"])
def test_a_first_paint_waits_for_one_style_sheet_and_a_line_of_script(
    demo_site: Path, path: str
) -> None:
    head = (demo_site / path).read_text("utf-8").partition("</head>")[0]
    styles = re.findall(r'<link rel="stylesheet" href="[./]*(assets/[^"]+)">', head)
    scripts = re.findall(r'<script src="[./]*(assets/[^"]+)"></script>', head)
    assert [style.partition(".")[0] for style in styles] == ["assets/kamdocs"]
    assert [script.partition(".")[0] for script in scripts] == ["assets/theme"]
    assert (demo_site / scripts[0]).stat().st_size < 600


def test_pages_in_our_languages_load_reduced_fonts_only(demo_site: Path, page: "Page") -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for language in ("", "es/", "ca/"):
        page.goto((demo_site / language / "accounts/farmacies-valles/index.html").as_uri())
        page.evaluate("document.fonts.ready")
    fonts = {url.rpartition("/")[2] for url in asked if url.endswith(".woff2")}
    assert len(fonts) >= 3
    assert all("-Latin." in font for font in fonts), fonts
    assert sum((demo_site / "assets" / font).stat().st_size for font in fonts) < 75_000


def test_another_script_is_written_with_the_whole_font(demo_site: Path, page: "Page") -> None:
    page.goto((demo_site / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    with page.expect_request(lambda request: "IBMPlexSans-SemiBold." in request.url):
        page.evaluate("document.querySelector('h1').textContent = 'Łódź · Ελλάδα · Київ'")
