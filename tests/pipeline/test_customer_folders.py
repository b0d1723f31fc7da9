"""What a customer gets: a folder that can be packed, handed over, opened from anywhere, and leads nowhere else."""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from kamdocs.pipeline.build import BuildOptions, Built, build

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)
SHARED = """
share: yes
language: es
cadence: {steering committee: {every: quarter, with: [nuria], promised: yes}}
escalation: [joan]
"""
PLAN = """---
share: yes
objectives:
  - id: one
    text: One stock for all shops by 2028
    due: 2028-06
    share: yes
    milestones:
      - {text: First shop counted, due: 2026-10-01, state: done, on: 2026-09-28, share: yes}
      - {text: All shops counted, due: 2027-06-30, share: yes}
      - {text: Never told milestone, due: 2027-07-30}
  - {id: two, text: Push the other supplier out of the warehouse, due: 2028-06}
steps:
  - {text: Access to the stock data, theirs: [nuria], ours: [ana], due: 2026-12-01, status: in test}
  - {text: Secret step of our own, due: 2026-12-01, share: no}
commitments:
  - {who: us, text: A named engineer on site, due: 2026-12-15, share: yes}
  - {who: us, text: A promise nobody should hear of, due: 2026-12-15}
resources:
  - {text: Two engineers for a week, side: us, days: 10, share: yes}
---

Internal prose of the plan, which is nobody else's business.
"""
INTERNAL = (
    "Never told milestone", "Push the other supplier", "Secret step of our own", "nobody should hear",
    "Internal prose of the plan",
)  # fmt: skip


