"""What every page of a site holds to: its links lead somewhere, it is valid, and it says everything."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

LANGUAGES = ("", "es/", "ca/")


class Reader(HTMLParser):
    """Gathers what a page refers to and what may not be in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.references: list[str] = []
        self.ids: list[str] = []
        self.forbidden: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.references += [given[name] for name in ("href", "src") if name in given]
        if "id" in given:
            self.ids.append(given["id"])
        inline = tag == "style" or (tag == "script" and "src" not in given)
        if inline or any(name == "style" or name.startswith("on") for name in given):
            self.forbidden.append(f"{tag} {given}")


@pytest.fixture(scope="module")
def pages(demo_site: Path) -> dict[str, Reader]:
    """All pages by their path."""
    found = {
        path.relative_to(demo_site).as_posix(): Reader(path.read_text("utf-8"))
        for path in demo_site.rglob("*.html")
    }
    assert len(found) > 100
    return found


def test_the_pages_are_the_same_in_every_language(pages: dict[str, Reader]) -> None:
    own = {path for path in pages if not path.startswith("customer/")}
    default = {path for path in own if not path.startswith(("es/", "ca/"))}
    for language in LANGUAGES[1:]:
        assert {path.removeprefix(language) for path in own if path.startswith(language)} == default


def test_every_link_leads_to_a_file_of_the_site(demo_site: Path, pages: dict[str, Reader]) -> None:
    broken = []
    for path, page in pages.items():
        for reference in page.references:
            target, _, anchor = reference.partition("#")
            if re.match(r"(https?|mailto|tel|webcal):", target):
                continue
            assert not target.startswith("/"), f"{path}: {reference}"
            place = (demo_site / path).parent / unquote(target) if target else demo_site / path
            if not place.resolve().is_file():
                broken.append(f"{path}: {reference}")
            elif anchor and place.suffix == ".html":
                key = place.resolve().relative_to(demo_site.resolve()).as_posix()
                if unquote(anchor) not in pages[key].ids:
                    broken.append(f"{path}: {reference}")
    assert broken == []


def test_no_page_has_an_id_twice(pages: dict[str, Reader]) -> None:
    twice = {
        path: sorted({name for name in page.ids if page.ids.count(name) > 1})
        for path, page in pages.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_nothing_in_a_page_needs_a_laxer_policy(demo_site: Path, pages: dict[str, Reader]) -> None:
    assert {path: page.forbidden for path, page in pages.items() if page.forbidden} == {}
    for path in pages:
        html = (demo_site / path).read_text("utf-8")
        assert "Content-Security-Policy\" content=\"default-src 'none';" in html


def test_only_the_stamp_names_day_and_commit(demo_site: Path) -> None:
    stamped = [
        path.relative_to(demo_site).as_posix()
        for path in demo_site.rglob("*")
        if path.is_file() and b"0123456789abcdef" in path.read_bytes()
    ]
    assert sorted(stamped) == ["build.js", "build.json"]
    stamp = json.loads((demo_site / "build.json").read_text("utf-8"))
    assert (stamp["day"], stamp["commit"]) == ("2026-11-22", "0123456789abcdef")


def test_pages_are_valid_html(
    demo_site: Path, tmp_path: Path, find_html_errors: Callable[[Path], list[str]]
) -> None:
    some = ["index.html", "accounts/farmacies-valles/index.html", "quality/index.html",
            "quality/tier-missing/index.html", "method/index.html", "people/index.html", "404.html",
            "accounts/farmacies-valles/people/index.html", "accounts/farmacies-valles/plan/index.html",
            "managers/index.html", "proposals/index.html", "reviews/index.html", "white-space/index.html"]  # fmt: skip
    for path in some:
        # One folder is checked much faster than nine files.
        (tmp_path / path.replace("/", "-")).write_bytes((demo_site / path).read_bytes())
    errors = find_html_errors(tmp_path)
    # The checker holds no file for the page's own; browsers do, as the other tests show. What people
    # wrote stays in their language.
    excused = ("violates Content Security Policy", "appears to be written in")
    assert [error for error in errors if not any(each in error for each in excused)] == []


@pytest.mark.parametrize(
    "path",
    ["index.html", "accounts/farmacies-valles/people/index.html", "ca/people/index.html"],
)
def test_pages_have_no_barriers(
    demo_site: Path, find_barriers: Callable[[Path], list[str]], path: str
) -> None:
    assert find_barriers(demo_site / path) == []
