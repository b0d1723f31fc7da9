"""What to look for in; the commits whose files or message hold it out, on all branches.

Every version of every file that any branch, tag or stash leads to is looked at once, however many
commits hold it; also versions of files that were deleted or renamed since.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamdocs.history.fault import GitFault
from kamdocs.history.git import run_git
from kamdocs.history.revision import is_shallow
from kamdocs.history.tree import Blob, read_blobs
from kamdocs.workspace.files import LARGEST_FILE

Find = Callable[[str], frozenset[str]]
"""What of that which is looked for stands in a text, as it is written there."""

_PART = 50_000_000
_TEXTS_BEGIN = 8_000
_PAPERS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".zip")
_START = b"\x01"
_SUBMODULE = b"160000"


@dataclass(frozen=True, slots=True)
class Holding:
    """A commit that holds it: its id, day and subject, the files, and whether its message does.

    `files` are those of the commit as a whole, also where an earlier commit brought them about.
    """

    commit: str
    day: date
    subject: str
    files: tuple[str, ...]
    in_message: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """The commits that hold it, newest first.

    `spellings` are all ways it is written there. `papers` are files that were not searched: no text
    (PDFs, spreadsheets), or too large. `top` is the folder of the repository, `remote` the name of the first other
    one it knows.
    """

    commits: tuple[Holding, ...] = ()
    spellings: frozenset[str] = frozenset()
    papers: tuple[str, ...] = ()
    is_shallow: bool = False
    top: Path = Path()
    remote: str | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """A commit with what it changed against its first parent: the new blob of a path, None if gone."""

    commit: str
    parent: str | None
    day: str
    message: str
    changes: Mapping[bytes, str | None]


def commits_holding(root: Path, find: Find) -> Held | GitFault:
    """Look through the whole history of the repository a workspace is in.

    A repository without commits holds nothing.
    """
    top = repository_of(root)
    if isinstance(top, GitFault):
        return top
    told = run_git(
        root, "log", "--all", "--topo-order", "--reverse", "--diff-merges=first-parent", "--raw", "-z",
        "--no-abbrev", "--no-renames", "--no-color", "--no-notes", "--encoding=UTF-8",
        "--format=%x01%H%x00%P%x00%cs%x00%B",
    )  # fmt: skip
    if isinstance(told, GitFault):
        return told
    steps = list(_steps(told))
    looked = _look(root, steps, find)
    if isinstance(looked, GitFault):
        return looked
    large = {path for step in steps for path, blob in step.changes.items() if blob in looked.large}
    spellings = {blob: found for blob, found in looked.found.items() if found}
    commits = list(_walk(steps, spellings, find))
    said = (found for step in steps if (found := find(step.message)))
    papers = {os.fsdecode(path) for step in steps for path in step.changes}
    return Held(
        tuple(reversed(commits)),
        frozenset[str]().union(*spellings.values(), *said),
        tuple(
            sorted(each for each in papers if each.lower().endswith(_PAPERS))
            + sorted(map(os.fsdecode, large))
        ),
        is_shallow(root),
        top,
        _first_remote(root),
    )


def repository_of(folder: Path) -> Path | GitFault:
    """The top folder of the repository a folder is in."""
    told = run_git(folder, "rev-parse", "--show-toplevel")
    return told if isinstance(told, GitFault) else Path(os.fsdecode(told).removesuffix("\n"))


def _first_remote(root: Path) -> str | None:
    told = run_git(root, "remote")
    names = [] if isinstance(told, GitFault) else told.decode("utf-8", "replace").split()
    return "origin" if "origin" in names else next(iter(names), None)


def _steps(told: bytes) -> Iterator[_Step]:
    """What git told, commit by commit, each after its parents."""
    tokens = iter(told.split(b"\0"))
    token = next(tokens, b"")
    while token.startswith(_START):
        parents = next(tokens).decode("ascii").split()
        day, message = next(tokens).decode("ascii"), next(tokens).decode("utf-8", "replace")
        changes: dict[bytes, str | None] = {}
        commit = token.removeprefix(_START).decode("ascii")
        token = next(tokens, b"").lstrip(b"\n")
        while token.startswith(b":"):
            mode, blob = token.split()[1], token.split()[3]
            is_gone = mode == _SUBMODULE or not blob.strip(b"0")
            changes[next(tokens)] = None if is_gone else blob.decode("ascii")
            token = next(tokens, b"").lstrip(b"\n")
        yield _Step(commit, next(iter(parents), None), day, message, changes)


def _walk(
    steps: list[_Step], spellings: Mapping[str, frozenset[str]], find: Find
) -> Iterator[Holding]:
    """The commits whose files or message hold it; what a commit does not touch it has from before."""
    held: dict[str, frozenset[bytes]] = {}
    for step in steps:
        files = held.get(step.parent or "", frozenset())
        touched = {path for path in step.changes if path in files}
        more = {path for path, blob in step.changes.items() if blob in spellings}
        if touched or more:
            files = (files - touched) | more
        held[step.commit] = files
        in_message = bool(find(step.message))
        if files or in_message:
            lines = step.message.splitlines() or [""]
            names = tuple(sorted(map(os.fsdecode, files)))
            yield Holding(step.commit, date.fromisoformat(step.day), lines[0], names, in_message)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found in each blob; those too large to look into."""

    found: Mapping[str, frozenset[str]]
    large: frozenset[str]


def _look(root: Path, steps: list[_Step], find: Find) -> _Looked | GitFault:
    """What stands in each version of each file that is text."""
    ids = {blob for step in steps for blob in step.changes.values() if blob is not None}
    blobs = _sizes(root, sorted(ids))
    if isinstance(blobs, GitFault):
        return blobs
    found: dict[str, frozenset[str]] = {}
    small = [blob for blob in blobs if blob.size <= LARGEST_FILE]
    for part in _parts(small):
        contents = read_blobs(root, part)
        if isinstance(contents, GitFault):
            return contents
        for blob, data in contents.items():
            text = _text(data)
            found[blob] = find(text) if text is not None else frozenset()
    return _Looked(found, frozenset(blob.id for blob in blobs if blob.size > LARGEST_FILE))


def _sizes(root: Path, ids: list[str]) -> list[Blob] | GitFault:
    asked = "".join(f"{each}\n" for each in ids).encode("ascii")
    told = run_git(
        root, "cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", given=asked
    )
    if isinstance(told, GitFault):
        return told
    blobs = []
    for line in told.decode("ascii", "replace").splitlines():
        name, kind, *size = line.split()
        if kind == "missing":
            return GitFault("incomplete")
        if kind == "blob":
            blobs.append(Blob(name, int(size[0])))
    return blobs


def _parts(blobs: list[Blob]) -> Iterator[list[Blob]]:
    """So many at a time as fit into memory without pressing."""
    part: list[Blob] = []
    size = 0
    for blob in blobs:
        if part and size + blob.size > _PART:
            yield part
            part, size = [], 0
        part.append(blob)
        size += blob.size
    if part:
        yield part


def _text(data: bytes) -> str | None:
    """A file's text; None where it is none. What is not UTF-8 is read as Windows wrote it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:_TEXTS_BEGIN]:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
