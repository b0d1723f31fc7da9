"""A revision in; the files the workspace had there, and their bytes, out. The disk is not looked at.

Links lead where they would on the disk, as far as that is in the workspace; a submodule is an empty
folder, as in a clone without them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from kamdocs.history.fault import GitFault
from kamdocs.history.git import LARGEST_ANSWER, run_git
from kamdocs.workspace.files import LARGEST_FILE, FileFault
from kamdocs.workspace.layout import ACCOUNTS, SETTINGS
from kamdocs.workspace.walk import Entry, Listing, arrange

_LONGEST_LINK = 4_096
_MOST_LINKS = 40
_LARGEST_HEADER = 100


@dataclass(frozen=True, slots=True)
class Blob:
    """The content of a file as git keeps it: its id and its size in bytes."""

    id: str
    size: int
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class _Link:
    target: str


_Node: TypeAlias = "Blob | _Link | dict[str, _Node]"
_Way = tuple[_Node, ...]
"""The folders from the workspace downwards, and last the thing itself."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The workspace at one commit; `root` is where it is now, and where git is asked."""

    root: Path
    files: dict[str, _Node]

    def listing(self) -> Listing:
        """The files, as `list_workspace` lists those on the disk."""
        names = (SETTINGS, SETTINGS.replace(".yaml", ".yml"))
        settings = [name for name in names if self._blob(name) is not None]
        way = _follow((self.files,), ACCOUNTS, self.root)
        folder = None if way is None or not isinstance(way[-1], dict) else _Folder(way, self.root)
        leaves = way is None and ACCOUNTS in self.files
        listing = arrange(next(iter(settings), None), folder, leaves=leaves)
        return replace(listing, strays=(*settings[1:], *listing.strays))

    def read(self, files: Iterable[str]) -> dict[str, bytes | FileFault] | GitFault:
        """The bytes of files, by the names of the listing, or why there are none."""
        found: dict[str, bytes | FileFault] = {}
        wanted: dict[str, Blob] = {}
        for file in files:
            blob = self._blob(file)
            if blob is None:
                found[file] = FileFault("missing")
            elif blob.size > LARGEST_FILE:
                found[file] = FileFault("too_large", str(blob.size))
            else:
                wanted[file] = blob
        data = read_blobs(self.root, wanted.values())
        if isinstance(data, GitFault):
            return data
        return found | {file: data[blob.id] for file, blob in wanted.items()}

    def id_of(self, file: str) -> str | None:
        """The id of a file's content: files with the same id are the same; None when there is none."""
        blob = self._blob(file)
        return blob.id if blob is not None else None

    def holds(self, file: str) -> bool:
        """Whether a file was there, seen from the workspace."""
        return self._blob(file) is not None

    def _blob(self, file: str) -> Blob | None:
        way = _follow((self.files,), file, self.root)
        return way[-1] if way is not None and isinstance(way[-1], Blob) else None


def files_at(root: Path, commit: str) -> Snapshot | GitFault:
    """The files of the workspace `root` at a commit, named by its id."""
    told = run_git(root, "ls-tree", "-r", "-z", "-l", commit)
    if isinstance(told, GitFault):
        return told
    blobs: dict[str, Blob] = {}
    folders: list[str] = []
    for record in told.split(b"\0")[:-1]:
        head, _, name = record.partition(b"\t")
        mode, kind, number, size = head.decode("ascii").split()
        if kind == "commit":
            folders.append(os.fsdecode(name))
        elif size.isdigit():
            blobs[os.fsdecode(name)] = Blob(number, int(size), mode == "120000")
        else:
            return GitFault("incomplete")
    links = [blob for blob in blobs.values() if blob.is_link and blob.size <= _LONGEST_LINK]
    targets = read_blobs(root, links)
    if isinstance(targets, GitFault):
        return targets
    tree: dict[str, _Node] = {}
    for file, blob in blobs.items():
        _put(tree, file, _Link(os.fsdecode(targets.get(blob.id, b""))) if blob.is_link else blob)
    for folder in folders:
        _put(tree, folder, {})
    return Snapshot(root, tree)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of a snapshot, as the walk looks into it."""

    way: _Way
    root: Path

    def entries(self) -> Iterator[Entry]:
        here = self.way[-1]
        for name in sorted(here) if isinstance(here, dict) else ():
            way = _follow(self.way, name, self.root)
            is_folder = way is not None and isinstance(way[-1], dict)
            yield Entry(name, _Folder(way, self.root) if way and is_folder else None, way is None)


def _put(tree: dict[str, _Node], name: str, node: _Node) -> None:
    *folders, last = name.split("/")
    for folder in folders:
        inner = tree.setdefault(folder, {})
        if not isinstance(inner, dict):
            return
        tree = inner
    tree[last] = node


def _follow(way: _Way, path: str, root: Path) -> _Way | None:
    """Where a path leads from a folder; None when it leads nowhere, or out of the workspace."""
    todo = path.split("/")[::-1]
    links = 0
    while todo:
        name = todo.pop()
        here = way[-1]
        if not isinstance(here, dict):
            return None
        if name in ("", "."):
            continue
        if name == "..":
            if len(way) == 1:
                return None
            way = way[:-1]
            continue
        node = here.get(name)
        if node is None:
            return None
        if not isinstance(node, _Link):
            way = (*way, node)
            continue
        links += 1
        redirected = _redirect(way, node, root) if links <= _MOST_LINKS else None
        if redirected is None:
            return None
        way, target = redirected
        todo += target.split("/")[::-1]
    return way


def _redirect(way: _Way, link: _Link, root: Path) -> tuple[_Way, str] | None:
    """Where to go on from, and along which path, when a link stands in a folder."""
    target = Path(link.target)
    if not target.is_absolute():
        return (way, link.target) if link.target else None
    return (way[:1], str(target.relative_to(root))) if target.is_relative_to(root) else None


def read_blobs(root: Path, blobs: Iterable[Blob]) -> Mapping[str, bytes] | GitFault:
    """The contents of blobs by their id, all in one call."""
    sizes = {blob.id: blob.size for blob in blobs}
    if not sizes:
        return {}
    expected = sum(sizes.values()) + _LARGEST_HEADER * len(sizes)
    if expected > LARGEST_ANSWER:
        return GitFault("too_much")
    asked = "".join(f"{blob}\n" for blob in sizes).encode("ascii")
    told = run_git(root, "cat-file", "--batch", given=asked, largest=expected)
    if isinstance(told, GitFault):
        return told
    found: dict[str, bytes] = {}
    start = 0
    for blob in sizes:
        head, _, _ = told[start : start + _LARGEST_HEADER].partition(b"\n")
        name, _, size = head.decode("ascii", "replace").partition(" blob ")
        if name != blob or not size.isdigit():
            return GitFault("incomplete")
        start += len(head) + 1
        found[blob] = told[start : start + int(size)]
        start += int(size) + 1
    return found
