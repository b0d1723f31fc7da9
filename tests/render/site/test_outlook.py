"""The portfolio's outlook: what is drawn, what is unknown, and the same figures as tables."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

FILES = {
    "kamdocs.yaml": "organisation: {name: Meridià}\n",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer}\n",
    "accounts/catalogue.yaml": "families:\n  all:\n    name: All\n    products: {stock: Stock, wms: Warehouse}\n",
    "accounts/acme/account.yaml": """\
name: Acme
tier: key
owner: ana
people:
  nuria: {name: Núria Soler, power: inner_circle, coverage: in_depth}
opportunities:
  wms: {name: Warehouse, product: wms, amount: 24_000, stage: proposal, closes: 2026-12-15}
  more: {name: More stock, product: stock, amount: 6_000, stage: lead, closes: 2026-11-30}
  late: {name: Later, product: stock, amount: 5_000, stage: lead}
  dark: {name: Dark, product: stock, stage: lead, closes: 2027-02}
  gone: {name: Gone, product: stock, amount: 99_000, stage: lost}
""",
    "accounts/blank/account.yaml": "name: Blank\ntier: normal\nowner: ana\n",
}


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]) -> str:
    """The portfolio page of the workspace above."""
    root = tmp_path_factory.mktemp("outlook")
    for name, text in FILES.items():
        path = root / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return (build_site(root / "work", root / "site") / "index.html").read_text("utf-8")


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def rows(html: str, table: str) -> list[str]:
    return [words(each) for each in re.findall(rf'<tr id="{table}-[^"]*">(.*?)</tr>', html, re.DOTALL)]  # fmt: skip


def test_sales_stand_in_their_quarter_by_stage(html: str) -> None:
    assert rows(html, "quarters") == [
        "Q4 2026 €6,000 – – €24,000 – €30,000",
        "without a date €5,000 – – – – €5,000",
    ]


def test_a_sale_without_an_amount_is_told_and_not_drawn(html: str) -> None:
    assert "One open sale has no amount and is not drawn." in words(html)


def test_potential_and_relationship_are_drawn_where_both_are_known(html: str) -> None:
    [acme] = rows(html, "outlook")
    assert acme.startswith("Acme key €35,000 33")
    assert "1 account is not drawn, since its potential or its relationship is unknown: Blank" in words(html)  # fmt: skip


def test_the_drawings_say_what_they_show(html: str) -> None:
    titles = [unescape(each) for each in re.findall(r'role="img"[^>]*><title>(.*?)</title>', html)]
    assert any("Acme · €35,000 to be won · relationship 33 of 100 · revenue unknown" in each for each in titles)  # fmt: skip
    assert any("Q4 2026: lead €6,000, proposal €24,000" in each for each in titles)
