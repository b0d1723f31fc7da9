"""Pages as people use them: from a folder, in a real browser."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    Follow = Callable[[Locator], None]

ROWS = "#table-accounts tbody tr:not([hidden])"


def names(rows: "Locator") -> list[str]:
    """What the first cell of each row says."""
    return [text.strip().split("\n")[0] for text in rows.locator("th").all_inner_texts()]


def test_a_table_is_sorted_by_a_click_on_its_heading(demo_site: Path, page: "Page") -> None:
    page.goto((demo_site / "index.html").as_uri())
    before = names(page.locator(ROWS))
    page.get_by_role("button", name="Account", exact=True).click()
    ascending = names(page.locator(ROWS))
    assert ascending == sorted(before, key=str.casefold)
    assert (
        page.locator("#table-accounts th[data-key=name]").get_attribute("aria-sort") == "ascending"
    )
    page.get_by_role("button", name="Account", exact=True).click()
    assert names(page.locator(ROWS)) == ascending[::-1]
    assert "accounts.sort=-name" in page.evaluate("location.hash")


def test_unknown_values_stand_last_whichever_way_is_sorted(demo_site: Path, page: "Page") -> None:
    page.goto((demo_site / "index.html").as_uri())
    for _ in range(2):
        page.get_by_role("button", name="Score", exact=True).click()
        values = page.locator(f"{ROWS} td:nth-child(5)").evaluate_all(
            "cells => cells.map(cell => cell.dataset.value ?? cell.innerText)"
        )
        known = [value for value in values if value]
        assert values == known + [""] * (len(values) - len(known))
        assert len(known) > 3


def test_text_and_chips_filter_the_rows_and_the_total_follows(
    demo_site: Path, page: "Page"
) -> None:
    page.goto((demo_site / "index.html").as_uri())
    everything = page.locator(ROWS).count()
    total = page.locator("#table-accounts tfoot [data-total=revenue]")
    whole = total.inner_text()
    page.get_by_role("group", name="Tier").get_by_role("button", name="key").click()
    key = page.locator(ROWS).count()
    assert 0 < key < everything
    assert (
        page.locator("[data-table=accounts] [data-count]").inner_text() == f"{key} of {everything}"
    )
    assert total.inner_text() != whole
    page.locator("[data-table=accounts] input[type=search]").fill("valles")
    assert names(page.locator(ROWS)) == ["Farmàcies del Vallès"]
    shown = page.locator(f"{ROWS} td:nth-child(8)").inner_text()
    assert total.inner_text() == shown


def test_the_address_keeps_what_was_chosen(demo_site: Path, page: "Page") -> None:
    address = (demo_site / "index.html").as_uri()
    page.goto(f"{address}#accounts.sort=name&accounts.tier=low&accounts.q=a")
    shown = names(page.locator(ROWS))
    assert shown == sorted(shown, key=str.casefold)
    tiers = page.locator(f"{ROWS} td:nth-child(2)").evaluate_all(
        "cells => cells.map(cell => cell.dataset.value ?? cell.innerText)"
    )
    assert set(tiers) == {"low"}
    assert page.get_by_role("button", name="low", pressed=True).count() == 1
    page.reload()
    assert names(page.locator(ROWS)) == shown


def test_the_visible_rows_are_saved_as_csv(demo_site: Path, page: "Page", tmp_path: Path) -> None:
    page.goto(f"{(demo_site / 'index.html').as_uri()}#accounts.q=liffey")
    with page.expect_download() as download:
        page.locator("[data-table=accounts] [data-csv]").click()
    download.value.save_as(tmp_path / "accounts.csv")
    header, *rows = (tmp_path / "accounts.csv").read_text("utf-8-sig").splitlines()
    assert header.startswith("Account,Tier,")
    assert [row.split(",")[:2] for row in rows] == [["Liffey Foods", "key"]]


def test_the_theme_is_switched_and_remembered(demo_site: Path, page: "Page") -> None:
    page.emulate_media(color_scheme="light")
    page.goto((demo_site / "index.html").as_uri())

    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    light = ground()
    switch = page.get_by_role("button", name="Theme:")
    switch.click()
    assert ground() == light
    switch.click()
    dark = ground()
    assert dark != light
    page.goto((demo_site / "people" / "index.html").as_uri())
    assert ground() == dark
    page.get_by_role("button", name="Theme:").click()
    assert ground() == light


def test_the_same_page_is_there_in_each_language(
    demo_site: Path, page: "Page", follow: "Follow"
) -> None:
    page.goto((demo_site / "accounts" / "liffey-foods" / "index.html").as_uri())
    prefixes = {}
    for language in ("ES", "CA", "EN"):
        follow(page.get_by_role("link", name=language, exact=True))
        prefixes[page.locator("html").get_attribute("lang")] = page.url
        assert page.locator("h1").inner_text() == "Liffey Foods"
    assert set(prefixes) == {"es", "ca", "en"}
    assert len(set(prefixes.values())) == 3


def test_the_day_and_commit_come_from_the_builds_script(demo_site: Path, page: "Page") -> None:
    page.goto((demo_site / "method" / "index.html").as_uri())
    foot = page.locator("footer.foot").inner_text()
    assert "As of 22 Nov 2026" in foot
    assert "0123456789" in foot


def test_on_a_narrow_screen_the_rail_is_a_drawer(demo_site: Path, page: "Page") -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((demo_site / "index.html").as_uri())
    rail = page.locator("#rail")
    assert not rail.is_visible()
    page.get_by_role("button", name="Menu").click()
    assert rail.is_visible()
    page.keyboard.press("Escape")
    assert not rail.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [390, 900, 1440])
def test_no_page_is_wider_than_the_screen(demo_site: Path, page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "index.html",
        "accounts/farmacies-valles/index.html",
        "quality/index.html",
        "method/index.html",
    ):
        page.goto((demo_site / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_everything_is_readable_without_javascript(
    demo_site: Path, browser: "Browser", follow: "Follow"
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    try:
        page = context.new_page()
        page.goto((demo_site / "index.html").as_uri())
        assert page.locator("#table-accounts tbody tr").count() > 5
        assert page.locator("#table-accounts tfoot").is_visible()
        assert page.locator("[data-search]").count() == 1
        assert page.locator(".needs-js").evaluate_all(
            "all => all.every(each => !each.checkVisibility())"
        )
        page.get_by_role("button", name="Menu").click()
        follow(page.locator("#rail").get_by_role("link", name="Method"))
        assert page.locator("h1").inner_text() == "Method"
    finally:
        context.close()


def test_paper_shows_what_is_folded_and_no_chrome(demo_site: Path, page: "Page") -> None:
    page.goto((demo_site / "accounts" / "farmacies-valles" / "index.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator("header.bar").is_visible()
    assert not page.locator("#rail").is_visible()
    folded = page.locator("main details:not([open])")
    assert folded.count() > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() > 0


def test_shipped_fonts_are_used(demo_site: Path, page: "Page") -> None:
    page.goto((demo_site / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('14px \"IBM Plex Sans\"')")


def results(page: "Page", query: str) -> list[str]:
    """Type a query into the open palette and return what is found, once everything is read."""
    page.locator("#palette input").fill(query)
    status = page.locator("#palette [role=status]")
    page.wait_for_function(
        "s => s.textContent && !s.textContent.includes('…')", arg=status.element_handle()
    )
    return page.locator("#palette [role=option]").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "title", "of"),
    [
        ("farmacies valles", "Farmàcies del Vallès", "Account"),
        ("farmàcies", "Farmàcies del Vallès", "Account"),
        ("farm", "Farmàcies del Vallès", "Account"),
        ("framacies", "Farmàcies del Vallès", "Account"),
        ("nuria soler", "Núria Soler", "Person · Farmàcies del Vallès"),
        ("begona", "Begoña Urbina", "Person · Bodegas Urbina"),
        ("warehouse managem", "Warehouse management", "Product · White space"),
        ("ana ferrer", "Ana Ferrer", "Manager"),
        ("ana f", "Ana Ferrer", "Manager"),
        ("farmacies vallse urgell", "Farmàcies del Vallès", "Account"),
        ("account without an own", "Account without an owner", "Rule"),
        ("MER-2026-041", "", "Farmàcies del Vallès"),
        ("renewals", "Renewals", "Page"),
    ],
)
def test_search_folds_accents_and_forgives_beginnings_and_slips(
    demo_site: Path, page: "Page", query: str, title: str, of: str
) -> None:
    page.goto((demo_site / "people" / "index.html").as_uri())
    page.keyboard.press("Control+k")
    found = results(page, query)
    assert found[0].startswith(title)
    assert any(of in line for line in found[0].split("\n"))


def test_search_speaks_the_language_of_the_page_and_stays_in_it(
    demo_site: Path, page: "Page"
) -> None:
    page.goto((demo_site / "ca" / "method" / "index.html").as_uri())
    page.get_by_role("button", name="Cerca").click()
    found = results(page, "gestio magatzem")
    assert found[0].split("\n")[:2] == ["Gestió de magatzem", "Producte · Espai en blanc"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/ca/white-space/index.html#white-space-products-wms")


def test_search_by_the_keyboard_alone_leads_into_a_folded_part(
    demo_site: Path, page: "Page"
) -> None:
    page.goto((demo_site / "index.html").as_uri())
    page.keyboard.press("/")
    box = page.locator("#palette input")
    assert box.evaluate("box => box === document.activeElement")
    found = results(page, "soler")
    assert len(found) > 3
    marked = page.locator("#palette [role=option]").first.locator("mark").all_inner_texts()
    assert marked[0] == "Soler"

    def active() -> str:
        chosen = page.locator("#palette [aria-selected=true]")
        assert chosen.count() == 1
        assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
        return chosen.inner_text()

    assert active() == found[0]
    page.keyboard.press("ArrowDown")
    assert active() == found[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active() == found[-1]
    page.keyboard.press("ArrowDown")
    assert page.locator("#palette [role=status]").inner_text().startswith("Results: ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/farmacies-valles/index.html#person-nuria")
    assert page.locator("#person-nuria").is_visible()
    assert page.locator("#person-nuria").evaluate(
        "place => { const box = place.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight }"
    )
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert not page.locator("#palette").is_visible()


def test_search_says_when_there_is_nothing(demo_site: Path, page: "Page") -> None:
    page.goto((demo_site / "index.html").as_uri())
    page.keyboard.press("/")
    assert results(page, "qqqqzzzz") == []
    assert page.locator("#palette [role=status]").inner_text() == "Nothing found"
    assert page.locator("#palette input").get_attribute("aria-expanded") == "false"


def test_the_open_palette_has_no_barriers(
    demo_site: Path, browser: "Browser", node_modules: Path
) -> None:
    page = browser.new_page(bypass_csp=True)
    try:
        page.goto((demo_site / "index.html").as_uri())
        page.keyboard.press("/")
        assert results(page, "farm")
        page.add_script_tag(path=node_modules / "axe-core" / "axe.min.js")
        found = page.evaluate("axe.run('#palette')")
        assert found["passes"]
        assert [each["id"] for each in found["violations"]] == []
    finally:
        page.close()


def test_an_item_of_the_agenda_leads_to_where_its_account_says_it(
    demo_site: Path, page: "Page", follow: "Follow"
) -> None:
    page.goto((demo_site / "agenda" / "index.html").as_uri())
    row = page.locator("main tbody tr", has=page.locator("th a[href*='#']")).first
    account = row.locator("td a[href*='/accounts/']").inner_text()
    follow(row.locator("th a"))
    assert page.locator("h1").inner_text() == account
    assert page.locator(":target").is_visible()
    follow(page.locator("nav.crumbs").get_by_role("link", name="Portfolio"))
    assert page.locator("#table-accounts").is_visible()


@pytest.mark.parametrize(
    ("path", "sheets", "first", "last"),
    [
        ("index.html", range(2, 7), "Portfolio", "Liffey Foods"),
        ("accounts/farmacies-valles/plan/index.html", range(1, 2), "Farmàcies", "Farmàcies"),
        pytest.param(
            "accounts/farmacies-valles/index.html",
            range(8, 40),
            "Farmàcies",
            "log.md",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_paper_has_all_and_no_empty_sheet(
    demo_site: Path, page: "Page", tmp_path: Path, path: str, sheets: range, first: str, last: str
) -> None:
    page.goto((demo_site / path).as_uri())
    page.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)
    texts = [sheet.extract_text() for sheet in PdfReader(tmp_path / "paper.pdf").pages]
    assert len(texts) in sheets
    assert first in texts[0]
    assert last in "".join(texts)
    assert all(len(text.split()) > 10 for text in texts)
    assert not any("Skip to the content" in text for text in texts)
