"""What the pages say of the past: a real repository in, tiles, history and reviews out."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from kamdocs.pipeline.build import BuildOptions, build
from kamdocs.work.store import Store

DAY = date(2026, 3, 20)
ACCOUNT = "accounts/acme/account.yaml"
ACME = """\
name: Acme
tier: normal
owner: ana
ratings: {by: ana, on: 2025-12-01, potential: 3, solvency: 3}
targets: {2026: {revenue: 100_000}}
revenue:
  - {when: 2026-01, amount: 30_000}
reviews:
  - {on: 2026-01-20, by: joan, of: tier, decision: keep, why: Too early}
"""
FILES = {
    "kamdocs.yaml": """\
organisation: {name: Meridià}
criteria:
  potential: {name: Potential, weight: 50}
  solvency: {name: Solvency, weight: 50}
""",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer}\n  joan: {name: Joan Pons}\n",
    ACCOUNT: ACME,
}


@pytest.fixture
def pages_of(tmp_path: Path) -> Callable[..., Callable[[str], str]]:
    """Build a workspace, and read its pages without their tags."""

    def make(root: Path, store: Store | None = None) -> Callable[[str], str]:
        output = tmp_path / "site"
        build(root, BuildOptions(output, DAY, today=DAY, has_papers=False, store=store))
        return lambda path: (output / path / "index.html").read_text("utf-8")

    return make


@pytest.fixture
def workspace(git_folder):
    """Acme was committed on 2 January, promoted on the 20th of it, and rated anew on the 25th."""
    git_folder.day = 1
    git_folder.commit(FILES)
    key = ACME.replace("tier: normal", "tier: key")
    git_folder.day = 19
    git_folder.commit({ACCOUNT: key})
    git_folder.day = 24
    git_folder.commit({ACCOUNT: key.replace("potential: 3", "potential: 4")})
    return git_folder


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2])).split())


def test_tiles_say_what_they_are_and_since_when_they_moved(workspace, pages_of) -> None:
    text = text_of(pages_of(workspace.path)("."))
    assert "Revenue, this fiscal year €30,000" in text
    assert "30% of the target of €100,000" in text
    assert "Unchanged since the tier review of 20 Jan 2026" in text
    assert "White-space potential unknown" in text
    table = text.partition("These figures over twelve months")[2]
    assert "20 Mar 2026 €30,000 30%" in table
    assert "31 Jan 2026" in table


def test_an_account_shows_its_score_with_what_happened(workspace, pages_of) -> None:
    html = pages_of(workspace.path)("accounts/acme")
    block = html.partition('id="history"')[2].partition("</section>")[0]
    assert "<svg" in block
    text = text_of("<main" + block)
    assert "20 Jan 2026 Went from normal to key" in text
    assert "20 Jan 2026 Score 60" in text
    assert "25 Jan 2026 Score 70" in text
    assert "Ana Ferrer" in text.partition("As a table")[2]


def test_reviews_compare_each_account_with_its_last_review(workspace, pages_of) -> None:
    text = text_of(pages_of(workspace.path)("reviews"))
    assert "Scores since the last review: Acme 60 → 70" in text
    assert (
        "Before and after: Now: key 1, normal 0, low 0; As suggested: key 1, normal 0, low 0"
        in text
    )
    assert "Key from 70 points; a key account stays so down to 55" in text
    assert "Acme 20 Jan 2026 keep" in text.partition("Reviews recorded")[2]
    assert "was 60" in text


def test_a_score_that_the_review_noted_goes_before_what_git_knows(workspace, pages_of) -> None:
    text = (workspace.path / ACCOUNT).read_text("utf-8").replace("decision: keep", "decision: keep, score: 64")  # fmt: skip
    workspace.lay({ACCOUNT: text})
    assert "Acme 64 → 70" in text_of(pages_of(workspace.path)("reviews"))


def test_without_a_past_the_pages_say_so_calmly(tmp_path: Path, pages_of, git_folder) -> None:
    root = tmp_path / "plain"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    page = pages_of(root)
    why = "No history yet: the workspace is in no git repository that can be read."
    assert why in text_of(page("."))
    assert why in text_of(page("accounts/acme"))
    assert why in text_of(page("reviews"))
    assert "Unchanged since" not in text_of(page("."))


def test_with_a_store_and_without_the_pages_are_the_same(
    workspace, pages_of, tmp_path: Path
) -> None:
    anew = {path: pages_of(workspace.path)(path) for path in (".", "accounts/acme", "reviews")}
    store = Store(tmp_path / "store")
    for _ in range(2):
        page = pages_of(workspace.path, store)
        assert {path: page(path) for path in anew} == anew
