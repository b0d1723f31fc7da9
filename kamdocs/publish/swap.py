"""The new tree takes the place of the old one, and what a killed build left is put right.

Where the system exchanges folders in one step, a reader finds the old site or the new one. Elsewhere
the old one steps aside first: for that moment there is none, and a build killed then leaves `aside`,
by which the next start knows that the twin is complete and finishes.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from kamdocs.publish.bench import Bench
from kamdocs.publish.errors import PublishError
from kamdocs.publish.kernel import exchange_folders
from kamdocs.publish.tree import Tree
from kamdocs.values.sentence import sentence


def change_places(bench: Bench) -> None:
    """Put the complete twin where the live site is; the old site, if any, becomes the twin."""
    if not os.path.lexists(bench.live):
        bench.tree.rename(bench.live)
    elif not exchange_folders(bench.tree, bench.live):
        try:
            bench.live.rename(bench.aside)
            bench.tree.rename(bench.live)
        except BaseException:
            if os.path.lexists(bench.aside) and not os.path.lexists(bench.live):
                bench.aside.rename(bench.live)
            raise
        with suppress(OSError):  # published; the next start finishes
            bench.aside.rename(bench.tree)


def finish_interrupted(bench: Bench) -> None:
    """Finish a change of places that was cut short; does nothing when none was."""
    if not os.path.lexists(bench.tree) and not os.path.lexists(bench.aside):
        return
    if bench.tree.is_symlink() or bench.tree.is_file():
        bench.tree.unlink()
    if not os.path.lexists(bench.aside):
        return
    if bench.live.is_dir() and not any(bench.live.iterdir()):
        bench.live.rmdir()
    if not os.path.lexists(bench.live):
        (bench.tree if bench.tree.is_dir() else bench.aside).rename(bench.live)
    if os.path.lexists(bench.aside):
        if bench.tree.is_dir():
            shutil.rmtree(bench.tree)
        bench.aside.rename(bench.tree)


def move_kept(source: Tree, target: Tree) -> None:
    """Move hidden entries that are not ours (.git) along from one tree's top to the other's."""
    for name in sorted(source.kept):
        if os.path.lexists(target.root / name):
            raise PublishError(
                source.root / name,
                sentence(
                    "{left} was left by an interrupted build, but {newer} exists too; "
                    "move one of them away",
                    left=str(source.root / name),
                    newer=str(target.root / name),
                ),
            )
        (source.root / name).rename(target.root / name)
        source.kept.discard(name)
        target.kept.add(name)
