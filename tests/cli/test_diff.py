"""`kamdocs diff` as a person calls it, in a real repository."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

BASE = Path(__file__).parent.parent / "check" / "base"
ACCOUNT = "accounts/acme/account.yaml"
TODAY = ("--today", "2026-01-22")


@pytest.fixture
def workspace(git_folder):
    """A workspace in which Acme was promoted yesterday and renamed today."""
    shutil.copytree(BASE, git_folder.path, dirs_exist_ok=True)
    git_folder.commit()
    text = (BASE / ACCOUNT).read_text("utf-8").replace("tier: normal", "tier: key")
    git_folder.day = 20
    git_folder.commit({ACCOUNT: text})
    git_folder.lay({ACCOUNT: text.replace("name: Acme", "name: Acme & <Co>")})
    return git_folder


def test_the_week_is_told_by_account(workspace, run: Callable[..., Result]) -> None:
    done = run("-C", workspace.path, "diff", *TODAY)
    assert (done.exit_code, done.stdout) == (
        0,
        "Acme & <Co>\n  + went from normal to key\n  · Acme is now called Acme & <Co>\n",
    )


def test_since_a_revision_and_between_two(workspace, run: Callable[..., Result]) -> None:
    since = run("-C", workspace.path, "diff", *TODAY, "HEAD")
    assert since.stdout == "Acme & <Co>\n  · Acme is now called Acme & <Co>\n"
    between = run("-C", workspace.path, "diff", *TODAY, "HEAD~1..HEAD")
    assert between.stdout == "Acme & <Co>\n  + went from normal to key\n"
    nothing = run("-C", workspace.path, "diff", *TODAY, "HEAD..HEAD")
    assert nothing.stdout == "Nothing was changed.\n"


def test_programs_read_json_and_people_paste_markdown(
    workspace, run: Callable[..., Result]
) -> None:
    told = json.loads(run("-C", workspace.path, "diff", *TODAY, "--format", "json").stdout)
    assert told[0] == {
        "account": "acme",
        "kind": "tier",
        "text": "went from normal to key",
        "direction": "better",
        "loud": True,
    }
    markdown = run("-C", workspace.path, "diff", *TODAY, "--format", "markdown").stdout
    assert markdown.startswith("## Changes since 15 Jan 2026\n\n**Acme & \\<Co\\>**\n\n- **went")


def test_what_is_not_there_is_told(workspace, run: Callable[..., Result]) -> None:
    unknown = run("-C", workspace.path, "diff", *TODAY, "nope")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "git knows no revision nope" in unknown.stderr
    account = run("-C", workspace.path, "diff", *TODAY, "--account", "acne")
    assert "there is no account acne\n   help: did you mean acme?" in account.stderr


def test_without_git_the_way_is_shown(
    tmp_path: Path, run: Callable[..., Result], git_folder: object
) -> None:
    shutil.copytree(BASE, tmp_path / "ws")
    done = run("-C", tmp_path / "ws", "diff", *TODAY)
    assert done.exit_code == 2
    assert "is in no git repository that can be read" in done.stderr
    assert "git init" in done.stderr
