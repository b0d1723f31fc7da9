"""What the published files are, remembered from the last time, so that few need to be read again.

A row holds a file's digest with its size and time of change. It is believed only while the file on
the disk still has both; whoever finds another size or time reads the file. Losing the manifest
costs time, nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FORMAT = 1
# A file that was changed this shortly before the manifest was written may have been changed once
# more at what its file system calls the same time (FAT counts in two seconds): it is read again.
_BLUR_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One file: SHA-256 in hexadecimal, size in bytes, time of change in nanoseconds."""

    digest: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Rows by relative path, and the time in nanoseconds when they were written down."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    written_ns: int = 0

    def digest_of(self, path: str, size: int, mtime_ns: int) -> str | None:
        """The digest of a file as found on the disk; None when it has to be read."""
        row = self.rows.get(path)
        if row is None or (row.size, row.mtime_ns) != (size, mtime_ns):
            return None
        return row.digest if mtime_ns < self.written_ns - _BLUR_NS else None


def load_manifest(path: Path) -> Manifest:
    """Read a manifest; an empty one when it is missing, damaged or of another format."""
    try:
        if path.is_symlink():
            return Manifest()
        written_ns = path.stat().st_mtime_ns
        content = json.loads(path.read_bytes())
        if content["format"] != FORMAT:
            return Manifest()
        rows = {name: _row(*values) for name, values in content["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest()
    return Manifest(rows, written_ns)


def save_manifest(path: Path, rows: Mapping[str, Row]) -> None:
    """Replace the manifest at `path`."""
    content = {
        "format": FORMAT,
        "files": {name: [row.digest, row.size, row.mtime_ns] for name, row in rows.items()},
    }
    scratch = path.with_name(path.name + ".new")
    scratch.unlink(missing_ok=True)
    scratch.write_text(json.dumps(content), encoding="utf-8")
    scratch.replace(path)


def _row(digest: object, size: object, mtime_ns: object) -> Row:
    if isinstance(digest, str) and isinstance(size, int) and isinstance(mtime_ns, int):
        return Row(digest, size, mtime_ns)
    raise TypeError
