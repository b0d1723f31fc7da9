"""Which files a workspace has, and what each belongs to. Nothing is opened here."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from kamdocs.workspace.layout import ACCOUNTS, SHARED_FILES, SHARED_FOLDERS, usual_name
from kamdocs.workspace.root import settings_files

DEEPEST = 4
"""How many folders below an account are looked into."""

_HIDDEN = frozenset(["Cc", "Cs", "Zl", "Zp"])
_INVISIBLE = frozenset("\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a workspace, relative to its root, with `/`, sorted.

    `shared` are settings and what lies in `accounts/` beside the account folders; `accounts` the
    files of each account folder, by the folder's name; `strays` files that belong to nothing, or
    are the second of their name; `links_out` links that leave the workspace, which are followed
    nowhere; `misnamed` what has characters in its name that cannot be shown, written with escapes,
    which is not looked into either. `has_accounts` is false without a folder `accounts/`.
    """

    settings: str | None = None
    shared: tuple[str, ...] = ()
    accounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    strays: tuple[str, ...] = ()
    links_out: tuple[str, ...] = ()
    misnamed: tuple[str, ...] = ()
    has_accounts: bool = True


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
    leaves = leads_out(base, root)
    folder = _DiskFolder(base, root) if base.is_dir() and not leaves else None
    settings = settings_files(root)
    listing = arrange(next(iter(settings), None), folder, leaves=leaves)
    return replace(listing, strays=(*settings[1:], *listing.strays))


def list_folder(root: Path, folder: str) -> tuple[str, ...]:
    """The files below one folder of the workspace, without links that leave it."""
    base = root / folder
    if not base.is_dir() or leads_out(base, root):
        return ()
    return tuple(_below(_DiskFolder(base, root), folder, _Refused(), DEEPEST))


def arrange(settings: str | None, accounts: Folder | None, *, leaves: bool = False) -> Listing:
    """Put the files of a workspace where they belong; `leaves` when `accounts` is a link out."""
    shared: list[str] = []
    strays: list[str] = []
    refused = _Refused(links_out=[ACCOUNTS] if leaves else [])
    owned: dict[str, tuple[str, ...]] = {}
    for entry in _visible(accounts, ACCOUNTS, refused):
        name = f"{ACCOUNTS}/{entry.name}"
        if entry.folder is not None:
            found = tuple(_below(entry.folder, name, refused, DEEPEST))
            if entry.name in SHARED_FOLDERS:
                shared.extend(found)
            else:
                owned[entry.name] = found
        elif usual_name(entry.name) in SHARED_FILES and not _has_twin(name, shared):
            shared.append(name)
        else:
            strays.append(name)
    return Listing(
        settings,
        tuple(shared),
        owned,
        tuple(strays),
        tuple(refused.links_out),
        tuple(refused.misnamed),
        has_accounts=accounts is not None or leaves,
    )


@dataclass(slots=True)
class _Refused:
    """What is passed by on the way."""

    links_out: list[str] = field(default_factory=list)
    misnamed: list[str] = field(default_factory=list)


def _visible(folder: Folder | None, name: str, refused: _Refused) -> Iterator[Entry]:
    for entry in folder.entries() if folder is not None else ():
        if entry.name.startswith("."):
            continue
        if not all(map(_can_be_shown, entry.name)):
            refused.misnamed.append(f"{name}/{_escaped(entry.name)}")
        elif entry.is_out:
            refused.links_out.append(f"{name}/{entry.name}")
        else:
            yield entry


def _below(folder: Folder, name: str, refused: _Refused, depth: int) -> Iterator[str]:
    for entry in _visible(folder, name, refused):
        inner = f"{name}/{entry.name}"
        if entry.folder is None:
            yield inner
        elif depth:
            yield from _below(entry.folder, inner, refused, depth - 1)


def _has_twin(name: str, shared: list[str]) -> bool:
    return any(usual_name(other) == usual_name(name) for other in shared)


def _can_be_shown(char: str) -> bool:
    """Whether a character of a name is no control, no half a character and not invisible."""
    return unicodedata.category(char) not in _HIDDEN and char not in _INVISIBLE


def _escaped(name: str) -> str:
    return "".join(
        char if _can_be_shown(char) else char.encode("unicode-escape").decode() for char in name
    )


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path is a link that leads nowhere or out of the workspace."""
    if not path.is_symlink():
        return False
    try:
        path.stat()
        return not path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True


@dataclass(frozen=True, slots=True)
class _DiskFolder:
    path: Path
    root: Path

    def entries(self) -> Iterator[Entry]:
        with os.scandir(self.path) as found:
            items = sorted(found, key=lambda item: item.name)
        for item in items:
            is_out = item.is_symlink() and leads_out(Path(item.path), self.root)
            is_folder = not is_out and item.is_dir()
            folder = _DiskFolder(Path(item.path), self.root) if is_folder else None
            yield Entry(item.name, folder, is_out)
