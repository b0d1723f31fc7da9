"""The agenda as months, as a strip of twelve months, and as something to subscribe to."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from kamdocs.language.speak import speaker_of
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.render.chart.qr_code import QrCode
from kamdocs.values.sentence import sentence

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FILES = {
    "kamdocs.yaml": "organisation: {name: Meridià}\nlanguages: [en, ca]\nholidays: [ES-CT]\n"
    "closures: [2026-12-28 to 2026-12-31]\nsite_url: https://plans.example.com/sales/\n",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer}\n  marc: {name: Marc Pons}\n",
    "accounts/acme/account.yaml": """\
name: Acme
tier: normal
owner: ana
contracts:
  desk: {name: Service desk, value: 24_000, ends: 2027-06-30, notice: 2 months, renews: 12 months}
""",
    "accounts/acme/actions.md": "- [ ] 2026-11-03 @ana Send the figures\n- [ ] 2026-12-08 @marc Greet them\n"
    + "".join(f"- [ ] 2026-12-10 @ana Task {number}\n" for number in range(1, 8)),
    "accounts/acme/contacts.yaml": "people:\n  pau: {name: Pau Serra}\n",
    "accounts/acme/proposals/offer.md": "---\nnumber: P-1\ntitle: Offer\nto: [pau]\nissued: 2026-11-12\n"
    "valid_until: 2026-12-12\nstates: [{state: sent, on: 2026-11-12}]\n---\n\n## Summary\n\nText.\n",
    "accounts/blank/account.yaml": "name: Blank\ntier: low\nowner: ana\n",
}


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]
) -> Path:
    """The site of the workspace above."""
    root = tmp_path_factory.mktemp("calendar")
    for name, text in FILES.items():
        path = root / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return build_site(root / "work", root / "site")


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def days(site: Path, page: str = "agenda/index.html") -> dict[str, tuple[str, str]]:
    """Of each day of the months of a page, its classes and its words."""
    html = (site / page).read_text("utf-8")
    found = re.findall(r'<td class="([^"]*)"><div class="when"><time datetime="([^"]*)">(.*?)</td>', html, re.DOTALL)  # fmt: skip
    return {day: (classes, words(inner)) for classes, day, inner in found}


def drawing(html: str) -> ElementTree.Element:
    """The strip of a page."""
    drawn = re.search(r'<div class="[^"]*(?:wide|year)-chart"[^>]*>(<svg.*?</svg>)', html, re.DOTALL)  # fmt: skip
    assert drawn
    return ElementTree.fromstring(drawn[1])


def text_of(element: ElementTree.Element, name: str) -> str:
    return element.findtext(name) or ""


def test_this_month_and_the_next_two_stand_in_weeks(site: Path) -> None:
    html = (site / "agenda/index.html").read_text("utf-8")
    assert re.findall(r'<header id="(month-[^"]*)">', html) == ["month-2026-11", "month-2026-12", "month-2027-01"]  # fmt: skip
    assert len(days(site)) == 30 + 31 + 31
    heads = re.findall(r'<th scope="col"><abbr title="([^"]*)">', html)
    assert heads[:7] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]  # fmt: skip


def test_what_happens_stands_on_its_day_and_leads_to_it(site: Path) -> None:
    found = days(site)
    assert "Send the figures Acme" in found["2026-11-03"][1]
    assert "Last day of the offer P-1 Acme" in found["2026-12-12"][1]
    assert "today" in found["2026-11-22"][1]
    assert "3 more Task 5 Acme Task 6 Acme Task 7 Acme" in found["2026-12-10"][1]
    html = (site / "agenda/index.html").read_text("utf-8")
    assert '<a href="../accounts/acme/index.html#action-1" class="t-warn">' in html


def test_holidays_and_closures_are_shaded_and_named_in_the_readers_language(site: Path) -> None:
    found, catalan = days(site), days(site, "ca/agenda/index.html")
    assert found["2026-12-08"] == ("off", "Tue 8 Immaculate Conception Greet them Acme")
    assert "Immaculada Concepció" in catalan["2026-12-08"][1]
    assert found["2026-12-28"][1].endswith("28 Closed")
    assert found["2026-12-05"][0].startswith("off")
    assert not found["2026-12-09"][0].startswith("off")


def test_one_persons_page_has_only_their_days(site: Path) -> None:
    found = days(site, "agenda/marc/index.html")
    assert "Greet them" in found["2026-12-08"][1]
    assert all("Task" not in said for _, said in found.values())


def test_the_strip_says_what_it_shows_and_the_table_repeats_it(site: Path) -> None:
    html = (site / "agenda/index.html").read_text("utf-8")
    strip = drawing(html)
    assert text_of(strip, "title") == "The next twelve months"
    said = text_of(strip, "desc")
    assert said.startswith("Acme: ")
    assert "Begin to renew Service desk, 30 Jan 2027" in said or "Begin to renew Service desk" in said  # fmt: skip
    assert "Last day for notice: Service desk, 30 Apr 2027" in said
    assert "Last day of the offer P-1, 12 Nov 2026 – 12 Dec 2026" in said
    assert "Blank" not in said
    rows = [words(row) for row in re.findall(r'<tr id="year-[^"]*">(.*?)</tr>', html, re.DOTALL)]
    assert len(rows) == said.count(", ")
    assert any("Last day for notice: Service desk" in row for row in rows)


def test_an_accounts_page_has_a_row_for_each_kind(site: Path) -> None:
    html = (site / "accounts/acme/index.html").read_text("utf-8")
    said = text_of(drawing(html), "desc")
    assert [part.partition(":")[0] for part in said.split(". ")] == ["renewal", "notice", "an offer holds"]  # fmt: skip
    blank = (site / "accounts/blank/index.html").read_text("utf-8")
    assert "year-chart" not in blank


def test_calendars_are_offered_by_their_address(site: Path) -> None:
    html = (site / "agenda/index.html").read_text("utf-8")
    there = re.findall(r'href="(webcal:[^"]*)"', html)
    base = "webcal://plans.example.com/sales/calendars"
    assert there == [f"{base}/all.ics", f"{base}/people/ana.ics", f"{base}/people/marc.ics", f"{base}/accounts/acme.ics"]  # fmt: skip
    assert all((site / each.partition("/sales/")[2]).exists() for each in there)
    assert "<code>https://plans.example.com/sales/calendars/all.ics</code>" in html
    account = (site / "accounts/acme/index.html").read_text("utf-8")
    assert f'href="{base}/accounts/acme.ics"' in account


def test_without_an_address_it_says_how_and_there_is_no_code(
    tmp_path: Path, build_site: Callable[[Path, Path], Path]
) -> None:
    for name, text in FILES.items():
        path = tmp_path / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(line for line in text.split("\n") if "site_url" not in line), "utf-8")  # fmt: skip
    html = (build_site(tmp_path / "work", tmp_path / "site") / "agenda/index.html").read_text("utf-8")  # fmt: skip
    assert "site_url: https://…" in html
    assert "webcal:" not in html
    assert "code-box" not in html
    assert 'href="../calendars/all.ics" download' in html


def test_the_code_holds_the_address() -> None:
    """The drawing has the very squares of the code that another writer makes of the same text."""
    import segno

    text = "https://plans.example.com/sales/calendars/all.ics"
    drawn = ElementTree.fromstring(QrCode(text, sentence("Address of this calendar")).draw(speaker_of("en")))  # fmt: skip
    path = drawn.find(".//{http://www.w3.org/2000/svg}path")
    assert path is not None
    dark = {
        (int(x) + step, int(y))
        for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path.get("d") or "")
        for step in range(int(wide))
    }
    code = segno.make(text, error="m", micro=False)
    wanted = {(x, y) for y, row in enumerate(code.matrix_iter(border=4)) for x, on in enumerate(row) if on}  # fmt: skip
    assert dark == wanted


@pytest.fixture
def narrow(browser: "Browser") -> "Iterator[Page]":
    """A page as wide as a telephone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_on_a_telephone_a_month_is_the_list_of_its_days(narrow: "Page", site: Path) -> None:
    narrow.goto((site / "agenda/index.html").as_uri())
    assert narrow.evaluate("document.documentElement.scrollWidth") == 390
    december = narrow.locator(".month").nth(1)
    assert december.locator("td:visible").count() == len({"06", "08", "10", "11", "12", "25", "26"})
    box = december.get_by_role("link", name="Greet them").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_markup_is_valid(site: Path, find_html_errors: Callable[[Path], list[str]]) -> None:
    excused = ("violates Content Security Policy", "appears to be written in")
    errors = find_html_errors(site / "agenda" / "index.html")
    assert [error for error in errors if not any(each in error for each in excused)] == []


def test_nobody_is_kept_out(site: Path, find_barriers: Callable[[Path], list[str]]) -> None:
    assert find_barriers(site / "agenda/index.html") == []


@pytest.mark.parametrize(
    "url", ["plans.example.com", "ftp://plans.example.com", "https://", "https://a b.com", "https://a.com/?x", "https://me@a.com/", "https://["]
)  # fmt: skip
def test_an_address_that_is_none_is_told(tmp_path: Path, url: str) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "kamdocs.yaml").write_text(f'site_url: "{url}"\n', "utf-8")
    day = date(2026, 11, 22)
    (found,) = [
        each
        for each in take_stock(tmp_path, today=day, clock_day=day).diagnostics
        if each.located.file == "kamdocs.yaml" and each.severity == "error"
    ]
    assert found.located.extent.line == 1
    said = speaker_of("en").speak(found.located.message)
    assert said == f"{url} is not the address of a site"
