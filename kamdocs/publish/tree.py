"""What stands in a folder: its files with their digests, its folders, and what is neither.

Links are seen, never followed. Files are read only when the manifest does not know them.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kamdocs.publish.manifest import Manifest, Row


@dataclass(frozen=True, slots=True)
class Content:
    """What a file shall hold: SHA-256 in hexadecimal and size in bytes."""

    digest: str
    size: int


@dataclass(slots=True)
class Found:
    """A file as it stands on the disk; `digest` is None until somebody has to know."""

    size: int
    mtime_ns: int
    digest: str | None


@dataclass(slots=True)
class Tree:
    """A folder's content by relative path.

    `closed` are folders that their owner may not write to; `kept` are hidden entries at the top
    that are not our own; `has_news` tells that the manifest
    does not know everything that is known here.
    """

    root: Path
    is_standing: bool = False
    files: dict[str, Found] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    oddities: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    has_news: bool = False

    def holds(self, path: str, content: Content) -> bool:
        """Whether the file at `path` has this content; reads it when that is the only way."""
        found = self.files.get(path)
        if found is None or found.size != content.size:
            return False
        if found.digest is None:
            self.has_news = True
            try:
                with (self.root / path).open("rb") as file:
                    found.digest = hashlib.file_digest(file, "sha256").hexdigest()
            except PermissionError:  # nobody else can read it either
                return False
        return found.digest == content.digest

    def rows(self) -> dict[str, Row]:
        """What a manifest may say about the files whose digest is known."""
        return {
            path: Row(found.digest, found.size, found.mtime_ns)
            for path, found in self.files.items()
            if found.digest is not None
        }


def describe_content(data: bytes) -> Content:
    """The content of a file that shall hold `data`."""
    return Content(hashlib.sha256(data).hexdigest(), len(data))


def look_at(root: Path, manifest: Manifest, our_tops: Collection[str]) -> Tree:
    """Walk `root`; hidden entries at its top that are not in `our_tops` are kept, unopened."""
    tree = Tree(root)
    try:
        if not stat.S_ISDIR(root.lstat().st_mode):
            return tree
    except FileNotFoundError:
        return tree
    tree.is_standing = True
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(root / prefix) as entries:
            for entry in entries:
                path = prefix + entry.name
                if not prefix and path.startswith(".") and path not in our_tops:
                    tree.kept.add(path)
                elif _add(tree, path, entry.stat(follow_symlinks=False), manifest):
                    pending.append(path + "/")
    return tree


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that files at these relative paths stand in, the top excepted."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _add(tree: Tree, path: str, status: os.stat_result, manifest: Manifest) -> bool:
    """Note one entry; tells whether it is a folder to walk into."""
    if stat.S_ISDIR(status.st_mode):
        tree.folders.add(path)
        if not status.st_mode & stat.S_IWUSR:
            tree.closed.add(path)
        return True
    if stat.S_ISREG(status.st_mode):
        size, mtime_ns = status.st_size, status.st_mtime_ns
        tree.files[path] = Found(size, mtime_ns, manifest.digest_of(path, size, mtime_ns))
    else:
        tree.oddities.add(path)
    return False
