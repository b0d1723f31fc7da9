"""A site with more accounts than a table holds: pages of rows, readable and findable, nothing lost."""

import csv
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kamdocs.render.engine import table_pages
from kamdocs.render.site import year

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    Follow = Callable[[Locator], None]

ACCOUNTS = 23


@pytest.fixture(scope="module")
def short_tables() -> Iterator[None]:
    """Let a table of more than ten rows be long, so that a small workspace has such."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_pages, "MOST_ROWS", 10)
        patch.setattr(table_pages, "PAGE_ROWS", 10)
        patch.setattr(year, "MOST_DRAWN", 5)
        yield


@pytest.fixture(scope="module")
def long_site(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    build_site: Callable[[Path, Path], Path],
    short_tables: None,
) -> Path:
    """The site of a generated workspace."""
    folder = tmp_path_factory.mktemp("many")
    generate = repository / "tests" / "bench" / "generate.py"
    subprocess.run(
        [sys.executable, generate, str(ACCOUNTS), folder / "work", "en", "ca"], check=True
    )
    return build_site(folder / "work", folder / "site")


def test_a_long_table_goes_on_on_pages_of_its_own(
    long_site: Path, page: "Page", follow: "Follow"
) -> None:
    page.goto((long_site / "ca" / "index.html").as_uri())
    pages = page.locator("[data-table=accounts] .pages")
    names: list[str] = []
    for number in (1, 2, 3):
        rows = page.locator("#table-accounts tbody th")
        names += [name.split("\n")[0] for name in rows.all_inner_texts()]
        assert pages.locator("[aria-current]").inner_text() == str(number)
        if number < 3:
            follow(pages.get_by_role("link", name=str(number + 1)))
    assert "/ca/rows/portfolio/accounts/3/index.html" in page.url
    assert len(set(names)) == len(names) == ACCOUNTS
    follow(pages.get_by_role("link", name="1", exact=True))
    assert page.url.endswith("/ca/index.html#table-accounts")


def test_the_sum_is_that_of_the_whole_until_rows_are_filtered(
    long_site: Path, page: "Page"
) -> None:
    page.goto((long_site / "index.html").as_uri())
    foot = page.locator("#table-accounts tfoot")
    assert foot.locator("th").inner_text() == f"Total of all {ACCOUNTS}"
    whole = foot.locator("[data-total=revenue]").inner_text()
    first = page.locator("#table-accounts tbody th").first.inner_text().split("\n")[0]
    page.locator("[data-table=accounts] input[type=search]").fill(first)
    assert foot.locator("th").inner_text() == "Total of those shown"
    assert foot.locator("[data-total=revenue]").inner_text() != whole
    assert page.locator("[data-table=accounts] [data-count]").inner_text() == "1 of 10 on this page"
    page.goto((long_site / "rows/portfolio/accounts/2/index.html").as_uri())
    assert page.locator("#table-accounts tfoot [data-total=revenue]").inner_text() == whole


def test_all_rows_are_in_the_csv_of_the_table(long_site: Path) -> None:
    pages = (long_site / "rows/people/people").glob("*/index.html")
    last = max(pages, key=lambda each: int(each.parent.name))
    said = re.search(r"Rows [\d,]+ to [\d,]+ of (\d+)", last.read_text("utf-8"))
    assert said is not None
    for path, count in [("portfolio/accounts", ACCOUNTS), ("people/people", int(said[1]))]:
        with (long_site / f"data/rows/{path}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == count > 10
        assert len({tuple(row.values()) for row in rows}) == count


def test_pages_of_rows_are_readable_without_javascript_and_lead_back(
    long_site: Path, browser: "Browser", follow: "Follow"
) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto((long_site / "rows/people/people/2/index.html").as_uri())
        assert page.locator("h1").inner_text() == "People, rows 11 to 20"
        assert page.locator("#table-people tbody tr").count() == 10
        follow(page.get_by_role("link", name="Where this table begins"))
        assert page.locator("h1").inner_text() == "People"
    finally:
        context.close()


def test_the_search_finds_accounts_of_later_pages(long_site: Path, page: "Page") -> None:
    page.goto((long_site / "rows/portfolio/accounts/3/index.html").as_uri())
    name = page.locator("#table-accounts tbody th a").last.inner_text()
    page.goto((long_site / "index.html").as_uri())
    page.keyboard.press("/")
    page.locator("#palette input").fill(name)
    page.locator("#palette [role=option]").first.wait_for()
    assert page.locator("#palette [role=option] b").first.inner_text() == name


def test_a_strip_draws_the_accounts_that_come_first_and_its_table_goes_on(
    long_site: Path, page: "Page"
) -> None:
    page.goto((long_site / "agenda" / "index.html").as_uri())
    part = page.locator("#year")
    assert "18 more accounts are in the table alone." in part.inner_text()
    drawn = part.locator(".chart-box svg desc").text_content() or ""
    dated = {
        row["Account"]
        for row in csv.DictReader(
            (long_site / "data" / "rows" / "agenda" / "year.csv")
            .read_text("utf-8-sig")
            .splitlines()
        )
    }
    assert len(dated) == ACCOUNTS
    assert sum(f"{name}: " in drawn for name in dated) == 5
    assert page.locator("#table-year tbody tr").count() == 10
    assert (long_site / "rows" / "agenda" / "year" / "2" / "index.html").exists()
