"""The commit a workspace stands at, and the commits that revisions name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kamdocs.history.fault import GitFault
from kamdocs.history.git import run_git
from kamdocs.workspace.layout import ACCOUNTS, SETTINGS, TEMPLATES

_SITE_INPUTS = (SETTINGS, SETTINGS.replace(".yaml", ".yml"), ACCOUNTS, TEMPLATES)
_VERIFY = ("rev-parse", "--verify", "--quiet")


@dataclass(frozen=True, slots=True)
class Head:
    """The newest commit of a workspace: its id and day, by the calendar of who committed.

    `is_dirty` when settings, accounts or templates are not as committed; `is_shallow` when older
    commits were not cloned.
    """

    commit: str
    day: date
    is_dirty: bool
    is_shallow: bool


def describe_head(root: Path) -> Head | None:
    """What the workspace was last committed as; None where git cannot say."""
    told = run_git(root, "log", "-1", "--no-color", "--format=%H %cs", "HEAD", "--")
    if isinstance(told, GitFault):
        return None
    commit, _, day = told.decode("ascii", "replace").strip().partition(" ")
    try:
        return Head(commit, date.fromisoformat(day), _is_dirty(root), is_shallow(root))
    except ValueError:
        return None


def resolve(root: Path, revision: str) -> str | GitFault:
    """The id of the commit a revision names; `A...B` is the commit where the two parted.

    An empty side of `A...B` is HEAD.
    """
    left, dots, right = revision.partition("...")
    if not dots:
        return _commit(root, revision)
    ends = [_commit(root, side or "HEAD") for side in (left, right)]
    for end in ends:
        if isinstance(end, GitFault):
            return end
    base = run_git(root, "merge-base", *(str(end) for end in ends))
    if isinstance(base, GitFault):
        if base.kind != "failed" or base.detail:
            return base
        return GitFault("no_common_ancestor", revision, is_shallow(root))
    return base.decode("ascii").split()[0]


def commit_on(root: Path, day: date) -> str | GitFault | None:
    """The newest commit made before a day began; None when the history is younger."""
    until = f"--until={(day - timedelta(days=1)).isoformat()}T23:59:59+0000"
    told = run_git(root, "rev-list", "-1", until, "HEAD", "--")
    if isinstance(told, GitFault):
        return GitFault("no_commits") if told.kind == "failed" else told
    return told.decode("ascii").strip() or None


def first_commit(root: Path) -> tuple[str, date] | GitFault:
    """The oldest commit in which the workspace had accounts, and its day."""
    told = run_git(
        root, "log", "--reverse", "--no-color", "--format=%H %cs", "HEAD", "--", ACCOUNTS
    )
    if isinstance(told, GitFault):
        return GitFault("no_commits") if told.kind == "failed" else told
    commit, _, day = told.decode("ascii", "replace").partition("\n")[0].partition(" ")
    return (commit, date.fromisoformat(day)) if day else GitFault("no_commits")


def day_of(root: Path, commit: str) -> date | GitFault:
    """The day of a commit, by the calendar of who committed."""
    told = run_git(root, "log", "-1", "--no-color", "--format=%cs", commit, "--")
    if isinstance(told, GitFault):
        return told
    return date.fromisoformat(told.decode("ascii", "replace").strip())


def is_shallow(root: Path) -> bool:
    """Whether older commits were not cloned."""
    return run_git(root, "rev-parse", "--is-shallow-repository") == b"true\n"


def _commit(root: Path, revision: str) -> str | GitFault:
    odd = revision.startswith(("-", "^")) or not revision.isprintable() or ".." in revision
    told: bytes | GitFault = GitFault("failed")
    if not odd:
        told = run_git(root, *_VERIFY, revision)
    if not isinstance(told, GitFault):
        # In two steps, because what stands behind `:/` is all searched for.
        told = run_git(root, *_VERIFY, f"{told.decode('ascii').strip()}^{{commit}}")
    if not isinstance(told, GitFault):
        return told.decode("ascii").strip()
    if told.kind != "failed":
        return told
    head = run_git(root, *_VERIFY, "HEAD")
    if isinstance(head, GitFault):
        return GitFault("no_commits") if head.kind == "failed" else head
    return GitFault("unknown_revision", revision, is_shallow(root))


def uncommitted(root: Path, paths: Sequence[str]) -> tuple[str, ...] | GitFault:
    """Those of the files and folders that are not as committed: changed, new or deleted files."""
    told = _status(root, "all", paths)
    if isinstance(told, GitFault):
        return told
    lines = [line for line in os.fsdecode(told).split("\0") if line]
    prefix = run_git(root, "rev-parse", "--show-prefix")
    inside = "" if isinstance(prefix, GitFault) else os.fsdecode(prefix).strip()
    return tuple(line[3:].removeprefix(inside) for line in lines)


def _is_dirty(root: Path) -> bool:
    return _status(root, "normal", _SITE_INPUTS) != b""


def _status(root: Path, untracked: str, paths: Sequence[str]) -> bytes | GitFault:
    status = (
        "status", "--porcelain=v1", "-z", "--no-renames", f"--untracked-files={untracked}",
        "--ignore-submodules=all", "--", *paths,
    )  # fmt: skip
    return run_git(root, *_without_filters(root), *status)


def _without_filters(root: Path) -> list[str]:
    """Options by which no filter that the repository itself sets up is run."""
    names = run_git(
        root, "config", "--local", "--includes", "-z", "--name-only", "--get-regexp", r"^filter\."
    )
    drivers = set[str]()
    if not isinstance(names, GitFault):
        drivers = {name.rpartition(".")[0] for name in os.fsdecode(names).split("\0") if name}
    settings = (
        f"{driver}.{key}"
        for driver in sorted(drivers)
        for key in ("clean=", "process=", "required=false")
    )
    return [word for setting in settings for word in ("-c", setting)]
