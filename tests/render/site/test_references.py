"""A workspace as a user would write it → what the page of references says."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from kamdocs.render.site.portfolio.references import read_size

FILES = {
    "kamdocs.yaml": "organisation: {name: Meridià}\n",
    "accounts/catalogue.yaml": "families: {soft: {name: Software, products: {crm: CRM, wms: WMS}}}\n",
    "accounts/team.yaml": "people: {ana: {name: Ana Ferrer}}\n",
    "accounts/references.yaml": """\
references:
  moll:
    customer: Moll, S.A.
    account: moll
    products: [crm]
    result: Twice as fast
    quote: They were there at three in the morning.
    said_by: Pau Serra
    consent: {on: 2025-01-10, by: Pau Serra, until: 2026-11-30}
  old: {customer: Old Ltd, industry: wine, size: 1.200 people, consent: {on: 2020-01-01, until: 2021-01-01}, quote: Fine}
  quiet: {customer: Quiet}
""",
    "accounts/moll/account.yaml": """\
name: Moll
tier: normal
owner: ana
profile: {industry: health, size: "1,900 employees"}
units: [{id: shop, name: Shop}, {id: store, name: Store}]
people:
  pau:
    name: Pau Serra
    unit: shop
    stance: supporter
    influences: [rita]
    referrals:
      - {kind: call, asked: 2026-06-01, given: 2026-06-09, to: Quay, worth: 12_000}
      - {kind: testimonial, asked: 2026-09-01, to: store}
  rita: {name: Rita Mas, unit: store, stance: advocate, email: rita@moll.example, newsletter: yes}
grid:
  shop: {crm: won}
""",
    "accounts/quay/account.yaml": """\
name: Quay
tier: low
owner: ana
people:
  max: {name: Max Left, left: 2026-03, now_at: moll, trust: would call}
  eva: {name: Eva Gone, left: 2026-02, now_at: Elsewhere, email: eva@elsewhere.example, newsletter: yes}
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]) -> Path:  # fmt: skip
    root = tmp_path_factory.mktemp("references")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return build_site(root, root / "site")


def said(html: str) -> str:
    html = html.replace("<wbr>", "")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def card(site: Path, anchor: str) -> list[str]:
    """The rows or items of a card, as text."""
    html = (site / "references" / "index.html").read_text("utf-8")
    part = html.partition(f'<header id="{anchor}">')[2].partition("</section>")[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>|<li>(.*?)</li>", part, re.DOTALL)
    return [said(row or item) for row, item in rows if "<td" in row or item]


def test_reference_customers_with_their_leave(site: Path) -> None:
    assert card(site, "references") == [
        "Moll, S.A. health 1,900 employees CRM Twice as fast ending by Pau Serra 30 Nov 2026 –",
        "Old Ltd wine 1,200 people – – ended 1 Jan 2021 –",
        "Quiet – – – – missing – –",
    ]


def test_words_that_may_not_be_printed_are_marked(site: Path) -> None:
    assert card(site, "testimonials") == [
        "They were there at three in the morning. ending Pau Serra · Moll, S.A.",
        "Fine ended Old Ltd · not to be printed without their leave",
    ]


def test_what_was_asked_and_given(site: Path) -> None:
    assert card(site, "accounts") == [
        "Moll 2 1 0 0 1 1 Sept 2026 Rita Mas",
        "Total 2 1 0 0 1",
    ]
    assert card(site, "favours") == [
        "Pau Serra Moll call Quay – 1 Jun 2026 9 Jun 2026 €12,000",
        "Pau Serra Moll testimonial Store – 1 Sept 2026 – –",
    ]


def test_who_could_help_where(site: Path) -> None:
    assert card(site, "helpers") == ["Pau Serra Moll Store CRM Rita Mas yes"]


def test_ambassadors_and_alumni(site: Path) -> None:
    assert card(site, "ambassadors") == [
        "Max Left Quay Moll ambassador there would call Mar 2026 –",
        "Eva Gone Quay Elsewhere – Feb 2026 –",
    ]


def test_the_directory_says_who_gets_the_newsletter(site: Path) -> None:
    text = said((site / "people" / "index.html").read_text("utf-8"))
    assert "2 people get the newsletter: customer 1, alumni 1." in text
    assert "Rita Mas Moll Store – – advocate customer rita@moll.example" in text


def test_the_page_stands_in_the_navigation(site: Path) -> None:
    assert 'href="references/index.html"' in (site / "index.html").read_text("utf-8")
    account = (site / "accounts" / "moll" / "index.html").read_text("utf-8")
    assert "references/index.html#references" in account


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1,900 employees", (1900, "employees")),
        ("about 1.200 people", (1200, "about people")),
        ("640", (640, None)),
        ("12 000 m²", (12000, "m²")),
        ("small", (None, "small")),
    ],
)
def test_sizes_as_people_write_them(written: str, found: tuple[int | None, str | None]) -> None:
    assert read_size(written) == found
