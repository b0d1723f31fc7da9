"""A workspace as a user would write it → what the page of reviews says."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

CRITERIA = "criteria:\n  fit: {name: Fit, weight: 60}\n  growth: {weight: 40}\n"
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
    "accounts/quay/account.yaml": "name: Quay\ntier: low\nowner: ana\n",
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
def page(tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]) -> str:
    """The text of the page, tags left out."""
    root = tmp_path_factory.mktemp("reviews")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    html = (build_site(root, root / "site") / "reviews" / "index.html").read_text("utf-8")
    assert json.loads((root / "site" / "data" / "portfolio.json").read_text("utf-8"))["accounts"]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2])).split())


def test_before_and_after(page: str) -> None:
    table = page[page.index("Before and after") : page.index("Movers")]
    assert re.search(r"key at most 10 1 2\b.*normal 1 0\b.*low 1 1\b", table)


def test_movers_come_first_with_the_rule(page: str) -> None:
    assert "promote to key: 92 points, from 70 on" in page[page.index("Movers") :].lower()
    rows = page[page.rindex("Decision") :]
    assert rows.index("Moll") < rows.index("Acme") < rows.index("Quay")


def test_evidence_review_and_decision(page: str) -> None:
    rows = page[page.rindex("Decision") :]
    moll, rest = rows[: rows.index("Acme")], rows[rows.index("Acme") :]
    assert "the score crosses a threshold" in moll
    assert "Fit 5 of 5: All of it fits" in moll
    assert "overdue" in moll
    assert "Too early" in moll
    assert "As expected" in rest
    assert "overdue" not in rest
    assert "nothing is rated" in rest
