"""People as a user would write them → the map, its table, the plan on one page."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG = "A text that goes on about many things which nobody reads but somebody has written, " * 3
UNITS = ("central", "retail", "online", "warehouse", "finance", "ireland", "cork", "dublin")
STANCES = ("advocate", "supporter", "neutral", "sceptic", "opposed")
POWERS = ("inner_circle", "political_structure", "outside")

ACME = """\
name: Acme
tier: key
owner: ana
team: [marc]
units:
  - {id: retail, name: Retail, location: Sabadell}
  - {id: online, name: Online, location: Barcelona}
  - {id: cork, name: Cork plant, parent: online}
posts:
  - {id: ceo, title: Chief executive, unit: retail}
  - {id: cio, title: Head of systems, unit: online, reports_to: ceo}
  - {id: buyer, title: Head of buying, unit: retail, reports_to: ceo, required: yes}
  - {id: chicken, title: Chicken, unit: online, reports_to: egg}
  - {id: egg, title: Egg, unit: online, reports_to: chicken}
people:
  montse: {name: Montse Clar, post: ceo, roles: [decision_maker], power: inner_circle}
  nuria:
    name: Núria Soler
    post: cio
    roles: [user, champion]
    stance: {value: supporter, by: ana, on: 2024-01-14}
    influences: [montse]
    conflicts_with: [pau]
    relationship: {ana: {now: vendor, aim: trusted_advisor}, marc: problem_solver}
  pau: {name: Pau Serra, unit: retail, title: Buyer}
  marta: {name: Marta Prats, left: 2024-09}
"""
PLAN = """\
---
charter: Run their logistics.
horizon: 2026-01 to 2028-12
objectives:
  - {id: half, text: Halve the waiting, class: growth, owner: ana, due: 2027-12, measure: {text: Waiting, from: 10, to: 5, now: 8}}
  - {id: done, text: Already reached, class: growth, owner: ana, due: 2026-01, state: done, measure: Done}
risks:
  - {text: A small one, likelihood: 1, impact: 1}
  - {text: The great one, likelihood: 5, impact: 5, answer: Be there first}
  - {text: Over, likelihood: 5, impact: 5, state: closed}
---
"""
FILES = {
    "kamdocs.yaml": "organisation: {name: Meridià}\n",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer}\n  marc: {name: Marc Pons}\n",
    "accounts/catalogue.yaml": "families:\n  all:\n    name: All\n    products: {stock: Stock, wms: Warehouse}\n",
    "accounts/acme/account.yaml": ACME,
    "accounts/acme/plan.md": PLAN,
    "accounts/acme/actions.md": "- [ ] 2026-11-20 @ana Call Pau\n- [ ] 2026-12-01 @marc Send the offer\n",
    "accounts/acme/log.md": "# Acme\n\n## 2026-11-20 call · Núria / Ana\nAll well.\n",
    "accounts/bare/account.yaml": "name: Bare\ntier: normal\nowner: ana\n",
}


def _stuffed() -> dict[str, str]:
    """An account with sixty people, ten objectives, and long texts everywhere."""
    people, posts = [], ["  - {id: chief, title: Chief, unit: central}"]
    posts += [f"  - {{id: head-{unit}, title: Head of {unit}, unit: {unit}, reports_to: chief}}" for unit in UNITS]  # fmt: skip
    seats = ["chief", *(f"head-{unit}" for unit in UNITS)]
    for number in range(60):
        seat = f"post: {seats[number]}" if number < len(seats) else f"unit: {UNITS[number % 8]}, title: Specialist {number}"  # fmt: skip
        people.append(
            f"  p{number}: {{name: Bartholomew Featherstonehaugh-{number}, {seat}, roles: [user, influencer], "
            f"power: {POWERS[number % 3]}, stance: {{value: {STANCES[number % 5]}, by: ana, on: 2026-09-14}}, "
            f"influences: [p{(number * 7) % 60}], relationship: {{ana: vendor}}}}"
        )
    units = "".join(f"  - {{id: {unit}, name: The unit of {unit} and much more, location: X}}\n" for unit in UNITS)  # fmt: skip
    objectives = "".join(
        f"  - {{id: o{number}, text: '{LONG}', class: growth, owner: ana, due: 2028-12, measure: {{text: '{LONG}', from: 1, to: 9, now: {number}}}}}\n"
        for number in range(10)
    )
    risks = "".join(f"  - {{text: '{LONG}', likelihood: {1 + number % 5}, impact: 5, answer: '{LONG}'}}\n" for number in range(9))  # fmt: skip
    return {
        "accounts/stuffed/account.yaml": f"name: {'Stuffed and Daughters ' * 6}\ntier: key\nowner: ana\nunits:\n{units}",
        "accounts/stuffed/contacts.yaml": "\n".join(["posts:", *posts, "people:", *people, ""]),
        "accounts/stuffed/plan.md": f"---\nhorizon: 2026-01 to 2028-12\ncharter: {LONG * 4}\nobjectives:\n{objectives}risks:\n{risks}---\n{LONG}\n",
        "accounts/stuffed/actions.md": "".join(f"- [ ] 2026-12-{day:02} @ana {LONG}\n" for day in range(1, 20)),
        "accounts/stuffed/grid.yaml": "".join(f"{unit}: {{stock: potential, wms: lapsed}}\n" for unit in UNITS),
    }  # fmt: skip


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]
) -> Path:
    """The site of the workspace above."""
    root = tmp_path_factory.mktemp("map")
    for name, text in (FILES | _stuffed()).items():
        path = root / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return build_site(root / "work", root / "site")


def words(html: str) -> str:
    """Only the words of some markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def row(site: Path, key: str) -> str:
    """What one row of the table of facts says."""
    html = (site / "accounts/acme/people/index.html").read_text("utf-8")
    [found] = re.findall(rf'<tr id="map-{key}">(.*?)</tr>', html, re.DOTALL)
    return words(found)


