"""The bytes of a workspace's files; a link that leaves the workspace is refused."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LARGEST_FILE = 8_000_000
"""Bytes above which a file is not even opened; the readers have smaller limits of their own."""


@dataclass(frozen=True, slots=True)
class FileFault:
    """Why a file's bytes could not be had."""

    kind: Literal["outside", "unreadable", "too_large", "missing"]
    reason: str = ""


def read_bytes(root: Path, file: str, largest: int = LARGEST_FILE) -> bytes | FileFault:
    """The bytes of a file named relative to the workspace, if there are at most `largest`."""
    path = root / file
    try:
        resolved = path.resolve(strict=True)
        if not resolved.is_relative_to(root.resolve()):
            return FileFault("outside")
        status = resolved.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            return FileFault("unreadable", "no ordinary file")
        if status.st_size > largest:
            return FileFault("too_large", str(status.st_size))
        return resolved.read_bytes()
    except FileNotFoundError:
        return FileFault("missing")
    except OSError as error:
        return FileFault("unreadable", error.strerror or type(error).__name__)
    except RuntimeError:
        return FileFault("outside")
