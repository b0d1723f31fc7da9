"""Every kind of page, as others judge it and as people meet it: none is left out, a new one is found by itself."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

PREFIXES = {"en": "", "es": "es/", "ca": "ca/"}
WIDTHS = (390, 900, 1440, 2560)

# The checker takes no folder for a page's own; browsers do, as the tests below show.
FOLDER_AS_ORIGIN = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): (external stylesheet|external script|image) "
    r"“(\.\./)*(assets/[\w.-]+|look/style\.css|look/logo\.svg|build\.js)”"
    r" blocked by “(style|script|img)-src” directive\."
)
# A plan in a few lines is in the language of the people who wrote it, its frame in the reader's.
PLAN_AS_WRITTEN = re.compile(
    r".*/accounts/[\w-]+/plan/index\.html:\d+: This document appears to be written in "
)
WATCH = """
window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(each => { shifted += each.value; }))
  .observe({type: "layout-shift", buffered: true});
window.against = [];
document.addEventListener("securitypolicyviolation", event => against.push(event.blockedURI));
"""
RING = """() => {
  const each = document.activeElement, style = getComputedStyle(each);
  return each === document.body ? null : [style.outlineStyle, parseFloat(style.outlineWidth)];
}"""
SHOWN_TABLES = """() => [...document.querySelectorAll("main table")]
  .filter(each => !each.closest("details:not([open])"))
  .map(each => [each.id, each.checkVisibility(), [...each.rows].filter(row => row.checkVisibility()).length])"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def host(every_page: Any) -> Iterator[str]:
    """The site below a path of a server on this machine: its address."""
    served = partial(Quiet, directory=every_page.folder.parent)
    server = ThreadingHTTPServer(("127.0.0.1", 0), served)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{every_page.folder.name}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_no_kind_of_page_is_left_out(every_page: Any, page_templates: set[str]) -> None:
    assert len(page_templates) > 20
    assert set(every_page.pages) == page_templates


@pytest.mark.parametrize("language", PREFIXES)
def test_nobody_meets_a_barrier(
    every_page: Any, find_all_barriers: Callable[[Path], list[str]], language: str
) -> None:
    pages = every_page.extremes() if language == "en" else every_page.largest()
    found = {
        path: barriers
        for path in pages
        if (barriers := find_all_barriers(every_page.folder / f"{PREFIXES[language]}{path}"))
    }
    assert len(pages) > 20
    assert found == {}


def test_pages_styles_and_drawings_are_valid(
    every_page: Any, find_html_errors: Callable[[Path], list[str]]
) -> None:
    errors = [
        error
        for error in find_html_errors(every_page.folder)
        if not FOLDER_AS_ORIGIN.search(error) and not PLAN_AS_WRITTEN.match(error)
    ]
    assert errors == []


def test_an_outsider_finds_every_link_and_its_place(
    every_page: Any, find_broken_links: Callable[[Path], list[str]]
) -> None:
    # In place of a page whose template is at fault stands one without its parts.
    at_fault = "/accounts/odd/index.html#"
    broken = find_broken_links(every_page.folder)
    assert [link for link in broken if at_fault not in link] == []


@pytest.mark.parametrize("language", PREFIXES)
def test_every_kind_of_page_fits_every_screen(every_page: Any, page: "Page", language: str) -> None:
    too_wide = []
    for path in every_page.largest():
        page.goto((every_page.folder / f"{PREFIXES[language]}{path}").as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                too_wide.append(f"{path}: {wide} of {width}")
    assert too_wide == []


def test_pages_stay_where_they_are_and_keep_to_their_policy(every_page: Any, page: "Page") -> None:
    page.add_init_script(WATCH)
    moved = {}
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for path in every_page.largest():
            page.goto((every_page.folder / path).as_uri())
            page.evaluate("document.fonts.ready")
            shifted, against = page.evaluate("[shifted, against]")
            assert against == []
            if shifted >= 0.1:
                moved[f"{path} at {width}"] = shifted
    assert moved == {}


def test_the_keyboard_skips_to_the_content_and_shows_where_it_is(
    every_page: Any, page: "Page"
) -> None:
    rings = 0
    for path in every_page.largest():
        page.goto((every_page.folder / path).as_uri())
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.get_attribute("href") == "#content", path
        box = skip.bounding_box()
        assert box is not None and box["y"] >= 0, path  # noqa: PT018
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content", path
        page.keyboard.press("Tab")
        ring = page.evaluate(RING)
        rings += ring is not None
        assert ring is None or (ring[0] == "solid" and ring[1] >= 2), path
    assert rings > 15


def test_theme_and_language_stay_on_the_page(every_page: Any, page: "Page") -> None:
    for path in every_page.largest():
        address = (every_page.folder / path).as_uri()
        page.goto(address)
        page.locator("[data-theme-switch]").click()
        assert page.evaluate("location.href") == address
        for language, prefix in PREFIXES.items():
            link = page.locator(f".tongues a[hreflang={language}]")
            there = link.evaluate("each => each.href")
            assert there == (every_page.folder / f"{prefix}{path}").as_uri()


def test_without_scripts_every_kind_of_page_shows_the_same_tables(
    every_page: Any, browser: "Browser"
) -> None:
    with_scripts, without = browser.new_page(), browser.new_page(java_script_enabled=False)
    tables = 0
    try:
        for path in every_page.largest():
            address = (every_page.folder / path).as_uri()
            seen = []
            for page in (with_scripts, without):
                page.goto(address)
                seen.append((page.locator("main h1").inner_text(), page.evaluate(SHOWN_TABLES)))
            assert seen[0] == seen[1], path
            assert all(is_shown and rows > 1 for _, is_shown, rows in seen[1][1]), path
            tables += len(seen[1][1])
            unusable = without.locator(".needs-js").evaluate_all(
                "all => all.filter(each => each.checkVisibility()).length"
            )
            assert unusable == 0, path
    finally:
        with_scripts.close()
        without.close()
    assert tables > 10


def test_below_a_path_of_a_server_nothing_else_is_asked_for(
    every_page: Any, host: str, browser: "Browser"
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    asked: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "response", lambda got: troubles.append(got.url) if got.status not in (200, 304) else None
    )
    try:
        for path in every_page.largest():
            page.goto(f"{host}{path}", wait_until="networkidle")
            assert page.locator("main h1").inner_text()
    finally:
        page.close()
    assert len(asked) > 50
    assert [url for url in asked if not url.startswith(host)] == []
    assert troubles == []
