"""New workspaces: the starter files in one language, or the demonstration.

Nothing that exists is ever overwritten: what is there already is left as it is and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kamdocs.resources import DEMO_PARTS, demo_dir
from kamdocs.values.working_day import WorkingDays

_STARTER = Path(__file__).with_name("starter")
_DAY_MARK = b'"{today}"'
_NEXT_MARK = b'"{next week}"'


@dataclass(frozen=True, slots=True)
class Scaffolded:
    """The files that were written and those that were there already, relative to the folder."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def starter_files(language: str, today: date) -> Mapping[str, bytes]:
    """The files of a small workspace that passes its own check on the day it is made."""
    base = _STARTER / language
    day = today.isoformat().encode()
    later = WorkingDays().on_or_after(today + timedelta(days=7)).isoformat().encode()
    files = {
        path.relative_to(base).as_posix(): path.read_bytes()
        .replace(_DAY_MARK, day)
        .replace(_NEXT_MARK, later)
        for path in sorted(base.rglob("*"))
        if path.is_file()
    }
    return {".gitignore": (_STARTER / "gitignore").read_bytes(), **files}


def demo_files() -> Mapping[str, bytes]:
    """The files of the demonstration: settings and accounts, as they stand in the repository."""
    base = demo_dir()
    files = {".gitignore": (_STARTER / "gitignore").read_bytes()}
    for part in DEMO_PARTS:
        found = base / part
        for path in sorted(found.rglob("*")) if found.is_dir() else [found]:
            if path.is_file():
                files[path.relative_to(base).as_posix()] = path.read_bytes()
    return files


def scaffold(folder: Path, files: Mapping[str, bytes]) -> Scaffolded:
    """Write those files that are not there yet. Raises OSError when the folder cannot be written."""
    written: list[str] = []
    kept: list[str] = []
    for name, data in files.items():
        target = folder / name
        if target.exists() or target.is_symlink():
            kept.append(name)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        written.append(name)
    return Scaffolded(tuple(written), tuple(kept))


def write_own(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are ours alone (editor schemas), replacing older ones; git ignores the folder.

    Raises OSError when the folder cannot be written.
    """
    for name, data in {".gitignore": b"*\n", **files}.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
