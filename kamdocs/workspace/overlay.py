"""Where the personal overlay lies, and which files it has. None of them is opened here.

The overlay is a folder beside the workspace's own files, by default `private/`: never published, and
read only when somebody asks for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kamdocs.workspace.layout import OVERLAY, YAML_ENDINGS


@dataclass(frozen=True, slots=True)
class OverlayWish:
    """Whether somebody asks for the overlay, and where an option or the environment says it is."""

    is_open: bool = False
    asked: Path | None = None


@dataclass(frozen=True, slots=True)
class OverlayListing:
    """The YAML files at the top of the overlay, and those in folders of it, which nothing reads."""

    files: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()


def find_overlay(root: Path, setting: str | None = None, asked: Path | None = None) -> Path:
    """The folder of the overlay, which need not exist.

    `asked` (an option, or the environment) beats `setting` (`overlay` of `kamdocs.yaml`), and that
    beats `private/`. A relative setting is seen from the workspace; `~` is the home folder.
    """
    if asked is not None:
        return asked.expanduser().absolute()
    return root / Path(setting or OVERLAY).expanduser()


def is_there(folder: Path) -> bool:
    """Whether the overlay is a folder that can be looked into."""
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


def overlay_name(folder: Path, root: Path) -> str:
    """The folder as findings name it: seen from the workspace, with `/`."""
    try:
        return Path(os.path.relpath(folder, root)).as_posix()
    except ValueError:  # another drive
        return folder.as_posix()


def list_overlay(folder: Path) -> OverlayListing:
    """List the overlay's files by their names in it, sorted; what is hidden is left out."""
    files, strays = [], []
    for entry in _visible(folder):
        if entry.is_dir():
            strays += [f"{entry.name}/{each.name}" for each in _visible(entry) if _is_yaml(each)]
        elif _is_yaml(entry):
            files.append(entry.name)
    return OverlayListing(tuple(files), tuple(strays))


def _visible(folder: Path) -> Iterator[Path]:
    if is_there(folder):
        yield from (each for each in sorted(folder.iterdir()) if not each.name.startswith("."))


def _is_yaml(path: Path) -> bool:
    return PurePosixPath(path.name).suffix in YAML_ENDINGS
