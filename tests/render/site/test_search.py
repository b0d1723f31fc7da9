"""What the search finds: what pages say and nothing else, at places that are there."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kamdocs.language.speak import speaker_of
from kamdocs.render.site.places import Place
from kamdocs.render.site.search import FoundPage, write_search

LANGUAGES = ("en", "es", "ca")
MOST_OF_ALL_SCRIPTS = 40_000


def read_parts(site: Path, language: str) -> Iterator[dict[str, Any]]:
    """The parts of a language, the first and those it names."""
    first = read_part((site / f"search/{language}.js").read_bytes())
    yield first
    for path in (*first["names"], *first["rest"]):
        yield read_part((site / path).read_bytes())


def read_part(script: bytes) -> dict[str, Any]:
    found = re.fullmatch(r"\(window\.kamdocsPlaces=window\.kamdocsPlaces\|\|\[\]\)\.push\((.*)\);\n", script.decode(), re.DOTALL)  # fmt: skip
    assert found
    part: dict[str, Any] = json.loads(found[1])
    return part


def found_in(site: Path, language: str) -> list[tuple[str, str, str, str]]:
    """Every place: the page, the id on it, the title, the text."""
    return [
        (part["pages"][page][0], anchor, title, text)
        for part in read_parts(site, language)
        for _, page, anchor, title, text in part["places"]
    ]


class Seen(HTMLParser):
    """Reads what a page shows, by the rules of HTML, and which ids it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)
        self.words = set("".join(self.texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.update(value for name, value in attrs if name == "id" and value)
        self.texts.append("" if tag in ("b", "em", "strong", "a", "code") else " ")

    def handle_endtag(self, tag: str) -> None:
        self.texts.append("" if tag in ("b", "em", "strong", "a", "code") else " ")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_found_stands_on_its_page_at_an_id_that_is_there(
    demo_site: Path, language: str
) -> None:
    found = found_in(demo_site, language)
    assert len(found) > 500
    pages: dict[str, Seen] = {}
    for path, anchor, title, text in found:
        if path not in pages:
            pages[path] = Seen((demo_site / path).read_text("utf-8"))
        page = pages[path]
        assert not anchor or anchor in page.ids, (path, anchor)
        assert set(f"{title} {text}".replace(" · ", " ").split()) <= page.words | {"…", "·"}, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_pages_are_found_but_the_one_for_wrong_addresses(
    demo_site: Path, language: str
) -> None:
    prefix = "" if language == "en" else f"{language}/"
    there = {path.relative_to(demo_site).as_posix() for path in demo_site.rglob("*.html")}
    own = {
        path
        for path in there
        if (path.startswith(prefix) if prefix else not path.startswith(("es/", "ca/", "customer/")))
    }
    heads = {path for path, anchor, *_ in found_in(demo_site, language) if not anchor}
    assert own - heads == {f"{prefix}404.html"}


Build = Callable[[Mapping[str, str]], Path]

ACCOUNT = """\
name: TOKENNAME
tier: key
owner: ana
# TOKENCOMMENT
profile:
  activity: TOKENACTIVITY
units: [{id: shops, name: TOKENUNIT}]
people:
  nuria: {name: TOKENPERSON, title: TOKENTITLE}
opportunities:
  sale: {name: TOKENSALE, stage: lead}
"""


def test_what_no_page_shows_is_not_found_and_what_is_written_is(
    tmp_path: Path, build_site: Callable[[Path, Path], Path]
) -> None:
    shown = "NAME ACTIVITY UNIT PERSON TITLE SALE NOTE PROSE TASK PRODUCT COLLEAGUE".split()  # noqa: SIM905
    files = {
        "kamdocs.yaml": "organisation: {name: Meridià}\n",
        "accounts/team.yaml": "people:\n  ana: {name: TOKENCOLLEAGUE}\n",
        "accounts/catalogue.yaml": "families: {all: {name: All, products: {stock: {name: TOKENPRODUCT, cost: 10}}}}\n",
        "accounts/acme/account.yaml": ACCOUNT,
        "accounts/acme/log.md": "# Acme\n\n## 2026-10-01 call · nuria / ana\nTOKENNOTE <!-- TOKENHIDDEN -->\n",
        "accounts/acme/plan.md": "---\nhorizon: 2026\ncharter: Grow.\n---\n\n## Why\n\nTOKENPROSE\n",
        "accounts/acme/actions.md": "- [ ] 2026-12-01 @ana TOKENTASK\n",
        "private/acme.yaml": "nuria: {hobbies: TOKENPRIVATE}\n",
        "notes/draft.md": "TOKENSTRAY\n",
    }
    for name, text in files.items():
        path = tmp_path / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    site = build_site(tmp_path / "work", tmp_path / "site")
    scripts = "".join(path.read_text("utf-8") for path in site.glob("search/*.js"))
    # A comment in Markdown is text: no raw HTML is taken, so the page shows it and the search finds it.
    hidden = (
        set(re.findall("TOKEN[A-Z]+", scripts))
        - {f"TOKEN{each}" for each in shown}
        - {"TOKENHIDDEN"}
    )
    assert hidden == set()
    missing = {f"TOKEN{each}" for each in shown} - set(re.findall("TOKEN[A-Z]+", scripts))
    assert missing == set()


def test_a_template_of_the_workspace_decides_what_is_found(
    tmp_path: Path, build_site: Callable[[Path, Path], Path]
) -> None:
    files = {
        "accounts/team.yaml": "people:\n  ana: {name: Ana}\n",
        "accounts/acme/account.yaml": "name: Acme\ntier: key\nowner: ana\nprofile: {activity: TOKENUNSHOWN}\n",
        "templates/site/account.html": "{% extends 'site/shell.html' %}{% block content %}"
        '<div data-find="account">TOKENOURS</div>{% endblock %}',
    }
    for name, text in {"kamdocs.yaml": "organisation: {name: Meridià}\n", **files}.items():
        path = tmp_path / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    site = build_site(tmp_path / "work", tmp_path / "site")
    scripts = "".join(path.read_text("utf-8") for path in site.glob("search/*.js"))
    assert "TOKENOURS" in scripts
    assert "TOKENUNSHOWN" not in scripts


def page(count: int, length: int) -> FoundPage:
    places = (
        Place("log", f"log-{each}", f"T{each}", "x y " * (length // 4)) for each in range(count)
    )
    return FoundPage("a/index.html", "A", tuple(places))


def test_names_come_first_and_the_rest_in_parts_that_the_first_names() -> None:
    head = FoundPage("b/index.html", "B", (Place("account", "", "B", ""),))
    files = write_search([page(4_100, 3), head], speaker_of("en"))
    first = read_part(files["search/en.js"])
    assert first["places"] == [[0, 0, "", "B", ""]]
    assert [len(read_part(files[name])["places"]) for name in first["rest"]] == [2000, 2000, 100]


def test_the_same_pages_give_the_same_bytes() -> None:
    assert write_search([page(9, 9)], speaker_of("ca")) == write_search(
        [page(9, 9)], speaker_of("ca")
    )


def test_long_texts_of_large_sites_are_cut_and_titles_are_not() -> None:
    files = write_search([page(20_000, 1_000)], speaker_of("en"))
    parts = [read_part(files[name]) for name in read_part(files["search/en.js"])["rest"]]
    assert {len(text) for part in parts for *_, text in part["places"]} == {59}
    assert sum(len(part["places"]) for part in parts) == 20_000


def test_all_scripts_of_a_page_are_small(demo_site: Path) -> None:
    html = (demo_site / "index.html").read_text("utf-8")
    names = {
        *re.findall(r'<script src="([^"]+)"', html),
        *re.findall(r'data-engine="([^"]+)"', html),
    }
    assert len(names) == 6
    assert sum((demo_site / name).stat().st_size for name in names) < MOST_OF_ALL_SCRIPTS
