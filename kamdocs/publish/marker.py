"""The mark that says a folder is ours to replace. Without it only an empty folder is taken."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kamdocs.publish.errors import ForeignFolderError
from kamdocs.values.sentence import Sentence, sentence

MARKER = ".kamdocs-site"
MARKER_BYTES = b"""kamdocs site

This folder is written by `kamdocs build`. What is changed or added here is undone by the next
build; only hidden files and folders at this level (.git, .htaccess) are left as they are.
"""
_FIRST_LINE = MARKER_BYTES.splitlines()[0]


def check_ours(folder: Path) -> None:
    """Raise ForeignFolderError unless `folder` is missing, empty or bears our mark."""
    try:
        is_folder = stat.S_ISDIR(folder.lstat().st_mode)
    except FileNotFoundError:
        return
    if not is_folder:
        raise ForeignFolderError(folder, _refusal("{path} is not a folder", folder))
    with os.scandir(folder) as entries:
        is_empty = next(entries, None) is None
    if not is_empty and not has_mark(folder):
        raise ForeignFolderError(
            folder,
            _refusal(
                "{path} has content that kamdocs did not write (it has no file {marker}); "
                "empty it or choose another folder",
                folder,
            ),
        )


def has_mark(folder: Path) -> bool:
    """Whether `folder` itself, not through a link, holds our mark."""
    mark = folder / MARKER
    try:
        if not stat.S_ISREG(mark.lstat().st_mode):
            return False
        with mark.open("rb") as file:
            return file.readline(80).rstrip(b"\r\n") == _FIRST_LINE
    except FileNotFoundError:
        return False


def _refusal(text: str, folder: Path) -> Sentence:
    return sentence(text, path=str(folder), marker=MARKER)
