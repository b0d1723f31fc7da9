"""Write an edited file back: whole or not at all, and only when nobody changed it meanwhile.

The only place of this folder that touches the disk. Failures of the machine (a full disk, missing
permissions) are raised as OSError and leave the file as it was.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from kamdocs.edit.change import Refused
from kamdocs.values.sentence import sentence


def save(path: Path, before: bytes | None, text: str) -> Refused | None:
    """Replace the file at `path` by `text`; gives why it was refused, None when it is done.

    `before` are the bytes the edit began with, None for a file that must not exist yet. `text` is
    written as it is, with the line ends and the byte order mark it holds. The mode is kept.
    """
    if path.is_symlink():
        return Refused(sentence("{file} is a link; edit what it leads to", file=path.name))
    if before is not None and (not path.is_file() or path.read_bytes() != before):
        return Refused(sentence("{file} was changed by somebody else meanwhile", file=path.name))
    data = text.encode("utf-8")
    if data == before:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _write_beside(path, data)
    try:
        if before is not None:
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
            beside.replace(path)
        else:
            _create(beside, path)
    except FileExistsError:
        return Refused(sentence("{file} exists already", file=path.name))
    finally:
        beside.unlink(missing_ok=True)
    return None


def _create(beside: Path, path: Path) -> None:
    """Give the new file its name; FileExistsError when somebody was faster."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with path.open("xb") as file:
            file.write(beside.read_bytes())


def _write_beside(path: Path, data: bytes) -> Path:
    """The data in a new file in the same folder, flushed to the disk."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def move_folder(root: Path, old: str, new: str) -> Refused | None:
    """Give a folder of the workspace another name; gives why it was refused, None when it is done.

    Raises OSError when the machine fails.
    """
    target = root / new
    if target.exists() or target.is_symlink():
        return Refused(sentence("{file} exists already", file=new))
    (root / old).rename(target)
    return None
