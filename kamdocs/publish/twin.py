"""The second standing tree: it receives only what changed, then changes places with the live one.

Files that the live site holds already are shared with it by hard link, so they keep their time of
change and cost no space. After the exchange the same is done with the old tree: nothing that left
the site (somebody asked to be forgotten) stays on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kamdocs.publish.bench import Bench
from kamdocs.publish.tree import Content, Found, Tree, folders_of
from kamdocs.publish.write import link_file, write_file


def bring_up(
    twin: Tree,
    live: Tree,
    wanted: Mapping[str, Content],
    read: Callable[[str], bytes],
    bench: Bench,
) -> list[str]:
    """Make `twin` hold exactly `wanted`, taking from `live` what it has already.

    `read` gives the bytes of everything that `live` does not hold. Gives the files and folders that
    are perhaps not on the disk yet.
    """
    bench.tree.mkdir(exist_ok=True)
    twin.is_standing = twin.has_news = True
    for folder in twin.closed:
        (twin.root / folder).chmod(0o755)
    touched = _remove_unwanted(twin, wanted) | _add_folders(twin, wanted)
    fresh: list[str] = []
    for path, content in wanted.items():
        if live.holds(path, content):
            if _is_same(twin, live, path, content):
                continue
            link_file(twin.root / path, live.root / path, bench.scratch)
            live_file = live.files[path]
            twin.files[path] = Found(live_file.size, live_file.mtime_ns, content.digest)
        else:
            if not twin.holds(path, content):
                write_file(twin.root / path, read(path), bench.scratch)
                status = (twin.root / path).lstat()
                twin.files[path] = Found(status.st_size, status.st_mtime_ns, content.digest)
            fresh.append(path)  # one that stood was perhaps never flushed
        touched.add(path.rpartition("/")[0])
    return [*fresh, *sorted(touched - {""})]


def _is_same(twin: Tree, live: Tree, path: str, content: Content) -> bool:
    return twin.holds(path, content) and twin.files[path].mtime_ns == live.files[path].mtime_ns


def _remove_unwanted(twin: Tree, wanted: Mapping[str, Content]) -> set[str]:
    """Remove what is not wanted; gives the folders that lost something and still stand."""
    stale = [*twin.oddities, *(path for path in twin.files if path not in wanted)]
    for path in stale:
        (twin.root / path).unlink()
        twin.files.pop(path, None)
    stale_folders = sorted(twin.folders - folders_of(wanted), reverse=True)
    for folder in stale_folders:
        (twin.root / folder).rmdir()
    twin.oddities.clear()
    twin.folders.difference_update(stale_folders)
    lost = {path.rpartition("/")[0] for path in (*stale, *stale_folders)}
    return {folder for folder in lost if not folder or folder in twin.folders}


def _add_folders(twin: Tree, wanted: Mapping[str, Content]) -> set[str]:
    """Make the folders that are missing; gives those that got a new entry."""
    missing = sorted(folders_of(wanted) - twin.folders)
    for folder in missing:
        (twin.root / folder).mkdir()
    twin.folders.update(missing)
    return {folder.rpartition("/")[0] for folder in missing}
