"""The hidden folder beside the site where the next one is prepared: `.site.twin` beside `site`.

    lock            held while somebody publishes
    tree/           the twin: a second standing tree, the same files by hard link
    aside/          the old site for a moment, where folders cannot be exchanged in one step
    manifest.json   what the files are
    new             the file being written

It tells git to ignore it, and may be removed at any time when nobody builds.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from kamdocs.publish.errors import ForeignFolderError
from kamdocs.values.sentence import sentence

_OWN = {"lock", "tree", "aside", "new", "manifest.json", "manifest.json.new", ".gitignore"}


@dataclass(frozen=True, slots=True)
class Bench:
    """Where things stand: the live site and, in the hidden folder beside it, everything else."""

    live: Path
    folder: Path

    @property
    def lock(self) -> Path:
        """The lock file."""
        return self.folder / "lock"

    @property
    def tree(self) -> Path:
        """The twin."""
        return self.folder / "tree"

    @property
    def aside(self) -> Path:
        """Where the old site waits while the new one takes its place."""
        return self.folder / "aside"

    @property
    def manifest(self) -> Path:
        """What the files are."""
        return self.folder / "manifest.json"

    @property
    def scratch(self) -> Path:
        """The file being written."""
        return self.folder / "new"


def open_bench(live: Path) -> Bench:
    """Make or find the hidden folder beside `live`; a folder of somebody else is refused."""
    bench = Bench(live, live.with_name(f".{live.name}.twin"))
    live.parent.mkdir(parents=True, exist_ok=True)
    bench.folder.mkdir(exist_ok=True)
    is_folder = stat.S_ISDIR(bench.folder.lstat().st_mode)
    if not is_folder or {entry.name for entry in bench.folder.iterdir()} - _OWN:
        raise ForeignFolderError(
            bench.folder,
            sentence(
                "{path} is needed to prepare the site, but has content that kamdocs did not "
                "write; move it away",
                path=str(bench.folder),
            ),
        )
    ignore = bench.folder / ".gitignore"
    if not ignore.exists() and not ignore.is_symlink():
        ignore.write_text("*\n", encoding="utf-8")
    return bench
