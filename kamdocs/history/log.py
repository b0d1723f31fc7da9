"""A workspace in; the commits on its main line that touched it, with the files each one touched, out.

The main line is what was on the branch itself: what was merged counts on the day it was merged.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kamdocs.history.fault import GitFault
from kamdocs.history.git import run_git
from kamdocs.workspace.layout import ACCOUNTS, SETTINGS

_INPUTS = (SETTINGS, SETTINGS.replace(".yaml", ".yml"), ACCOUNTS)
_HEAD = re.compile(rb"([0-9a-f]{40,64}) (\d{4}-\d\d-\d\d)\s*")
_MARK = b"\x01"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, its day by the calendar of who committed, and the files it touched."""

    id: str
    day: date
    files: tuple[str, ...]

    def touches(self, folder: str) -> bool:
        """Whether it touched anything that says something of one account folder.

        That is the folder itself, and what all accounts share.
        """
        own = f"{ACCOUNTS}/{folder}/"
        return any(
            file.startswith(own) or not file.startswith(f"{ACCOUNTS}/") or file.count("/") == 1
            for file in self.files
        )


def list_commits(
    root: Path, head: str, *, after: str | None = None
) -> tuple[Commit, ...] | GitFault:
    """List them, the newest first; those up to the commit `after` are left out."""
    told = run_git(
        root, "log", "--first-parent", "-m", "--no-renames", "--no-color", "--relative", "-z",
        "--name-only", "--format=%x01%H %cs", head, *([f"^{after}"] if after else []), "--", *_INPUTS,
    )  # fmt: skip
    return told if isinstance(told, GitFault) else tuple(_read(told))


def newest_before(root: Path, head: str, day: date) -> str | GitFault | None:
    """A commit on the main line from which on to look at a day; None when the history is younger.

    It is older than the day itself, whose commits fall on it by their own authors' clocks.
    """
    until = f"--until={(day - timedelta(days=1)).isoformat()}T00:00:00+0000"
    told = run_git(root, "rev-list", "--first-parent", "-1", until, head, "--")
    return told if isinstance(told, GitFault) else told.decode("ascii").strip() or None


def subjects(root: Path, commits: Iterable[str]) -> Mapping[str, str] | GitFault:
    """What each commit says in its first line, by its id."""
    asked = tuple(commits)
    if not asked:
        return {}
    given = "".join(f"{commit}\n" for commit in asked).encode("ascii")
    told = run_git(
        root, "log", "--no-walk=unsorted", "--no-color", "-z", "--format=%H %s", "--stdin",
        given=given,
    )  # fmt: skip
    if isinstance(told, GitFault):
        return told
    lines = (record.decode("utf-8", "replace").partition(" ") for record in told.split(b"\0"))
    return {commit: subject for commit, _, subject in lines if commit}


def _read(told: bytes) -> Iterator[Commit]:
    head: tuple[str, date] | None = None
    files: list[str] = []
    for part in told.split(_MARK):
        first, _, rest = part.partition(b"\0")
        found = _HEAD.fullmatch(first.strip(b"\n"))
        if found is None:  # a name of a file with this character in it
            continue
        if head is not None:
            yield Commit(*head, tuple(files))
        head = found[1].decode("ascii"), date.fromisoformat(found[2].decode("ascii"))
        files = [os.fsdecode(name) for name in rest.lstrip(b"\n").split(b"\0") if name]
    if head is not None:
        yield Commit(*head, tuple(files))
