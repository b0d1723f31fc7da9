"""A workspace as a user would write it → what its pages say of people, white space and ambassadors."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

FILES = {
    "kamdocs.yaml": "organisation: {name: Meridià}\n",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer}\n  marc: {name: Marc Pons}\n",
    "accounts/catalogue.yaml": """\
families:
  software:
    name: Software
    products: {stock: Stock, wms: Warehouse}
  services:
    name: Services
    products: {support: Support}
""",
    "accounts/acme/account.yaml": """\
name: Acme
tier: key
owner: ana
team: [marc]
units:
  - {id: retail, name: Retail, location: Sabadell}
  - {id: online, name: Online, location: Barcelona}
posts:
  - {id: cio, title: Head of systems, unit: retail}
  - {id: buyer, title: Head of buying, unit: online, required: yes}
people:
  nuria:
    name: Núria Soler
    post: cio
    roles: [champion]
    stance: {value: supporter, by: ana, on: 2026-09-14}
    influences: [pau]
    relationship: {ana: {now: vendor, aim: trusted_advisor, coverage: multiple, on: 2026-09-14}}
  pau: {name: Pau Serra, unit: online, conflicts_with: [nuria]}
  marta: {name: Marta Prats, left: 2024-09, now_at: hospital, trust: would call for us}
contracts:
  - {id: stock-2026, product: stock, unit: retail, value: 36_000, ends: 2027-03-31}
grid:
  online:
    wms: {state: competitor, who: LogiPharm, until: 2027-06, amount: 12_000}
    support: not_eligible
  retail:
    stock: potential
opportunities:
  wms-2027:
    name: Warehouse for retail
    product: wms
    unit: retail
    amount: 24_000
    decision: {by: 2027-01-20, members: {nuria: [technical_evaluator], pau: economic_buyer}}
""",
    "accounts/acme/log/2026-10-01-portfolio.md": (
        "---\nkind: meeting\non: 2026-10-01\nwith: [nuria]\nours: [ana]\nshown: [wms]\n---\nAll shown.\n"
    ),
    "accounts/acme/log.md": "# Acme\n\n## 2026-11-20 call · Núria / Ana\nAll well.\n",
    "accounts/hospital/account.yaml": "name: Hospital\ntier: normal\nowner: ana\n",
}


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]
) -> Path:
    """The site of the workspace above."""
    root = tmp_path_factory.mktemp("white-space")
    for name, text in FILES.items():
        path = root / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return build_site(root / "work", root / "site")


def row(site: Path, page: str, key: str) -> list[str]:
    """The texts of the cells of one row of a table."""
    html = (site / page).read_text("utf-8")
    [found] = re.findall(rf'<tr id="{key}">(.*?)</tr>', html, re.DOTALL)
    cells = re.findall(r"<t[hd][ >].*?</t[hd]>", found, re.DOTALL)
    plain = (re.sub(r"<svg.*?</svg>", "", cell, flags=re.DOTALL) for cell in cells)
    # What is written small below stands behind a bar.
    return [
        unescape(re.sub(r"<[^>]+>", "", cell.replace('<span class="sub">', "|"))).strip()
        for cell in plain
    ]


ACME = "accounts/acme/index.html"


def test_the_grid_shows_every_state_in_a_word(site: Path) -> None:
    assert row(site, ACME, "grid-stock")[:3] == ["Stock", "won|€36,000 · until 31 Mar 2027", "unexplored"]  # fmt: skip
    wms = row(site, ACME, "grid-wms")
    assert wms[1:] == [
        "opportunity|€24,000 open", "competitor|€12,000 · LogiPharm · until Jun 2027 account.yaml:25",
        "100%", "0%", "0%", "–", "€24,000", "€12,000",
    ]  # fmt: skip
    assert row(site, ACME, "grid-support")[1:4] == ["unexplored", "not eligible account.yaml:26", "0%"]  # fmt: skip


def test_what_the_file_says_otherwise_is_told(site: Path) -> None:
    html = (site / ACME).read_text("utf-8")
    assert "Stock, Retail: the file says potential, counted as won" in html
    quality = (site / "quality/index.html").read_text("utf-8")
    assert "cell-contradicted" in quality


def test_units_say_whom_we_know_and_what_they_have(site: Path) -> None:
    retail = row(site, ACME, "grid-units-retail")
    assert retail[:6] == ["Retail", "Sabadell", "Núria Soler", "dealing", "Stock", "2"]
    assert row(site, ACME, "grid-units-online")[2:5] == ["Pau Serra", "no dealings", "–"]


def test_exposure_names_what_was_never_told_and_what_is_lost_by_it(site: Path) -> None:
    assert row(site, ACME, "exposure-nuria") == [
        "Núria Soler", "Support", "–", "–", "Warehouse (1 Oct 2026)",
    ]  # fmt: skip
    assert row(site, ACME, "exposure-pau") == [
        "Pau Serra", "Stock and Warehouse", "Warehouse", "–", "–",
    ]  # fmt: skip


def test_helpers_say_who_could_speak_for_us_where(site: Path) -> None:
    assert row(site, ACME, "helpers-online-nuria") == [
        "Online", "Núria Soler", "Stock", "Pau Serra", "–",
    ]  # fmt: skip


def test_the_people_say_who_meets_whom_and_what_is_thin(site: Path) -> None:
    html = (site / ACME).read_text("utf-8")
    assert row(site, ACME, "matrix-nuria")[1].startswith(
        "vendor → trusted advisor|2 contacts lately"
    )
    assert row(site, ACME, "matrix-nuria")[2] == "–"
    assert "Núria Soler influences Pau Serra" in html
    assert "Pau Serra and Núria Soler are at odds" in html
    assert "Nobody here is executive sponsor and decision maker" in html
    assert "Posts whose holder we must know: Head of buying" in html
    pau = row(site, ACME, "decisions-wms-2027-pau")
    assert pau[2:] == [
        "economic buyer", "–",
        "perhaps business|their standing and their business first; exclusive terms", "–",
        "post, e-mail, orientation, power and stance",
    ]  # fmt: skip


def test_an_alumna_shows_up_as_ambassador_at_her_new_account(site: Path) -> None:
    html = (site / "accounts/hospital/index.html").read_text("utf-8")
    assert "Ambassadors here" in html
    assert "Marta Prats" in html
    assert "known from Acme; would call for us" in html


def test_the_portfolio_counts_states_by_family(site: Path) -> None:
    acme = row(site, "white-space/index.html", "white-space-accounts-acme")
    assert acme[:4] == [
        "Acme", "won 1 · opportunity 1 · competitor 1 · unexplored 1",
        "not eligible 1 · unexplored 1", "2",
    ]  # fmt: skip
    assert acme[4:] == ["60%", "33%", "50%", "€36,000", "€24,000", "€12,000", "2"]
    hospital = row(site, "white-space/index.html", "white-space-accounts-hospital")
    assert hospital[1:6] == ["unexplored 2", "unexplored 1", "3", "0%", "–"]


def test_the_portfolio_as_data_has_the_figures(site: Path) -> None:
    document = json.loads((site / "data/portfolio.json").read_text("utf-8"))
    acme, hospital = document["accounts"]
    assert (acme["explored"], acme["penetration"]) == (0.6, 0.333333)
    assert acme["white_space"] == {
        "won": "36000", "open": "24000", "potential": "12000", "unexplored_cells": 2,
    }  # fmt: skip
    assert acme["relationship_coverage"] == 10.71
    assert (hospital["explored"], hospital["penetration"]) == (0.0, None)
    assert hospital["relationship_coverage"] is None
