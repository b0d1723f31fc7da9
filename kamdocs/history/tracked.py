"""A folder in; which of its files git keeps together with the workspace, out. Nothing of them is read."""

from __future__ import annotations

import os
from pathlib import Path

from kamdocs.history.fault import GitFault
from kamdocs.history.git import run_git

_FILES = ("100644", "100755")


def list_tracked(root: Path, folder: Path) -> tuple[str, ...]:
    """The files of a folder that are in the repository of the workspace `root`, as seen from there.

    Those of another repository, even of one inside, are not among them; where git cannot say, and
    where there is no repository, there are none.
    """
    try:
        inside = os.path.relpath(folder, root)
    except ValueError:  # another drive
        return ()
    told = run_git(root, "ls-files", "-z", "--stage", "--", inside)
    if isinstance(told, GitFault):
        return ()
    found = (record.partition(b"\t") for record in told.split(b"\0") if record)
    return tuple(
        os.fsdecode(name)
        for about, _, name in found
        if about.decode("ascii", "replace").partition(" ")[0] in _FILES
    )


def folder_in_repository(root: Path) -> str:
    """Where the workspace lies in its repository, with `/`; empty at its top, and outside of any."""
    told = run_git(root, "rev-parse", "--show-prefix")
    return "" if isinstance(told, GitFault) else os.fsdecode(told).removesuffix("\n").strip("/")
