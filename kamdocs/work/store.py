"""Results of earlier builds, by the digest of what they were made from.

A result is found again only whole: each file carries the digest of its content, and one that does not
fit is thrown away. The store is bounded; what was not used longest goes first. Several builds may
use it at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

LARGEST_STORE = 512 * 1024 * 1024
"""Bytes above which the store is pruned, to three quarters of it."""

_DIGEST_SIZE = 32


def digest_of(parts: Iterable[bytes]) -> str:
    """The digest of several texts of bytes; where one ends and the next begins counts."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


class Store:
    """A folder of results. Whatever goes wrong with the disk only costs work, never a build."""

    def __init__(self, folder: Path, largest: int = LARGEST_STORE) -> None:
        self.folder, self.largest = folder, largest

    def get(self, key: str) -> bytes | None:
        """The result with this key, None when there is none that is whole."""
        path = self._path(key)
        try:
            held = path.read_bytes()
            data = held[_DIGEST_SIZE:]
            if hashlib.sha256(data).digest() != held[:_DIGEST_SIZE]:
                path.unlink(missing_ok=True)
                return None
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Remember a result."""
        path = self._path(key)
        beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.sha256(data).digest() + data)
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def prune(self) -> None:
        """Drop what was not used longest, when the store has grown too large."""
        held: list[tuple[int, int, Path]] = []
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                held.append((status.st_mtime_ns, status.st_size, path))
        total = sum(size for _, size, _ in held)
        if total <= self.largest:
            return
        for _, size, path in sorted(held):
            if total <= self.largest * 3 // 4:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]
