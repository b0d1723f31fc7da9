"""What became different, told by real repositories."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kamdocs.history.changes import Changes
from kamdocs.history.fault import GitFault
from kamdocs.pipeline.changes import changes_between, changes_of_the_week, changes_since
from kamdocs.pipeline.take_stock import take_stock

BASE = Path(__file__).parent.parent / "check" / "base"
TODAY = date(2026, 1, 22)
ACME = (BASE / "accounts" / "acme" / "account.yaml").read_text("utf-8")
ACCOUNT = "accounts/acme/account.yaml"
KEY = ACME.replace("tier: normal", "tier: key")


def commit_on(git_folder, day: int, files=None) -> None:
    """Commit at noon of a day of January."""
    git_folder.day = day - 1
    git_folder.commit(files)


@pytest.fixture
def workspace(git_folder):
    """A workspace committed three weeks ago."""
    shutil.copytree(BASE, git_folder.path, dirs_exist_ok=True)
    commit_on(git_folder, 1)
    return git_folder


def stock(workspace, today: date = TODAY):
    return take_stock(workspace.path, today=today, clock_day=today)


def told(changes: Changes | GitFault) -> list[str]:
    assert isinstance(changes, Changes), changes
    return [f"{change.account}: {change.text}" for change in changes.items]


def test_a_week_without_edits_has_no_changes(workspace):
    found = changes_of_the_week(stock(workspace))
    assert (found.since, found.is_whole, found.items, found.why) == (
        date(2026, 1, 15), True, (), None,
    )  # fmt: skip


def test_edits_of_the_week_count_whether_committed_or_not(workspace):
    commit_on(workspace, 10, {ACCOUNT: ACME.replace("name: Acme", "name: Acme Group")})
    commit_on(workspace, 18, {ACCOUNT: KEY.replace("name: Acme", "name: Acme Group")})
    assert told(changes_of_the_week(stock(workspace))) == ["acme: went from normal to key"]
    workspace.lay({"accounts/bolt/account.yaml": "name: Bolt\ntier: low\nowner: ana\n"})
    assert told(changes_of_the_week(stock(workspace))) == [
        "acme: went from normal to key",
        "bolt: new account: low",
    ]


def test_a_young_history_is_told_from_its_beginning(workspace):
    workspace.lay({ACCOUNT: KEY})
    found = changes_of_the_week(stock(workspace, date(2026, 1, 3)))
    assert (found.since, found.is_whole) == (date(2026, 1, 1), False)
    assert told(found) == ["acme: went from normal to key"]


def test_a_renamed_account_is_the_same_account(workspace):
    workspace.lay({ACCOUNT: None, "accounts/acme-group/account.yaml": KEY})
    assert told(changes_since(stock(workspace), "HEAD")) == ["acme-group: went from normal to key"]


def test_moving_a_part_into_a_file_of_its_own_changes_nothing(workspace):
    inline, people = ACME.split("people:\n")
    workspace.lay({ACCOUNT: inline, "accounts/acme/contacts.yaml": f"people:\n{people}"})
    assert told(changes_since(stock(workspace), "HEAD")) == []


def test_a_broken_file_tells_no_untruths(workspace):
    workspace.lay({ACCOUNT: "name: Acme\n\ttier: [\n"})
    found = changes_since(stock(workspace), "HEAD")
    assert isinstance(found, Changes)
    assert all("normal" not in text for text in told(found))


def test_settings_colleagues_and_products_are_told_once(workspace):
    settings = (BASE / "kamdocs.yaml").read_text("utf-8")
    team = (BASE / "accounts" / "team.yaml").read_text("utf-8")
    workspace.lay(
        {
            "kamdocs.yaml": settings.replace("weight: 20", "weight: 30") + "fiscal_year: 4\n",
            "accounts/team.yaml": team + "  zoe: {name: Zoe Marsh}\n",
        }
    )
    assert told(changes_since(stock(workspace), "HEAD")) == [
        "None: a setting is another now: fiscal_year",
        "None: the criterion solvency is another now",
        "None: Zoe Marsh joined us",
    ]


def test_two_revisions_are_compared_without_the_disk(workspace):
    workspace.git("tag", "start")
    commit_on(workspace, 18, {ACCOUNT: KEY})
    workspace.lay({ACCOUNT: "name: Something else\n"})
    assert told(changes_between(workspace.path, "start", "HEAD")) == [
        "acme: went from normal to key"
    ]
    assert told(changes_between(workspace.path, "HEAD", "start")) == [
        "acme: went from key to normal"
    ]


def test_where_git_cannot_say_the_reason_is_told(tmp_path):
    shutil.copytree(BASE, tmp_path / "ws")
    plain = take_stock(tmp_path / "ws", today=TODAY, clock_day=TODAY)
    assert "is in no git repository that can be read" in str(changes_of_the_week(plain).why)
    assert isinstance(changes_since(plain, "HEAD"), GitFault)
