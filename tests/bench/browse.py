"""Measures a built site in Chromium, opened from its folder: how soon it paints, opens the search and answers.

`python tests/bench/browse.py SITE [QUERY …]` prints milliseconds. Nothing is asserted: machines differ.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = ["index.html", "people/index.html", "quality/index.html", "agenda/index.html", "rows/portfolio/accounts/2/index.html"]  # fmt: skip
QUERIES = ["farmacia", "farm", "framacia", "nuria sole", "f", "es", "col·laboracio", "valles 4321", "estoc magatzem", "zzzz"]  # fmt: skip
WATCH = """
window.seen = {paint: 0, longest: 0, tasks: 0};
new PerformanceObserver(list => list.getEntries().forEach(each => { seen.paint = each.startTime; }))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(each => {
  seen.tasks += 1; seen.longest = Math.max(seen.longest, each.duration);
})).observe({type: "longtask", buffered: true});
"""
ALL_READ = "() => { const said = document.querySelector('#palette [role=status]').textContent; return said && !said.includes('…'); }"


def main(arguments: list[str]) -> int:
    """Measure the site in the folder of the first argument."""
    site, queries = Path(arguments[0]).resolve(), arguments[1:] or QUERIES
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--disable-gpu"], chromium_sandbox=False
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(WATCH)
        for path in PAGES:
            if (site / path).exists():
                measure_page(page, site / path, path)
        page.goto((site / "index.html").as_uri())
        page.wait_for_timeout(500)
        measure_search(page, queries)
        browser.close()
    return 0


def measure_page(page: Page, file: Path, path: str) -> None:
    """Three times each: the middle one counts."""
    paints = []
    for _ in range(3):
        page.goto(file.as_uri())
        page.wait_for_timeout(400)
        paints.append(page.evaluate("seen.paint"))
    size = file.stat().st_size // 1024
    print(f"{path:<44}{size:>7,} kB  largest paint {statistics.median(paints):>6.0f} ms")


def measure_search(page: Page, queries: list[str]) -> None:
    """How long opening takes, everything is read, and each query is answered."""
    page.evaluate("seen.longest = seen.tasks = 0; window.began = performance.now()")
    page.keyboard.press("/")
    page.locator("#palette input").fill(queries[0])
    page.locator("#palette [role=option]").first.wait_for()
    first = page.evaluate("performance.now() - began")
    page.wait_for_function(ALL_READ, timeout=120_000)
    whole = page.evaluate("performance.now() - began")
    longest, memory = page.evaluate("[seen.longest, performance.memory.usedJSHeapSize / 1e6]")
    print(f"first answer {first:.0f} ms, everything read {whole:.0f} ms, longest task meanwhile {longest:.0f} ms, {memory:.0f} MB")  # fmt: skip
    for query in queries:
        times = []
        for _ in range(5):
            page.locator("#palette input").fill("")
            page.locator("#palette input").fill(query)
            times.append(float(page.locator("#palette").get_attribute("data-took") or 0))
        said = page.locator("#palette [role=status]").inner_text()
        print(f"    {query:<20}{statistics.median(times):>8.1f} ms   {said}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
