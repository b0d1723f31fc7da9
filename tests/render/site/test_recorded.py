"""What somebody wrote down → the page where its reader looks for it."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

FILES = {
    "kamdocs.yaml": """\
organisation: {name: Meridià}
recurring: [{id: news, text: Read their news, every: 2 weeks}]
pricing: {longest_validity: 45 days}
""",
    "accounts/team.yaml": """\
people:
  joan: {name: Joan Pons}
  ana: {name: Ana Ferrer, leader: joan}
  marc: {name: Marc Vila, leader: joan}
groups: {south: [ana, marc]}
""",
    "accounts/catalogue.yaml": """\
families:
  software:
    name: Software
    products: {wms: {name: WMS, experts: [marc]}, portal: {name: Portal}}
""",
    "accounts/revenue.csv": """\
account,unit,product,date,amount,currency,seller,source
acme,shops,wms,2026-03-01,1200.50,EUR,ana,INV-77
acme,,,2026-06,300,EUR,,
""",
    "accounts/acme/account.yaml": """\
name: Acme
tier: key
owner: ana
units: [{id: shops, name: Shops}]
targets: {2026: {revenue: 3_001}}
profile:
  pains: [{id: gaps, text: Empty shelves}]
  competitors: [{name: Rival, where: [shops, wms]}]
people:
  pau: {name: Pau Serra}
  eva: {name: Eva Roig, left: 2026-02, now_at: moll}
contracts:
  - {id: desk, name: Desk, product: portal, unit: shops, starts: 2016-05, rates: [{on: 2016-05, price: 600, unit: month}]}
  - id: care
    name: Care
    starts: 2024-01
    rates: [{on: 2026-01, price: 110}, {on: 2024-01, price: 100}]
""",
    "accounts/acme/opportunities.yaml": """\
pilot:
  name: Small pilot
  kind: pilot
  stage: won
  amount: 900
  closed: 2026-05-01
  why: They trust Pau
  source: Trade fair
  pilot_for: big
  objections: [{text: Too dear, said_by: pau, on: 2026-04-01, answer: Payback in a year}]
big:
  name: The warehouse
  stage: proposal
  amount: 10_000
  probability: 40 %
  closes: 2027-01
  source: trade  fair
  serves: [gaps]
  objections: [No time]
gone: {name: Tills, stage: lost, amount: 500, closed: 2026-07-01, source: cold call}
""",
    "accounts/moll/account.yaml": "name: Moll\ntier: low\nowner: ana\n",
}


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]
) -> Path:
    root = tmp_path_factory.mktemp("recorded")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return build_site(root, root / "site")


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page(site: Path, path: str) -> str:
    return text_of((site / path).read_text("utf-8").partition("<main")[2])


def table(site: Path, path: str, key: str) -> str:
    """The text of a table, headings included."""
    html = (site / path).read_text("utf-8").partition(f'id="table-{key}"')[2]
    assert html, key
    return text_of(f"<{html.partition('</table>')[0]}")


def test_why_sales_were_won_or_lost(site: Path) -> None:
    found = table(site, "opportunities/index.html", "closed")
    assert "Next step" not in found
    assert "They trust Pau €900" in found
    assert re.search(r"Tills Acme lost unknown €500 .* cold call 0", found)


def test_what_each_source_of_leads_brought(site: Path) -> None:
    found = table(site, "opportunities/index.html", "sources")
    assert "Trade fair 1 1 0 0 €900" in found
    assert "cold call 0 0 1 0 –" in found


def test_objections_and_answers_of_all_accounts(site: Path) -> None:
    found = table(site, "opportunities/index.html", "objections")
    assert "Too dear Payback in a year Pau Serra Small pilot Acme won" in found
    assert "No time unknown – The warehouse Acme" in found


def test_plan_against_actual_by_manager(site: Path) -> None:
    found = table(site, "managers/index.html", "goals")
    assert "Ana Ferrer €3,001 one account without €1,500.50 50% €4,000" in found


def test_teams_with_who_leads_them(site: Path) -> None:
    found = table(site, "managers/index.html", "teams")
    assert "south Joan Pons Ana Ferrer and Marc Vila Acme and Moll €1,500.50" in found


def test_every_entry_of_the_money_table_with_its_invoice(site: Path) -> None:
    found = table(site, "accounts/acme/index.html", "entries")
    assert re.search(r"Mar 2026\b.*Shops WMS Ana Ferrer INV-77 €1,200.50", found)
    assert "€300.00" in found
    assert "table-entries" not in (site / "accounts/moll/index.html").read_text("utf-8")


def test_how_prices_moved_and_which_never_did(site: Path) -> None:
    found = table(site, "accounts/acme/index.html", "rates")
    assert re.search(r"Care Jan 2024 €100 – – Care Jan 2026 €110 – 10(\.0)?%", found)
    whole = page(site, "accounts/acme/index.html")
    assert "The price of Desk has never been raised since May 2016" in whole
    assert "The price of Care" not in whole


def test_whom_to_ask_about_a_product(site: Path) -> None:
    assert "WMS ask Marc Vila" in table(site, "accounts/acme/index.html", "grid")
    assert "Portal ask" not in table(site, "accounts/acme/index.html", "grid")
    assert "Software ask Marc Vila" in table(site, "white-space/index.html", "white-space-families")


def test_ids_in_free_texts_are_told_by_name(site: Path) -> None:
    whole = page(site, "accounts/acme/index.html")
    for told in (
        "pilot for The warehouse",
        "serves Empty shelves",
        "where Shops , WMS",
        "now at Moll",
    ):
        assert told.casefold() in whole.casefold(), told


def test_the_method_tells_deadlines_recurring_actions_and_limits_of_offers(site: Path) -> None:
    whole = page(site, "method/index.html")
    for told in ("120 days", "9 months", "Read their news", "2 weeks", "45 days"):
        assert told in whole, told