def drawings(site: Path, page: str) -> list[str]:
    html = (site / page).read_text("utf-8")
    return re.findall(r'<svg[^>]*class="chart".*?</svg>', html, re.DOTALL)


def test_everything_on_the_map_is_told_in_the_table_too(site: Path) -> None:
    assert "Head of systems Online Montse Clar user and champion" in row(site, "person-nuria")
    assert "supporter Marc Pons problem solver 20 Nov 2026 a judgement is too old Montse Clar Pau Serra" in row(site, "person-nuria")  # fmt: skip
    assert "Pau Serra Buyer Retail" in row(site, "person-pau")
    assert "no contact in the last 90 days" in row(site, "person-pau")
    assert "vacant Head of buying Retail Montse Clar" in row(site, "post-buyer")
    assert "nobody known here Cork plant" in row(site, "unit-cork")
    assert "nobody yet executive sponsor" in row(site, "role-executive_sponsor")


def test_those_who_left_are_not_on_the_map(site: Path) -> None:
    assert "Marta" not in "".join(drawings(site, "accounts/acme/people/index.html"))


def test_every_card_leads_to_its_row(site: Path) -> None:
    for page in ("acme", "stuffed"):
        html = (site / f"accounts/{page}/people/index.html").read_text("utf-8")
        ids = set(re.findall(r' id="([^"]+)"', html))
        targets = re.findall(r'<a href="#(map-[^"]+)"><title>', html)
        assert set(targets) <= ids
        assert len(targets) > 10


def test_posts_that_report_in_a_circle_are_both_there(site: Path) -> None:
    tree = words(drawings(site, "accounts/acme/people/index.html")[0])
    assert "Chicken" in tree
    assert "Egg" in tree


def test_sixty_people_are_all_on_the_map(site: Path) -> None:
    tree, stances, *meetings = drawings(site, "accounts/stuffed/people/index.html")
    for drawing in (tree, stances, "".join(meetings)):
        assert len(set(re.findall(r"Featherstonehaugh-(\d+)", drawing))) == 60


def test_an_account_without_people_and_plan_has_neither_page(site: Path) -> None:
    assert not (site / "accounts/bare/people").exists()
    assert not (site / "accounts/bare/plan").exists()


def test_the_plan_on_one_page_shows_what_is_open_and_gravest_first(site: Path) -> None:
    html = (site / "accounts/acme/plan/index.html").read_text("utf-8")
    said = words(html[html.index('id="one-page"') :])
    assert "Run their logistics." in said
    assert "Halve the waiting" in said
    assert "Already reached" not in said
    assert said.index("The great one") < said.index("A small one")
    assert "Over" not in said
    assert "Call Pau Ana Ferrer · overdue since 20 Nov 2026" in said
    assert "Waiting: from 10 to 5, now 8" in said


