"""The demonstration as a site, and one with every kind of page, built once for all tests of pages."""

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kamdocs.pipeline.build import BuildOptions, build
from kamdocs.render.engine import table_pages
from kamdocs.render.site import press as press_room
from kamdocs.render.site.press import FAULT, write_page
from kamdocs.resources import DEMO_PARTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

DAY = date(2026, 11, 22)
MOST_ROWS = 40
OWN = {
    # An account that cannot be read, and one whose own template is at fault.
    "accounts/unreadable/account.yaml": "- a list\n- and no account\n",
    "accounts/odd/account.yaml": "name: Odd\ntier: low\nowner: ana\ntemplate: odd\n",
    "templates/site/odd.html": '{% extends "builtin:site/account.html" %}\n'
    "{% block content %}{{ veiw }}{% endblock %}\n",
}


@dataclass(frozen=True)
class EveryPage:
    """The folder of a site, and its pages (without language) by the template that wrote them."""

    folder: Path
    pages: Mapping[str, tuple[str, ...]]

    def largest(self) -> list[str]:
        """The fullest page of each kind."""
        return [max(paths, key=self._size) for paths in self.pages.values()]

    def extremes(self) -> list[str]:
        """The fullest and the emptiest page of each kind."""
        emptiest = [min(paths, key=self._size) for paths in self.pages.values()]
        return list(dict.fromkeys([*self.largest(), *emptiest]))

    def _size(self, path: str) -> int:
        return (self.folder / path).stat().st_size


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


@pytest.fixture(scope="session")
def page_templates(repository: Path) -> set[str]:
    """Every template of a whole page of the site."""
    folder = repository / "templates"
    return {
        path.relative_to(folder).as_posix()
        for path in (folder / "site").rglob("*.html")
        if re.search(r"""{%-? *extends "(?:builtin:)?site/shell.html\"""", path.read_text("utf-8"))
    }


@pytest.fixture(scope="session")
def every_page(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    build_site: Callable[[Path, Path], Path],
) -> EveryPage:
    """The demonstration with what else can happen: a broken account, a faulty template, long tables."""
    folder = tmp_path_factory.mktemp("every")
    root = folder / "work"
    root.mkdir()
    for part in DEMO_PARTS:
        source = repository / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    for name, text in OWN.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    pages: dict[str, dict[str, None]] = defaultdict(dict)

    def write_and_note(draft: Any, frame: Any, press: Any) -> Any:
        written = write_page(draft, frame, press)
        pages[FAULT if written[2] else draft.template][draft.path] = None
        return written

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_pages, "MOST_ROWS", MOST_ROWS)
        patch.setattr(table_pages, "PAGE_ROWS", MOST_ROWS)
        patch.setattr(press_room, "write_page", write_and_note)
        build_site(root, folder / "site")
    return EveryPage(folder / "site", {kind: tuple(paths) for kind, paths in pages.items()})


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
