"""Which files a workspace has, and what each belongs to. Nothing is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kamdocs.workspace.layout import ACCOUNTS, SHARED_FILES, SHARED_FOLDERS, usual_name
from kamdocs.workspace.root import settings_file

DEEPEST = 4
"""How many folders below an account are looked into."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a workspace, relative to its root, with `/`, sorted.

    `shared` are settings and what lies in `accounts/` beside the account folders; `accounts` the
    files of each account folder, by the folder's name; `strays` files in `accounts/` that belong to
    nothing; `links_out` links that leave the workspace, which are followed nowhere.
    """

    settings: str | None = None
    shared: tuple[str, ...] = ()
    accounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    strays: tuple[str, ...] = ()
    links_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a folder: a file, or a folder to look into.

    `is_out` when it is a link that leads nowhere or out of the workspace.
    """

    name: str
    folder: Folder | None = None
    is_out: bool = False


class Folder(Protocol):
    """A folder that can be looked into, on the disk or at a revision."""

    def entries(self) -> Iterable[Entry]:
        """What stands in it, sorted by name."""
        ...


def list_workspace(root: Path) -> Listing:
    """List the files of the workspace at `root`."""
    base = root / ACCOUNTS
    return arrange(settings_file(root), _DiskFolder(base, root) if base.is_dir() else None)


def list_folder(root: Path, folder: str) -> tuple[str, ...]:
    """The files below one folder of the workspace, without links that leave it."""
    base = root / folder
    return tuple(_below(_DiskFolder(base, root), folder, [], DEEPEST)) if base.is_dir() else ()


def arrange(settings: str | None, accounts: Folder | None) -> Listing:
    """Put the files of the folder `accounts` where they belong."""
    shared: list[str] = []
    strays: list[str] = []
    links_out: list[str] = []
    owned: dict[str, tuple[str, ...]] = {}
    for entry in _visible(accounts):
        name = f"{ACCOUNTS}/{entry.name}"
        if entry.is_out:
            links_out.append(name)
        elif entry.folder is not None:
            found = tuple(_below(entry.folder, name, links_out, DEEPEST))
            if entry.name in SHARED_FOLDERS:
                shared.extend(found)
            else:
                owned[entry.name] = found
        elif usual_name(entry.name) in SHARED_FILES:
            shared.append(name)
        else:
            strays.append(name)
    return Listing(settings, tuple(shared), owned, tuple(strays), tuple(links_out))


def _visible(folder: Folder | None) -> Iterator[Entry]:
    for entry in folder.entries() if folder is not None else ():
        if not entry.name.startswith("."):
            yield entry


def _below(folder: Folder, name: str, links_out: list[str], depth: int) -> Iterator[str]:
    for entry in _visible(folder):
        inner = f"{name}/{entry.name}"
        if entry.is_out:
            links_out.append(inner)
        elif entry.folder is None:
            yield inner
        elif depth:
            yield from _below(entry.folder, inner, links_out, depth - 1)


@dataclass(frozen=True, slots=True)
class _DiskFolder:
    path: Path
    root: Path

    def entries(self) -> Iterator[Entry]:
        with os.scandir(self.path) as found:
            items = sorted(found, key=lambda item: item.name)
        for item in items:
            is_out = item.is_symlink() and self._leaves(item)
            is_folder = not is_out and item.is_dir()
            folder = _DiskFolder(Path(item.path), self.root) if is_folder else None
            yield Entry(item.name, folder, is_out)

    def _leaves(self, item: os.DirEntry[str]) -> bool:
        try:
            return not Path(item.path).resolve(strict=True).is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):
            return True