def test_what_does_not_fit_on_the_page_is_counted(site: Path) -> None:
    html = (site / "accounts/stuffed/plan/index.html").read_text("utf-8")
    assert "Objectives 7 more" in words(html)
    assert "Key people 55 more" in words(html)
    assert "Risks 6 more" in words(html)


@pytest.mark.parametrize("account", ["acme", "stuffed"])
def test_the_plan_prints_on_exactly_one_sheet(
    site: Path, page: "Page", tmp_path: Path, account: str
) -> None:
    page.goto((site / f"accounts/{account}/plan/index.html").as_uri())
    page.pdf(path=tmp_path / "plan.pdf", prefer_css_page_size=True)
    [sheet] = pypdf.PdfReader(tmp_path / "plan.pdf").pages
    assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]
    text = sheet.extract_text()
    for heading in ("Objectives", "Next moves", "Risks", "Key people", "White space"):
        assert heading in text


def test_nothing_of_a_stuffed_plan_is_cut_off(site: Path, page: "Page") -> None:
    page.set_viewport_size({"width": 703, "height": 1030})
    page.goto((site / "accounts/stuffed/plan/index.html").as_uri())
    page.emulate_media(media="print")
    cut = """() => [...document.querySelectorAll('.one-page, .one-page .parts, .one-page .parts > section')]
      .filter(each => each.scrollHeight > each.clientHeight + 1).map(each => each.className)"""
    assert page.evaluate(cut) == []
    assert page.locator(".one-page .persons svg").bounding_box()["height"] > 120  # type: ignore[index]


def test_the_account_prints_its_plan_on_the_first_sheet_alone(
    site: Path, page: "Page", tmp_path: Path
) -> None:
    page.goto((site / "accounts/acme/index.html").as_uri())
    page.pdf(path=tmp_path / "account.pdf", prefer_css_page_size=True)
    first, second, *_ = pypdf.PdfReader(tmp_path / "account.pdf").pages
    assert "Run their logistics." in first.extract_text()
    assert "Call Pau" in first.extract_text()
    assert "Run their logistics." not in second.extract_text()


def test_the_map_prints_on_landscape_sheets(site: Path, page: "Page", tmp_path: Path) -> None:
    page.goto((site / "accounts/stuffed/people/index.html").as_uri())
    page.pdf(path=tmp_path / "map.pdf", prefer_css_page_size=True)
    sheets = pypdf.PdfReader(tmp_path / "map.pdf").pages
    assert {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in sheets} == {(842, 595)}  # fmt: skip
    assert "Bartholomew" in sheets[0].extract_text()


def test_the_map_is_walked_by_the_keyboard(site: Path, page: "Page") -> None:
    page.goto((site / "accounts/acme/people/index.html").as_uri())
    page.locator("#tree .map-box").focus()
    page.keyboard.press("Tab")
    focused = "document.activeElement.querySelector('title').textContent"
    assert str(page.evaluate(focused)).startswith("Montse Clar")
    ring = """() => { const frame = document.activeElement.querySelector('.k-focus');
      return parseFloat(getComputedStyle(frame).strokeWidth) }"""
    assert page.evaluate(ring) >= 2
    page.keyboard.press("Tab")
    assert str(page.evaluate(focused)).startswith("Núria Soler")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("#map-person-nuria")
    assert page.locator("#map-person-nuria").is_visible()


@pytest.mark.parametrize("width", [390, 900, 1440])
def test_no_map_or_plan_is_wider_than_the_screen(site: Path, page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("people/index.html", "plan/index.html", "index.html"):
        page.goto((site / "accounts/stuffed" / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_judgements_kept_elsewhere_leave_a_map_with_fewer_facts(
    tmp_path: Path, build_site: Callable[[Path, Path], Path]
) -> None:
    bare = re.sub(r"\n    stance: [^\n]*", "", ACME).replace(", power: inner_circle", "")
    for name, text in (FILES | {"accounts/acme/account.yaml": bare}).items():
        path = tmp_path / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        settings = "judgements_in_overlay: yes\n" if name == "kamdocs.yaml" else ""
        path.write_text(text + settings, "utf-8")
    site = build_site(tmp_path / "work", tmp_path / "site")
    tree, stances, *_ = drawings(site, "accounts/acme/people/index.html")
    assert "Núria Soler · Head of systems · user and champion · stance unknown · power unknown" in tree  # fmt: skip
    assert "stance unknown" in words(stances)
