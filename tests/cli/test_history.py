"""`kamdocs history` as a person calls it, in a real repository."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

BASE = Path(__file__).parent.parent / "check" / "base"
ACCOUNT = "accounts/acme/account.yaml"
TEXT = (BASE / ACCOUNT).read_text("utf-8")
TODAY = ("--today", "2026-01-22")


@pytest.fixture
def workspace(git_folder):
    """A workspace in which Acme was promoted on the 10th, and rated anew on the 20th."""
    shutil.copytree(BASE, git_folder.path, dirs_exist_ok=True)
    git_folder.commit()
    promoted = TEXT.replace("tier: normal", "tier: key")
    for day, files in (
        (5, {"accounts/acme/log.md": "## 2026-01-04 Call\n\nAll well.\n"}),
        (10, {ACCOUNT: promoted}),
        (20, {ACCOUNT: promoted.replace("product_fit: 3", "product_fit: 5")}),
    ):
        git_folder.day = day - 1
        git_folder.commit(files)
    return git_folder


def test_each_commit_that_changed_something_is_a_line(
    workspace, run: Callable[..., Result]
) -> None:
    done = run("-C", workspace.path, "history", *TODAY, "acme")
    assert done.exit_code == 0, done.stderr
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "Acme (acme)"
    told = [
        (line.split()[0], line.split()[1], line.split()[4]) for line in lines[2:] if line[0] == "2"
    ]
    assert told == [
        ("2026-01-22", "84", "key"),
        ("2026-01-20", "84", "key"),
        ("2026-01-10", "68", "key"),
        ("2026-01-01", "68", "normal"),
    ]
    assert lines[2].endswith("the files as they are")
    assert lines[3].endswith(f"{workspace.git('rev-parse', 'HEAD')[:9]} Day 20")
    assert lines[5] == "· went from normal to key"


def test_programs_read_json_and_people_paste_markdown(
    workspace, run: Callable[..., Result]
) -> None:
    told = json.loads(
        run("-C", workspace.path, "history", *TODAY, "acme", "--format", "json").stdout
    )
    assert [each["tier"] for each in told] == ["key", "key", "key", "normal"]
    assert told[0]["commit"] is None
    assert told[1]["subject"] == "Day 20"
    assert (told[2]["score"], told[2]["score_low"], told[2]["score_coverage"]) == (68.0, 68.0, 1.0)
    assert told[2]["events"] == [{"kind": "tier", "text": "went from normal to key"}]
    markdown = run("-C", workspace.path, "history", *TODAY, "acme", "--format", "markdown").stdout
    assert markdown.startswith("## Acme\n\n| Day | Score | Possible |")
    assert "went from normal to key |\n" in markdown


def test_what_came_after_the_day_is_left_out_and_told(
    workspace, run: Callable[..., Result]
) -> None:
    done = run("-C", workspace.path, "history", "--today", "2026-01-12", "acme")
    assert "Day 20" not in done.stdout
    assert "1 commit after 12 Jan 2026 is left out" in done.stderr


def test_a_shallow_clone_says_that_it_does_not_see_all(
    workspace, run: Callable[..., Result], tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    workspace.git("clone", "--quiet", "--depth", "1", f"file://{workspace.path}", str(clone))
    done = run("-C", clone, "history", *TODAY, "acme")
    assert done.exit_code == 0
    assert "Day 20" in done.stdout
    assert "This clone is shallow" in done.stderr


def test_without_a_repository_or_an_account_the_reason_is_told(
    workspace, run: Callable[..., Result], tmp_path: Path
) -> None:
    plain = Path(shutil.copytree(BASE, tmp_path / "plain"))
    done = run("-C", plain, "history", *TODAY, "acme")
    assert done.exit_code == 2
    assert "is in no git repository" in done.stderr
    assert "git init" in done.stderr
    unknown = run("-C", workspace.path, "history", *TODAY, "amce")
    assert unknown.exit_code == 2
    assert "did you mean acme?" in unknown.stderr
