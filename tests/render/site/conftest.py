"""The demonstration as a site, built once for all tests of pages."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kamdocs.pipeline.build import BuildOptions, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def build_site() -> Callable[[Path, Path], Path]:
    """Build a workspace without its papers and return the site's folder."""

    def run(root: Path, output: Path) -> Path:
        commit = "0123456789abcdef"
        build(root, BuildOptions(output, DAY, today=DAY, has_papers=False, commit=commit))
        return output

    return run


@pytest.fixture(scope="session")
def demo_site(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    build_site: Callable[[Path, Path], Path],
) -> Path:
    """The site of the demonstration."""
    return build_site(repository, tmp_path_factory.mktemp("demo") / "site")


@pytest.fixture
def follow() -> "Callable[[Locator], None]":
    """Click a link, and come back once the page it leads to is there."""

    def run(link: "Locator") -> None:
        with link.page.expect_navigation():
            link.click()

    return run


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A page of the browser; what it asks for or complains of is kept, and must be nothing bad."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    assert said == []
