"""`kamdocs build --single-file`: an account as one file that needs no other, and says it is internal."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = ("--today", "2026-11-22")
CONTACTS = """\
posts:
  - {id: cio, title: Chief information officer}
people:
  nuria: {name: Núria Soler, post: cio, stance: supporter, power: inner_circle, influences: [pau]}
  pau: {name: Pau Serra, title: Chief financial officer, roles: [economic_buyer], email: pau@acme.example}
"""
PLAN = """\
---
charter: Be the partner behind every order.
objectives:
  - {id: grow, text: Twice the orders by 2028, class: growth, owner: ana, due: 2028-12}
---

See [the contacts](contacts.yaml) and [their site](https://acme.example/).
"""


@pytest.fixture
def single(
    run: Callable[..., Result], workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Call the command in a folder of one's own, on an account with people and a plan."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    (workspace / "accounts/acme/contacts.yaml").write_text(CONTACTS, "utf-8")
    (workspace / "accounts/acme/plan.md").write_text(PLAN, "utf-8")

    def call(*words: str) -> Result:
        return run("-C", workspace, "build", "--single-file", *words, *DAY)

    return call


@pytest.fixture
def file(single: Callable[..., Result], tmp_path: Path) -> Path:
    """The file of the account."""
    done = single("acme")
    assert done.exit_code == 0, done.stderr
    return tmp_path / "here" / "acme.html"


def test_it_says_where_it_is_and_how_large(single: Callable[..., Result], tmp_path: Path) -> None:
    done = single("acme", "--output", str(tmp_path / "to" / "them.html"))
    assert done.exit_code == 0, done.stderr
    size = (tmp_path / "to" / "them.html").stat().st_size
    assert done.stdout == f"{tmp_path / 'to' / 'them.html'}: {round(size / 1000)} kB\n"
    assert "internal" in done.stderr
    assert list((tmp_path / "here").iterdir()) == []


def test_the_head_says_internal_and_of_which_day(file: Path) -> None:
    head = re.search(r'<header class="single-head">(.*?)</header>', file.read_text("utf-8"))
    assert head
    assert "Internal: do not send to the customer" in head[1]
    assert "As of 22 Nov 2026" in head[1]
    assert "personal data" not in head[1]


@pytest.mark.parametrize(
    ("language", "said"),
    [("es", "Todas las personas del mapa"), ("ca", "Totes les persones del mapa"), ("en", "Everybody on the map")],
)  # fmt: skip
def test_it_speaks_the_language_asked_for(
    single: Callable[..., Result], tmp_path: Path, language: str, said: str
) -> None:
    assert single("acme", "--lang", language).exit_code == 0
    html = (tmp_path / "here" / "acme.html").read_text("utf-8")
    assert f'<html lang="{language}">' in html
    assert said in unescape(html)


def test_every_link_leads_somewhere(file: Path) -> None:
    html = file.read_text("utf-8")
    names = re.findall(r'\sid="([^"]+)"', html)
    assert len(names) == len(set(names))
    links = [unescape(link) for link in re.findall(r'<a\b[^>]*\shref="([^"]*)"', html)]
    inside = [link[1:] for link in links if link.startswith("#")]
    assert len(inside) > 20
    assert set(inside) <= {*names, "content"}
    outside = {link for link in links if not link.startswith("#")}
    assert outside == {"https://acme.example/"}
    assert "map--tree" in names


def test_it_holds_everything_and_asks_for_nothing(file: Path) -> None:
    html = file.read_text("utf-8")
    assert "<script" not in html
    assert " style=" not in html
    fetched = re.findall(r'(?:src|<link[^>]*href)="([^"]*)"|url\(["\']?([^)"\']*)', html)
    assert len(fetched) >= 3
    assert all(one.startswith("data:") or two.startswith("data:") for one, two in fetched)


@pytest.fixture
def reader(browser: "Browser") -> "Iterator[Page]":
    """A page without JavaScript; it must ask for nothing and complain of nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == 1
    assert said == []


def test_it_is_read_and_printed_without_scripts(reader: "Page", file: Path) -> None:
    reader.goto(file.as_uri())
    assert reader.get_by_role("heading", level=1).inner_text() == "Acme"
    assert reader.get_by_text("Be the partner behind every order.").first.is_visible()
    heading = reader.get_by_role("heading", name="Relationship map")
    assert heading.is_visible()
    # The style is let in by its hash: without it this would be a list with dots.
    card = reader.locator("#one-page")
    box, whole = card.bounding_box(), reader.locator("main").bounding_box()
    assert box is not None
    assert whole is not None
    assert box["x"] - whole["x"] > 0
    assert reader.pdf().startswith(b"%PDF-")


def test_the_markup_is_valid_and_nobody_is_kept_out(
    file: Path,
    find_html_errors: Callable[[Path], list[str]],
    find_barriers: Callable[[Path], list[str]],
) -> None:
    # The checker knows no hashes of styles; browsers do, as the test above shows.
    errors = [error for error in find_html_errors(file) if "Content Security Policy" not in error]
    assert errors == []
    assert find_barriers(file) == []


def test_an_account_that_is_not_there_is_asked_back(single: Callable[..., Result]) -> None:
    done = single("acmee")
    assert done.exit_code == 2
    assert "there is no account acmee" in done.stderr
    assert "did you mean acme?" in done.stderr
    assert done.stdout == ""


def test_a_file_of_somebody_else_is_left_alone(
    single: Callable[..., Result], tmp_path: Path
) -> None:
    mine = tmp_path / "here" / "acme.html"
    mine.write_text("<p>mine</p>", "utf-8")
    assert single("acme").exit_code == 2
    assert mine.read_text("utf-8") == "<p>mine</p>"
    assert single("acme", "--output", str(mine)).exit_code == 0
    assert single("acme").exit_code == 0


def test_with_personal_data_it_says_so(
    single: Callable[..., Result], workspace: Path, tmp_path: Path
) -> None:
    overlay = workspace / "private" / "accounts" / "acme"
    overlay.mkdir(parents=True)
    (workspace / "private" / ".gitignore").write_text("*\n", "utf-8")
    done = single("acme", "--with-private")
    assert done.exit_code == 0, done.stderr
    assert "personal data" in done.stderr
    assert "holds personal data" in (tmp_path / "here" / "acme.html").read_text("utf-8")
