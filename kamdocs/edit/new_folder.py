"""A new folder with files, whole or not at all: made beside its place, flushed, and then named."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kamdocs.edit.change import Refused
from kamdocs.values.sentence import sentence


@dataclass(frozen=True, slots=True)
class NewFolder:
    """A folder that is written completely and has not got its name yet."""

    beside: Path
    path: Path
    made: tuple[Path, ...]

    def put(self) -> Refused | None:
        """Give it its name; gives why not when one of that name is there, and then it is gone."""
        try:
            self.beside.rename(self.path)
        except OSError as error:
            self.drop()
            if error.errno in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR):
                return Refused(sentence("{file} exists already", file=self.path.name))
            raise
        _flush(self.path.parent)
        return None

    def drop(self) -> None:
        """Leave nothing of it behind, nor of the folders that were made for it."""
        shutil.rmtree(self.beside, ignore_errors=True)
        for folder in self.made:
            with suppress(OSError):
                folder.rmdir()


def prepare_folder(path: Path, files: Mapping[str, bytes]) -> NewFolder | Refused:
    """Write the files of a folder that is not there yet, under another name beside it.

    Raises OSError when the machine fails; then nothing is left behind.
    """
    if path.exists() or path.is_symlink():
        return Refused(sentence("{file} exists already", file=path.name))
    made: list[Path] = []
    missing = path.parent
    while not missing.exists():
        made.append(missing)
        missing = missing.parent
    folder = NewFolder(
        path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp"), path, tuple(made)
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder.beside.mkdir()
        for name, data in files.items():
            with (folder.beside / name).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        _flush(folder.beside)
    except BaseException:
        folder.drop()
        raise
    return folder


def _flush(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
