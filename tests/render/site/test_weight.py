"""Pages are light, and stand still while they load."""

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
