"""The page of changes and the block of an account, from a real repository."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kamdocs.pipeline.build import BuildOptions, build

BASE = Path(__file__).parent.parent.parent / "check" / "base"
ACCOUNT = "accounts/acme/account.yaml"
DAY = date(2026, 1, 22)


@pytest.fixture
def pages_of(tmp_path: Path) -> Callable[[Path], Callable[[str], str]]:
    """Build a workspace for a day of January, and read its pages."""

    def make(root: Path) -> Callable[[str], str]:
        output = tmp_path / "site"
        build(root, BuildOptions(output, DAY, today=DAY, has_papers=False))
        return lambda path: (output / path / "index.html").read_text("utf-8")

    return make


def test_changes_are_told_on_their_page_and_on_the_account_in_each_language(
    git_folder, pages_of
) -> None:
    shutil.copytree(BASE, git_folder.path, dirs_exist_ok=True)
    settings = (BASE / "kamdocs.yaml").read_text("utf-8").replace("[en]", "[en, es]")
    git_folder.commit({"kamdocs.yaml": settings})
    text = (BASE / ACCOUNT).read_text("utf-8").replace("tier: normal", "tier: key")
    git_folder.lay(
        {ACCOUNT: text, "accounts/bolt/account.yaml": "name: Bolt\ntier: low\nowner: ana\n"}
    )
    page = pages_of(git_folder.path)
    assert "2 changes in the files since 15 Jan 2026" in page("changes")
    assert "Went from normal to key" in page("accounts/acme")
    assert "account.yaml:2" in page("accounts/acme").split('id="changes"')[1]
    assert "New account: low" in page("accounts/bolt")
    assert "Pasó de normal a clave" in page("es/accounts/acme")


def test_an_account_that_did_not_change_has_no_such_block(git_folder, pages_of) -> None:
    shutil.copytree(BASE, git_folder.path, dirs_exist_ok=True)
    git_folder.commit()
    page = pages_of(git_folder.path)
    assert 'id="changes"' not in page("accounts/acme")
    assert "Nothing was changed." in page("changes")


def test_without_a_repository_the_page_says_what_to_do(
    tmp_path: Path, pages_of, git_folder
) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "ws"))
    page = pages_of(root)
    assert "is in no git repository that can be read" in page("changes")
    assert "put the workspace under git" in page("changes")
    assert str(tmp_path) not in page("changes")


def test_the_first_page_tells_the_loudest_and_how_much_more_there_is(git_folder, pages_of) -> None:
    shutil.copytree(BASE, git_folder.path, dirs_exist_ok=True)
    git_folder.commit()
    text = (BASE / ACCOUNT).read_text("utf-8").replace("tier: normal", "tier: key")
    git_folder.lay({ACCOUNT: text, "accounts/acme/log.md": "## 2026-01-20 call · Núria\nA word.\n"})
    news = pages_of(git_folder.path)("").split('id="news"')[1].split("</section>")[0]
    assert "went from normal to key" in news
    assert "contact noted" not in news
    assert "1 more" in news
