"""Which files a workspace has, and what each belongs to. Nothing is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

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


def list_workspace(root: Path) -> Listing:
    """List the files of the workspace at `root`."""
    base = root / ACCOUNTS
    shared: list[str] = []
    strays: list[str] = []
    links_out: list[str] = []
    accounts: dict[str, tuple[str, ...]] = {}
    for item in _entries(base):
        name = f"{ACCOUNTS}/{item.name}"
        if _leaves(item, root):
            links_out.append(name)
        elif item.is_dir():
            found = tuple(_below(Path(item.path), name, root, links_out, DEEPEST))
            if item.name in SHARED_FOLDERS:
                shared.extend(found)
            else:
                accounts[item.name] = found
        elif usual_name(item.name) in SHARED_FILES:
            shared.append(name)
        else:
            strays.append(name)
    return Listing(settings_file(root), tuple(shared), accounts, tuple(strays), tuple(links_out))


def list_folder(root: Path, folder: str) -> tuple[str, ...]:
    """The files below one folder of the workspace, without links that leave it."""
    base = root / folder
    return tuple(_below(base, folder, root, [], DEEPEST)) if base.is_dir() else ()


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        yield from sorted(
            (entry for entry in entries if not entry.name.startswith(".")),
            key=lambda entry: entry.name,
        )


def _below(folder: Path, name: str, root: Path, links_out: list[str], depth: int) -> Iterator[str]:
    for item in _entries(folder):
        inner = f"{name}/{item.name}"
        if _leaves(item, root):
            links_out.append(inner)
        elif item.is_dir():
            if depth:
                yield from _below(Path(item.path), inner, root, links_out, depth - 1)
        else:
            yield inner


def _leaves(item: os.DirEntry[str], root: Path) -> bool:
    if not item.is_symlink():
        return False
    try:
        return not Path(item.path).resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True
