"""A workspace as a user would write it → what the page of reviews says."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

CRITERIA = "criteria:\n  fit: {name: Fit, weight: 60, knock_out: below 2}\n  growth: {weight: 40}\n"
FILES = {
    "kamdocs.yaml": f"organisation: {{name: Meridià}}\n{CRITERIA}",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer}\n  joan: {name: Joan Pons}\n",
    "accounts/moll/account.yaml": """\
name: Moll
tier: normal
owner: ana
ratings:
  by: ana
  on: 2026-09-14
  fit: {rating: 5, why: All of it fits}
  growth: 4
reviews:
  - {on: 2025-07-10, by: joan, of: tier, decision: keep, why: Too early}
""",
    "accounts/quay/account.yaml": "name: Quay\ntier: low\nowner: ana\nlow_potential: [pays_little]\n",
    "accounts/zeta/account.yaml": """\
name: Zeta
tier: normal
owner: ana
ratings: {by: ana, on: 2026-09-14, fit: 1, growth: 4}
""",
    "accounts/xeno/account.yaml": """\
name: Xeno
tier: low
owner: ana
low_potential: [friction, never_content, disorganised]
""",
    "accounts/yarrow/account.yaml": """\
name: Yarrow
lifecycle: former
tier: low
owner: ana
low_potential: [friction, never_content, disorganised]
""",
    "accounts/acme/account.yaml": """\
name: Acme
tier: key
owner: ana
ratings: {by: ana, on: 2026-09-14, fit: 4, growth: 4}
reviews:
  - {on: 2026-09-20, by: joan, of: tier, decision: keep, why: As expected}
""",
}


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]
) -> Path:
    """The site of the workspace above."""
    root = tmp_path_factory.mktemp("reviews")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return build_site(root, root / "site")


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    """The text of the page, tags left out."""
    assert json.loads((site / "data" / "portfolio.json").read_text("utf-8"))["accounts"]
    return text_of(site / "reviews" / "index.html")


def rows_of(page: str) -> str:
    """The table of all accounts."""
    before = page.partition("Reviews recorded")[0]
    return before[before.rindex("Decision") :]


def text_of(path: Path) -> str:
    html = path.read_text("utf-8").partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_before_and_after(page: str) -> None:
    table = page[page.index("Before and after") : page.index("Movers")]
    assert re.search(r"key at most 10 1 2\b.*normal 2 1\b.*low 2 2\b", table)


def test_movers_come_first_with_the_rule(page: str) -> None:
    assert "promote to key: 92 points, from 70 on" in page[page.index("Movers") :].lower()
    rows = rows_of(page)
    assert rows.index("Moll") < rows.index("Acme") < rows.index("Quay")


def test_evidence_review_and_decision(page: str) -> None:
    rows = rows_of(page)
    moll, rest = rows[: rows.index("Acme")], rows[rows.index("Acme") :]
    assert "the score crosses a threshold" in moll
    assert "Fit 5 of 5: All of it fits" in moll
    assert "overdue" in moll
    assert "Too early" in moll
    assert "As expected" in rest
    assert "overdue" not in rest
    assert "nothing is rated" in rest


def test_knock_outs_and_marks_are_looked_at_first(page: str) -> None:
    rows = rows_of(page)
    toxic, knocked, moved = rows.index("Xeno"), rows.index("Zeta"), rows.index("Moll")
    assert max(toxic, knocked) < moved < rows.index("Quay")
    assert "problem customer it carries 3 marks of low potential" in rows[toxic:moved]
    assert "fit is rated 1, below 2" in rows[knocked:moved]


def test_marks_of_an_account_that_is_low_already_are_told_in_their_place(page: str) -> None:
    assert "it carries one mark of low potential: pays little" in page[page.rindex("Quay") :]


def test_a_problem_customer_is_marked_wherever_its_name_heads_something(site: Path) -> None:
    assert "problem customer" in text_of(site / "accounts/yarrow/index.html")[:200]
    assert "problem customer" not in text_of(site / "accounts/quay/index.html")[:200]
    rows = text_of(site / "index.html")
    assert "Yarrow former and problem customer" in rows
    assert rows.count("problem customer") == 2


def test_accounts_are_filtered_by_lifecycle(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    assert "Lifecycle" in html
    assert re.search(r'<tr id="accounts-yarrow">.*>former</', html)
