"""Measures a built site in Chromium, opened from its folder: how soon it paints, whether it moves, how soon it answers.

`python tests/bench/browse.py SITE [QUERY …]` prints milliseconds. Nothing is asserted: machines differ.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = ("index.html", "people/index.html", "quality/index.html", "agenda/index.html", "rows/portfolio/accounts/2/index.html")  # fmt: skip
QUERIES = (
    "farmacia", "farm", "framacia", "nuria sole", "núria solé", "f", "es", "ñ", "col·laboracio",
    "collaboració", "valles 4321", "vallès", "estoc magatzem", "estcos magtazem", "reunió contracte",
    "opportunity renewal", "previsio", "garcia lopez", "penedes cooperativa", "xyzzy", "a b c",
    "cap de compres", "ana f", "account 12", "2025", "s l", "contracte estoc proveidor",
)  # fmt: skip
TIMES = 5
WATCH = """
window.seen = {paint: 0, shift: 0, longest: 0, tasks: 0};
const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch("largest-contentful-paint", each => { seen.paint = each.startTime; });
watch("layout-shift", each => { if (!each.hadRecentInput) seen.shift += each.value; });
watch("longtask", each => { seen.tasks += 1; seen.longest = Math.max(seen.longest, each.duration); });
"""
ALL_READ = "() => { const said = document.querySelector('#palette [role=status]').textContent; return said && !said.includes('…'); }"


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page: its HTML in bytes, its largest paint in milliseconds (the middle of several), the most it moved."""

    path: str
    size: int
    paint: float
    shift: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A query: the milliseconds of each time it was asked, and what was said of the results."""

    query: str
    times: tuple[float, ...]
    said: str


@dataclass(frozen=True, slots=True)
class SearchSeen:
    """The search, in milliseconds: until the first answer, until all is read, the longest task meanwhile."""

    first: float
    whole: float
    longest: float
    memory: float
    answers: tuple[Answer, ...]

    @property
    def median(self) -> float:
        """The middle of all answers."""
        return statistics.median(time for answer in self.answers for time in answer.times)

    @property
    def worst(self) -> float:
        """The slowest of all answers."""
        return max(time for answer in self.answers for time in answer.times)


def main(arguments: list[str]) -> int:
    """Measure the site in the folder of the first argument."""
    site = Path(arguments[0]).resolve()
    with open_browser() as page:
        for path in PAGES:
            if (site / path).exists():
                tell_page(see_page(page, site, path))
        tell_search(see_search(page, site, arguments[1:] or QUERIES))
    return 0


@contextmanager
def open_browser() -> Iterator[Page]:
    """A page of the system's Chromium that watches what it paints."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--disable-gpu"], chromium_sandbox=False
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(WATCH)
        yield page
        browser.close()


def see_page(page: Page, site: Path, path: str, times: int = TIMES) -> PageSeen:
    """Open a page several times."""
    paints, shifts = [], []
    for _ in range(times):
        page.goto((site / path).as_uri())
        page.wait_for_timeout(400)
        paint, shift = page.evaluate("[seen.paint, seen.shift]")
        paints.append(paint)
        shifts.append(shift)
    return PageSeen(path, (site / path).stat().st_size, statistics.median(paints), max(shifts))


def see_search(page: Page, site: Path, queries: Sequence[str]) -> SearchSeen:
    """How long opening takes, until everything is read, and each query is answered."""
    page.goto((site / "index.html").as_uri())
    page.wait_for_timeout(500)
    page.evaluate("seen.longest = seen.tasks = 0; window.began = performance.now()")
    page.keyboard.press("/")
    page.locator("#palette input").fill(queries[0])
    page.locator("#palette [role=option]").first.wait_for()
    first = page.evaluate("performance.now() - began")
    page.locator("#palette input").fill("nothing of this name")
    page.wait_for_function(ALL_READ, timeout=120_000)
    whole = page.evaluate("performance.now() - began")
    longest, memory = page.evaluate("[seen.longest, performance.memory.usedJSHeapSize / 1e6]")
    return SearchSeen(
        first, whole, longest, memory, tuple(_answer(page, query) for query in queries)
    )


def _answer(page: Page, query: str) -> Answer:
    box = page.locator("#palette input")
    times = []
    for _ in range(TIMES):
        box.fill("")
        box.fill(query)
        times.append(float(page.locator("#palette").get_attribute("data-took") or 0))
    return Answer(query, tuple(times), page.locator("#palette [role=status]").inner_text())


def tell_page(seen: PageSeen) -> None:
    """A line about a page."""
    print(
        f"    {seen.path:<40}{seen.size // 1024:>7,} kB  largest paint {seen.paint:>5.0f} ms"
        f"  shift {seen.shift:.3f}"
    )


def tell_search(seen: SearchSeen) -> None:
    """Lines about the search."""
    print(
        f"    search: first answer {seen.first:.0f} ms, everything read {seen.whole:.0f} ms, longest"
        f" task meanwhile {seen.longest:.0f} ms, {seen.memory:.0f} MB"
    )
    print(
        f"    {sum(len(each.times) for each in seen.answers)} answers: {seen.median:.1f} ms in the"
        f" middle, {seen.worst:.1f} ms at worst"
    )
    for answer in sorted(seen.answers, key=lambda each: -max(each.times))[:8]:
        print(
            f"        {answer.query:<22}{statistics.median(answer.times):>7.1f} ms, at worst"
            f" {max(answer.times):.1f}   {answer.said}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
