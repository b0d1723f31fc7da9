"""The public door: files by name → the published folder, complete, or as it was before.

Comes in: a folder and the bytes of every file it shall hold. Goes out: how many were written, left
alone, removed. Never follows a link inside the folder and never leaves a mixture behind.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kamdocs.publish.bench import Bench, open_bench
from kamdocs.publish.errors import ForeignFolderError, PublishError, reported
from kamdocs.publish.lock import hold_lock
from kamdocs.publish.manifest import load_manifest, save_manifest
from kamdocs.publish.marker import MARKER, MARKER_BYTES, check_ours
from kamdocs.publish.names import check_names
from kamdocs.publish.swap import change_places, finish_interrupted, move_kept
from kamdocs.publish.tree import Content, Tree, describe_content, folders_of, look_at
from kamdocs.publish.twin import bring_up
from kamdocs.publish.write import flush, flush_files
from kamdocs.values.sentence import sentence


@dataclass(frozen=True, slots=True)
class Published:
    """How many files are new or different, the same as before, and gone."""

    written: int
    unchanged: int
    removed: int


def publish_site(
    output: Path, files: Mapping[str, bytes], *, on_wait: Callable[[], None] | None = None
) -> Published:
    """Make `output` hold exactly `files` (relative posix names), at once or not at all.

    A link at `output` itself is followed: the folder it points to is published. `output` may be
    missing or empty, else it must be one of ours. Files with the same content keep their time of
    change; hidden entries at the top that are not ours (.git) move along. `on_wait` is called once
    when another build has to be waited for. Raises PublishError, and then nothing has changed.
    `files` may read its bytes when asked: it is asked once to compare, once more to write.
    """
    check_names(files, output)
    with reported(output):
        live = _find_target(output)
        check_ours(live)
        bench = open_bench(live)
        with hold_lock(bench.lock, on_wait):
            finish_interrupted(bench)
            check_ours(live)
            return _publish(bench, files)


def _find_target(output: Path) -> Path:
    try:
        live = output.resolve()
    except RuntimeError as error:  # a circle of links, before Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(output)) from error
    if live.name == "":
        raise ForeignFolderError(live, sentence("{path} is no place for a site", path=str(live)))
    if os.path.ismount(live):
        raise _cannot_be_moved(live)
    return live


def _cannot_be_moved(live: Path) -> PublishError:
    return PublishError(
        live,
        sentence(
            "{path} cannot be replaced as a whole, because it is a mount point or part of a "
            "container image; choose a folder inside it",
            path=str(live),
        ),
    )


def _publish(bench: Bench, files: Mapping[str, bytes]) -> Published:
    def read(path: str) -> bytes:
        return MARKER_BYTES if path == MARKER else files[path]

    wanted = {path: describe_content(read(path)) for path in sorted((*files, MARKER))}
    manifest = load_manifest(bench.manifest)
    our_tops = {path.partition("/")[0] for path in (*wanted, *manifest.rows)}
    live = look_at(bench.live, manifest, our_tops)
    twin = look_at(bench.tree, manifest, our_tops)
    if MARKER in live.files:
        move_kept(twin, live)
    changed = {path for path, content in wanted.items() if not live.holds(path, content)}
    removed = len(live.files.keys() - wanted.keys()) + len(live.oddities)
    if changed or removed or live.folders != folders_of(wanted):
        _prepare(bench, twin, live, wanted, read)
        try:
            change_places(bench)
        except OSError as error:
            if error.errno in {errno.EBUSY, errno.EXDEV}:
                raise _cannot_be_moved(bench.live) from error
            raise
        live, twin = replace(twin, root=bench.live), replace(live, root=bench.tree)
    with suppress(OSError, PublishError):  # the site is published; the next build tries again
        _settle(bench, twin, live, wanted, read)
    pages = len(wanted) - 1  # the mark is not counted
    written = len(changed - {MARKER})
    return Published(written, pages - written, removed)


def _prepare(
    bench: Bench,
    twin: Tree,
    live: Tree,
    wanted: Mapping[str, Content],
    read: Callable[[str], bytes],
) -> None:
    """Make the twin complete and bring it onto the disk."""
    try:
        flush_files(bench.tree, bring_up(twin, live, wanted, read, bench))
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT} and not twin.kept:
            shutil.rmtree(bench.tree, ignore_errors=True)
        raise
    if live.is_standing:
        bench.tree.chmod(stat.S_IMODE(live.root.stat().st_mode) | stat.S_IRWXU)


def _settle(
    bench: Bench,
    old: Tree,
    live: Tree,
    wanted: Mapping[str, Content],
    read: Callable[[str], bytes],
) -> None:
    """Remember what was published, and leave nothing of the old site in the twin."""
    flush(bench.live.parent)
    if live.has_news:
        save_manifest(bench.manifest, live.rows())
    move_kept(old, live)
    if old.is_standing:
        bring_up(old, live, wanted, read, bench)
