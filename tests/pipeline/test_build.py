"""The built site as a whole: what it contains, that it holds together, that it is always the same."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytestmark = pytest.mark.slow

LANGUAGES = ("", "es/", "ca/")
NAMES_THE_DAY = {"build.json", "build.js"}


class Anchors(HTMLParser):
    """The addresses a page refers to, and the ids that can be referred to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.addresses.append(value)
            if name == "id" and value:
                self.ids.add(value)
            assert name != "style", "a strict policy forbids inline styles"
            assert not name.startswith("on"), "a strict policy forbids inline scripts"


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def test_the_site_has_the_promised_files(demo_site: Path) -> None:
    for prefix in LANGUAGES:
        for page in (
            "index.html",
            "accounts/farmacies-valles/index.html",
            "quality/index.html",
            "method/index.html",
        ):
            assert (demo_site / f"{prefix}{page}").is_file(), f"{prefix}{page}"
    for file in ("data/portfolio.json", "data/accounts.csv", "build.json", "build.js", "404.html"):
        assert (demo_site / file).is_file(), file


def test_portfolio_json_keeps_its_contract(demo_site: Path) -> None:
    data = json.loads((demo_site / "data/portfolio.json").read_text("utf-8"))
    assert data["schema"] == 1
    assert data["generated_for"] == "2026-11-22"
    assert len(data["accounts"]) >= 12
    keys = {
        "id", "name", "lifecycle", "tier", "suggested_tier", "owner", "score", "score_low", "score_high",
        "score_coverage", "health", "quality", "revenue", "revenue_share", "penetration", "explored",
        "next_touchpoint", "contract_end", "findings",
    }  # fmt: skip
    for account in data["accounts"]:
        assert keys <= set(account), account["id"]
        assert all(isinstance(amount, str) for amount in account["revenue"].values())
        assert account["revenue_share"] is None or 0 <= account["revenue_share"] <= 1
    assert {"key_share", "largest_share", "largest_account"} <= set(data["concentration"])


def test_every_link_leads_somewhere_inside_and_none_leads_to_a_server(demo_site: Path) -> None:
    parsed = {path: Anchors(path.read_text("utf-8")) for path in pages(demo_site)}
    followed = 0
    for path, page in parsed.items():
        for address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme in ("mailto", "tel", "webcal"):
                continue
            if parts.scheme in ("http", "https"):
                assert address in page.addresses
                continue
            assert not parts.scheme, address
            assert not address.startswith("/"), f"{path}: {address} is not relative"
            target = path if not parts.path else (path.parent / unquote(parts.path))
            target = target.resolve()
            assert target.is_file(), f"{path.relative_to(demo_site)}: {address}"
            assert target.is_relative_to(demo_site.resolve())
            followed += 1
            if parts.fragment and target in parsed:
                assert unquote(parts.fragment) in parsed[target].ids, (
                    f"{path.relative_to(demo_site)}: {address}"
                )
    assert followed > 1000


def test_nothing_is_loaded_from_elsewhere(demo_site: Path) -> None:
    loading = re.compile(
        r"""<(?:script|img|link|iframe|source|video)\b[^>]*\b(?:src|href)="(?:https?:)?//"""
    )
    seen = 0
    for path in pages(demo_site):
        text = path.read_text("utf-8")
        seen += 1
        assert "Content-Security-Policy" in text, path
        assert not loading.search(text), path
    assert seen > 50


def test_only_the_stamp_names_day_and_commit(demo_site: Path) -> None:
    stamp = json.loads((demo_site / "build.json").read_text("utf-8"))
    assert stamp["day"] == "2026-11-22"
    commit = stamp["commit"]
    for path in demo_site.rglob("*"):
        if path.is_file() and path.name not in NAMES_THE_DAY and commit:
            assert commit.encode() not in path.read_bytes(), path


@pytest.mark.slow
def test_the_same_files_give_the_same_bytes(
    demo_site: Path, repository: Path, tmp_path: Path, build_site: Callable[..., None]
) -> None:
    build_site(repository, tmp_path / "again", "--no-cache", seed="1234")
    assert digests(tmp_path / "again") == digests(demo_site)


def test_customers_get_papers_only_where_there_is_an_offer(
    demo_site: Path, repository: Path
) -> None:
    offers = {path.parent.parent.name for path in repository.glob("accounts/*/proposals/*.md")}
    folders = {path.name for path in (demo_site / "customer").iterdir()}
    assert len(folders) >= 4
    assert folders <= offers
    for path in (demo_site / "customer").rglob("*"):
        if path.is_file():
            assert path.suffix in (".pdf", ".html", ".css", ".woff2", ".svg")
            assert (path.read_bytes()[:5] == b"%PDF-") == (path.suffix == ".pdf")
