"""The commit a workspace stands at, and what revisions name."""

import os
import subprocess
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from kamdocs.history.fault import GitFault, Kind
from kamdocs.history.revision import Head, describe_head, resolve


@pytest.fixture
def shallow(git_folder, tmp_path) -> Path:
    """A clone of the newest commit of two."""
    git_folder.commit({"a.txt": "1"})
    git_folder.commit({"a.txt": "2"})
    git_folder.git("tag", "newest")
    folder = tmp_path / "shallow"
    git_folder.git("clone", "--quiet", "--depth=1", f"file://{git_folder.path}", str(folder))
    return folder


def test_the_head_of_a_clean_workspace(git_folder):
    git_folder.commit({"accounts/a/account.yaml": "name: A\n"})
    commit = git_folder.commit({"accounts/a/account.yaml": "name: B\n"})
    assert describe_head(git_folder.path) == Head(commit, date(2026, 1, 2), False, False)


def test_the_day_is_that_of_the_committer(git_folder):
    git_folder.commit()
    subprocess.run(
        ["git", "commit", "--quiet", "--allow-empty", "--message", "Late"],
        cwd=git_folder.path,
        env=os.environ | {"GIT_COMMITTER_DATE": "2026-03-01T00:30:00+09:00"},
        check=True,
    )
    head = describe_head(git_folder.path)
    assert head is not None
    assert head.day == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("file", "data", "is_dirty"),
    [
        ("accounts/a/account.yaml", "name: B\n", True),
        ("accounts/a/account.yaml", None, True),
        ("accounts/b/account.yaml", "name: B\n", True),
        ("kamdocs.yaml", "format: 1\n# more\n", True),
        ("templates/site/index.html", "x", True),
        ("notes.txt", "not read by anybody", False),
        ("site/index.html", "made", False),
        ("private/accounts/a.yaml", "ignored", False),
        ("accounts/a/ignored.tmp", "ignored", False),
    ],
)
def test_what_makes_it_dirty(git_folder, file, data, is_dirty):
    git_folder.commit({
        "kamdocs.yaml": "format: 1\n",
        "accounts/a/account.yaml": "name: A\n",
        ".gitignore": "/private/\n/site/\n*.tmp\n",
    })  # fmt: skip
    git_folder.lay({file: data})
    head = describe_head(git_folder.path)
    assert head is not None
    assert head.is_dirty is is_dirty


def test_a_workspace_below_the_repository(git_folder):
    commit = git_folder.commit({"sales/kamdocs.yaml": "format: 1\n", "accounts/x.txt": "other"})
    git_folder.lay({"accounts/x.txt": "changed, but not of this workspace"})
    head = describe_head(git_folder.path / "sales")
    assert head == Head(commit, date(2026, 1, 1), False, False)


def test_no_commits(git_folder):
    assert describe_head(git_folder.path) is None
    assert resolve(git_folder.path, "HEAD") == GitFault("no_commits")
    assert resolve(git_folder.path, "main...") == GitFault("no_commits")


def test_no_repository(tmp_path, git_folder):
    (tmp_path / "outside").mkdir()
    assert describe_head(tmp_path / "outside") is None
    assert resolve(tmp_path / "outside", "HEAD") == GitFault(
        "no_repository", str(tmp_path / "outside")
    )


def test_revisions_that_git_knows(git_folder):
    first = git_folder.commit({"a.txt": "1"})
    second = git_folder.commit({"a.txt": "2"})
    git_folder.git("tag", "--annotate", "--message", "v1", "v1", first)
    git_folder.git("branch", "año-nuevo", first)
    known = {
        "HEAD": second,
        "main": second,
        "HEAD~1": first,
        "HEAD^": first,
        "@{0}": second,
        "v1": first,
        "año-nuevo": first,
        first[:8]: first,
        ":/Day 1": first,
    }
    assert {name: resolve(git_folder.path, name) for name in known} == known


@pytest.mark.parametrize(
    "revision",
    ["nope", "", "-h", "--all", "--help", "^HEAD", "HEAD..main", "HEAD:a.txt", "HEAD^{tree}", "a\nb", "a\0b", "\udcff"],
)  # fmt: skip
def test_revisions_that_git_does_not_know(git_folder, revision):
    git_folder.commit({"a.txt": "1"})
    assert resolve(git_folder.path, revision) == GitFault("unknown_revision", revision)


def test_where_two_parted(git_folder):
    parting = git_folder.commit({"a.txt": "1"})
    git_folder.git("checkout", "--quiet", "-b", "change")
    git_folder.commit({"b.txt": "mine"})
    git_folder.git("checkout", "--quiet", "main")
    newest = git_folder.commit({"a.txt": "theirs"})
    git_folder.git("checkout", "--quiet", "change")
    for revision in ("main...", "main...change", "main...HEAD", "...main", "change...main"):
        assert resolve(git_folder.path, revision) == parting
    assert resolve(git_folder.path, "main") == newest
    assert resolve(git_folder.path, "nope...") == GitFault("unknown_revision", "nope")
    assert resolve(git_folder.path, "...nope") == GitFault("unknown_revision", "nope")
    assert resolve(git_folder.path, "main...-h") == GitFault("unknown_revision", "-h")


def test_two_that_never_were_one(git_folder):
    git_folder.commit({"a.txt": "1"})
    git_folder.git("checkout", "--quiet", "--orphan", "other")
    git_folder.commit({"b.txt": "1"})
    assert resolve(git_folder.path, "main...") == GitFault("no_common_ancestor", "main...")


def test_a_shallow_clone_is_told(shallow):
    head = describe_head(shallow)
    assert head is not None
    assert head.is_shallow
    fault = resolve(shallow, "HEAD~1")
    assert fault == GitFault("unknown_revision", "HEAD~1", is_shallow=True)
    assert "fetch --unshallow" in str(fault.help())
    assert resolve(shallow, "HEAD") == head.commit


def test_every_fault_is_told():
    kinds = get_args(Kind)
    assert kinds
    for kind in kinds:
        assert str(GitFault(kind, "x").message())