class Links(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two customers: one with an offer in three languages, one who only shares."""
    root = Path(
        shutil.copytree(repository / "tests/data/offer", tmp_path_factory.mktemp("f") / "ws")
    )
    acme = root / "accounts/acme"
    base = repository / "tests/check/base/accounts/acme/account.yaml"
    acme.mkdir()
    (acme / "account.yaml").write_text(base.read_text("utf-8") + SHARED, "utf-8")
    (acme / "plan.md").write_text(PLAN, "utf-8")
    quiet = root / "accounts/quiet"
    quiet.mkdir()
    (quiet / "account.yaml").write_text("name: Quiet\ntier: low\nowner: ana\n", "utf-8")
    built = build(root, BuildOptions(root / "site", TODAY, TODAY))
    assert isinstance(built, Built)
    assert [
        each.located.name for each in built.diagnostics if each.code.startswith(("PRV", "RND"))
    ] == []
    return root / "site"


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders as customers have them: packed here, unpacked somewhere else."""
    place = tmp_path_factory.mktemp("elsewhere") / "of the customer"
    for folder in sorted((site / "customer").iterdir()):
        packed = shutil.make_archive(str(place.parent / folder.name), "zip", folder)
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(place / folder.name)
    return place


def pages_of(folder: Path) -> Iterator[tuple[Path, Links]]:
    found = sorted(folder.rglob("*.html"))
    assert found
    for path in found:
        yield path, Links(path.read_text("utf-8"))


def test_who_has_a_folder(site: Path) -> None:
    assert sorted(path.name for path in (site / "customer").iterdir()) == ["acme", "vall"]


def test_what_lies_in_one(site: Path) -> None:
    names = sorted(path.name for path in (site / "customer/acme").iterdir())
    assert names == [
        "contacts-es.html", "contacts-es.pdf", "index.html", "look", "plan-es.html", "plan-es.pdf",
        "review-es.html", "review-es.pdf",
    ]  # fmt: skip


@pytest.mark.parametrize("account", ["acme", "vall"])
def test_every_link_works_and_none_leads_out(unpacked: Path, account: str) -> None:
    folder = unpacked / account
    reached: set[Path] = set()
    count = 0
    for path, page in pages_of(folder):
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme == "mailto":
                continue
            assert (parts.scheme, parts.netloc) == ("", ""), link
            target = (path.parent / unquote(parts.path)).resolve()
            assert target.is_relative_to(folder.resolve()), link
            assert target.is_file(), link
            reached.add(target)
            count += 1
    style = (folder / "look/style.css").read_text("utf-8")
    for name in re.findall(r"url\([\"']?([^\"')]+)", style):
        target = (folder / "look" / name).resolve()
        assert target.is_file()
        reached.add(target)
    assert count > 10
    everything = {path.resolve() for path in folder.rglob("*") if path.is_file()}
    assert everything - reached == set()  # nothing lies there that nobody is told of


@pytest.mark.parametrize("account", ["acme", "vall"])
def test_pages_are_strict(unpacked: Path, account: str) -> None:
    """No script, no style within, nothing loaded from elsewhere: the policy says so and it is so."""
    for path, page in pages_of(unpacked / account):
        policy = next(at["content"] for tag, at in page.tags if at.get("http-equiv") == "Content-Security-Policy")  # fmt: skip
        assert policy is not None
        assert policy.startswith("default-src 'none'; style-src 'self' file:;")
        assert not {"script", "style", "iframe", "form"} & {tag for tag, _ in page.tags}, path
        assert not [
            at for _, at in page.tags if "style" in at or any(key.startswith("on") for key in at)
        ]


def test_only_what_is_shared_is_in_the_plan(site: Path) -> None:
    folder = site / "customer/acme"
    html = (folder / "plan-es.html").read_text("utf-8")
    paper = "\n".join(
        page.extract_text()
        for page in PdfReader(BytesIO((folder / "plan-es.pdf").read_bytes())).pages
    )
    for shown in (
        "One stock for all shops by 2028", "First shop counted", "All shops counted",
        "Access to the stock data", "in test", "A named engineer on site", "Two engineers for a week",
    ):  # fmt: skip
        assert shown in html
        assert shown in " ".join(paper.split())
    for path in folder.rglob("*.html"):
        assert not [text for text in INTERNAL if text in path.read_text("utf-8")], path


def test_a_plan_that_is_not_shared_is_not_there(site: Path) -> None:
    assert not list((site / "customer/vall").glob("plan*"))


def test_the_first_page_tells_what_there_is_in_each_language(site: Path) -> None:
    folder = site / "customer/vall"
    homes = sorted(path.name for path in folder.glob("index*.html"))
    assert homes == ["index-en.html", "index.html"]
    for home in homes:
        text = (folder / home).read_text("utf-8")
        offers = list(folder.rglob("MER-*.pdf"))
        assert len(offers) > 2
        for path in offers:
            assert f'href="{path.relative_to(folder).as_posix()}"' in text
        assert "Núria Soler" in text  # for whom an edition is
    catalan = (folder / "index.html").read_text("utf-8")
    assert '<html lang="ca">' in catalan
    sheets = [path for path in offers if "-decision-sheet-" in path.name]
    assert catalan.count("Full de decisió") == len(sheets) > 0


def test_our_own_pages_lead_there(site: Path) -> None:
    text = (site / "accounts/acme/index.html").read_text("utf-8")
    for name in ("index.html", "plan-es.pdf", "review-es.pdf", "contacts-es.pdf"):
        assert f"../../customer/acme/{name}" in text


@pytest.mark.slow
def test_pages_are_sound_and_open_to_everybody(
    unpacked: Path,
    find_html_errors: Callable[[Path], list[str]],
    find_barriers: Callable[[Path], list[str]],
) -> None:
    # The checker does not know that `file:` allows what lies beside a page.
    errors = [
        each
        for each in find_html_errors(unpacked)
        if "violates Content Security Policy" not in each
    ]
    assert [each for each in errors if "appears to be written in" not in each] == []
    for path in unpacked.rglob("*.html"):
        assert find_barriers(path) == [], path


@pytest.mark.slow
def test_pages_open_from_a_folder_at_any_width(unpacked: Path, browser: Browser) -> None:
    for scheme in ("light", "dark"):
        for width in (390, 1440, 2560):
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
            told: list[str] = []
            page.on("console", lambda message, told=told: told.append(message.text))
            page.on("requestfailed", lambda request, told=told: told.append(request.url))
            for path in sorted(unpacked.rglob("*.html")):
                page.goto(path.resolve().as_uri())
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
                page.evaluate("document.fonts.ready.then(() => null)")
                loaded = page.evaluate(
                    "[...document.fonts].filter(one => one.status == 'loaded').length"
                )
                assert loaded == 2
            assert told == []
            page.close()


@pytest.mark.slow
def test_papers_are_for_everybody_and_for_the_archive(site: Path) -> None:
    for path in (site / "customer/acme").glob("*.pdf"):
        reader = PdfReader(BytesIO(path.read_bytes()))
        assert b"<pdfuaid:part>1" in reader.root_object["/Metadata"].get_object().get_data()
        assert reader.root_object["/Lang"]
        assert reader.root_object["/MarkInfo"]["/Marked"]
