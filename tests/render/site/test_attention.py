"""A workspace as a user would write it → what the portfolio page and a manager's page put first."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

OFFER = "title: {title}\nstates: [{{state: {state}, on: 2026-11-20}}]\nissued: 2026-11-20\nvalid_for: 30 days\nto: [pau]\nprepared_by: [ana]\n"
FILES = {
    "kamdocs.yaml": """\
organisation: {name: Meridià}
criteria: {fit: 60, growth: 40}
pricing: {approval_from: 50_000}
""",
    "accounts/catalogue.yaml": "families: {soft: {name: Software, products: {crm: CRM}}}\n",
    "accounts/team.yaml": """\
people:
  ana: {name: Ana Ferrer}
  joan: {name: Joan Pons, leadership: yes}
  marc: {name: Marc Vidal}
""",
    "accounts/moll/account.yaml": """\
name: Moll
tier: normal
owner: ana
people: {pau: Pau Serra}
ratings: {by: ana, on: 2026-09-14, fit: 5, growth: 4}
contracts:
  - {id: care, value: 36_000, ends: 2027-03-31, notice: 4 months, products: [crm]}
""",
    "accounts/moll/opportunities.yaml": """\
big: {name: Big one, amount: 90_000, stage: proposal, closes: 2026-11-30, slipped: [2026-09]}
""",
    "accounts/moll/plan.md": "---\ncommitments:\n  - {who: us, text: Send the figures, due: 2026-11-10}\n---\n",
    "accounts/moll/log.md": """\
## 2026-11-24 visit · Pau / Ana, Marc

## 2026-11-30 visit · Pau / Ana
""",
    "accounts/moll/proposals/large.md": f"""---
{OFFER.format(title="Large", state="draft")}prices: [{{product: crm, quantity: 1, price: 60_000}}]
---
""",
    "accounts/moll/proposals/small.md": f"""---
{OFFER.format(title="Small", state="in_review")}prices: [{{product: crm, quantity: 1, price: 10}}]
---
""",
    "accounts/moll/proposals/plain.md": f"""---
{OFFER.format(title="Plain", state="draft")}prices: [{{product: crm, quantity: 1, price: 10}}]
---
""",
    "accounts/quay/account.yaml": "name: Quay\ntier: low\nowner: marc\n",
    "accounts/quay/actions.md": "- [ ] 2026-11-23 @ana Help out\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]) -> Path:  # fmt: skip
    root = tmp_path_factory.mktemp("attention")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return build_site(root, root / "site")


def card(site: Path, page: str, anchor: str) -> list[str]:
    """The items of a card, as text."""
    html = (site / page).read_text("utf-8").partition(f'<header id="{anchor}">')[2]
    items = re.findall(r"<li>(.*?)</li>", html.partition("</section>")[0], re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", item)).split()) for item in items]


def test_what_to_do_first(site: Path) -> None:
    # The day is Sunday, 22 November 2026.
    renewal = "Moll · 112 days overdue · 2 Aug 2026 · Ana Ferrer · notice is due by 30 Nov 2026"
    closing = "Moll · in 8 days · 30 Nov 2026 · Ana Ferrer · it stands at proposal; it was to close Sept 2026"
    promise = "Moll · 12 days overdue · 10 Nov 2026 · Ana Ferrer · we promised it"
    assert card(site, "index.html", "first") == [
        f"Begin to renew care €36,000 {renewal}",
        f"Close: Big one €90,000 {closing}",
        f"Send the figures unknown {promise}",
        "Help out unknown Quay · tomorrow · 23 Nov 2026 · Ana Ferrer · an open task",
    ]


def test_the_week_is_the_coming_one_on_a_weekend(site: Path) -> None:
    visit = "Visit 24 Nov 2026 Moll · booked, with Pau Serra · Ana Ferrer , Marc Vidal kamdocs brief meeting moll"
    assert card(site, "index.html", "visits") == [visit]
    assert card(site, "managers/marc/index.html", "visits") == [visit]
    assert card(site, "managers/joan/index.html", "visits") == []


def test_decisions_are_for_those_who_lead(site: Path) -> None:
    found = [
        "Approve the offer Large €60,000 Moll · it is draft, and holds until 20 Dec 2026",
        "Approve the offer Small €10 Moll · it is in review, and holds until 20 Dec 2026",
        "Tier: from normal to key Moll · promote to key: 92 points, from 70 on",
    ]
    assert card(site, "index.html", "decisions") == found
    assert card(site, "managers/joan/index.html", "decisions") == found
    assert card(site, "managers/ana/index.html", "decisions") == []


def test_the_readers_own_accounts_come_first(site: Path) -> None:
    names = [item.split(" ")[0] for item in card(site, "managers/ana/index.html", "first")]
    assert names[-1] == "Help"
    assert card(site, "managers/marc/index.html", "first") == [
        "Help out unknown Quay · tomorrow · 23 Nov 2026 · Ana Ferrer · an open task"
    ]
    assert "Nothing presses." in (site / "managers/joan/index.html").read_text("utf-8")
