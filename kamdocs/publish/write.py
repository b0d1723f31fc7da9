"""One file at a time: written or linked beside, then moved into place, so that nobody sees half.

A file that stands is replaced, never written into: it may be linked elsewhere or being read.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from kamdocs.publish.kernel import flush_file_system

# Above this many, one flush of the whole file system is quicker than one for each file
# (3,000 pages: 0.1 s instead of 0.9 s), below it does not wait for other people's data.
MANY = 64
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_file(target: Path, data: bytes, scratch: Path) -> None:
    """Put `data` at `target` by way of `scratch`, which is on the same file system."""
    scratch.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(scratch, _NEW, 0o666), "wb") as file:
            file.write(data)
    except OSError as error:
        error.filename = str(target)
        raise
    scratch.replace(target)


def link_file(target: Path, source: Path, scratch: Path) -> None:
    """Put what stands at `source` at `target` too, with the same time of change."""
    scratch.unlink(missing_ok=True)
    try:
        os.link(source, scratch, follow_symlinks=False)
    except (OSError, NotImplementedError):  # no hard links here, or too many
        shutil.copyfile(source, scratch, follow_symlinks=False)
        shutil.copystat(source, scratch, follow_symlinks=False)
        flush(scratch)
    scratch.replace(target)


def flush_files(root: Path, paths: Iterable[str]) -> None:
    """Bring files and folders below `root` onto the disk, and `root` itself."""
    waiting = list(paths)
    if len(waiting) > MANY and flush_file_system(root):
        return
    for path in waiting:
        flush(root / path)
    flush(root)


def flush(path: Path) -> None:
    """Bring one file, or the names in one folder, onto the disk (folders: where that is possible)."""
    is_posix = os.name == "posix"
    if not is_posix and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if is_posix else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
