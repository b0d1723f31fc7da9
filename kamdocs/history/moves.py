"""Files before and after in; which of those before is which after, under another name, out.

A file is followed into another folder under its own name, or under another name in its own folder,
when at least half of its lines are the same. Where most files of a folder went, the rest went too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from kamdocs.workspace.layout import usual_name

LIKENESS = 0.5
MOST_PAIRS = 10_000
"""With more pairs of files to compare than this, only equal files are followed."""


def follow_moves(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Callable[[str], str]:
    """From the name of a file before to its name after; what did not move keeps its name.

    `before` and `after` are the files of both sides; a name on both is never moved.
    """
    gone = {name: data for name, data in before.items() if name not in after}
    come = {name: data for name, data in after.items() if name not in before}
    moved = _match(gone, come)
    folders = _moved_folders(before, moved)
    taken = set(moved.values())

    def now(name: str) -> str:
        if name in moved or name in after:
            return moved.get(name, name)
        went = f"{folders.get(_folder(name), _folder(name))}{_inside(name)}"
        return name if went in taken else went

    return now


def _moved_folders(before: Mapping[str, bytes], moved: Mapping[str, str]) -> dict[str, str]:
    """Folders that are new under the names of old ones, each where most of its files went."""
    known = {_folder(name) for name in before}
    ways = Counter((_folder(old), _folder(new)) for old, new in moved.items())
    folders: dict[str, str] = {}
    for (old, new), _ in sorted(ways.items(), key=lambda way: (-way[1], way[0])):
        if old not in folders and new not in known:
            folders[old] = new
            known.add(new)
    return folders


def _match(gone: Mapping[str, bytes], come: Mapping[str, bytes]) -> dict[str, str]:
    pairs = [(old, new) for old in gone for new in come if _may_be_same(old, new)]
    is_much = len(pairs) > MOST_PAIRS
    lines = {} if is_much else {name: _lines(data) for name, data in {**gone, **come}.items()}
    scored = []
    for old, new in pairs:
        if gone[old] == come[new]:
            scored.append((-1.0, old, new))
        elif not is_much and (share := _share(lines[old], lines[new])) >= LIKENESS:
            scored.append((-share, old, new))
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, new in sorted(scored):
        if old not in moved and new not in taken:
            moved[old] = new
            taken.add(new)
    return moved


def _may_be_same(old: str, new: str) -> bool:
    return usual_name(_inside(old)) == usual_name(_inside(new)) or _folder(old) == _folder(new)


def _lines(data: bytes) -> Counter[bytes]:
    return Counter(line.strip() for line in data.splitlines() if line.strip())


def _share(one: Counter[bytes], other: Counter[bytes]) -> float:
    """How much of two files is the same, from 0 to 1; empty files are like nothing."""
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _folder(name: str) -> str:
    """The account's folder, `accounts/acme/`; files beside these folders are in none."""
    parts = PurePosixPath(name).parts
    return f"{parts[0]}/{parts[1]}/" if len(parts) > 2 else ""


def _inside(name: str) -> str:
    return name.removeprefix(_folder(name))
