"""The stock of an earlier commit, taken by the same stages from git's bytes, and what is new since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kamdocs.check.grade import introduced
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.history.fault import GitFault
from kamdocs.history.moves import follow_moves
from kamdocs.history.revision import resolve
from kamdocs.history.tree import files_at
from kamdocs.pipeline.overlay import Overlay
from kamdocs.pipeline.take_stock import Stock, take_stock_of
from kamdocs.read.folder import read_folders
from kamdocs.workspace.files import FileFault, read_bytes
from kamdocs.workspace.walk import Listing, list_workspace


@dataclass(frozen=True, slots=True)
class Past:
    """The workspace as it stood at a commit; `files` are the bytes it was read from."""

    stock: Stock
    files: Mapping[str, bytes]


def stock_at(
    root: Path, revision: str, *, today: date, overlay: Overlay | None = None
) -> Past | GitFault:
    """Read, derive and check the workspace as it was at a revision, as if it were `today`.

    The personal overlay has no history here: it is laid over the past as it is now.
    """
    commit = resolve(root, revision)
    if isinstance(commit, GitFault):
        return commit
    snapshot = files_at(root, commit)
    if isinstance(snapshot, GitFault):
        return snapshot
    listing = snapshot.listing()
    files = snapshot.read(read_names(listing))
    if isinstance(files, GitFault):
        return files
    stock = take_stock_of(
        listing,
        lambda file: files.get(file, FileFault("missing")),
        root=root,
        today=today,
        clock_day=today,
        overlay=lambda _: (overlay or Overlay()).as_of(snapshot.holds),
    )
    return Past(stock, readable(files))


def introduced_since(stock: Stock, revision: str) -> tuple[Diagnostic, ...] | GitFault:
    """The findings of a workspace that the changes since a revision brought about.

    Files are followed when they, or the folders of their accounts, were renamed.
    """
    past = stock_at(stock.root, revision, today=stock.today, overlay=stock.overlay)
    if isinstance(past, GitFault):
        return past
    after: dict[str, bytes | FileFault] = {
        # What has its name still was not moved: its bytes do not matter.
        name: past.files[name] if name in past.files else read_bytes(stock.root, name)
        for name in read_names(list_workspace(stock.root))
    }
    now = follow_moves(past.files, readable(after))
    before = (
        replace(found, located=replace(found.located, file=now(found.located.file)))
        for found in past.stock.diagnostics
    )
    return introduced(before, stock.diagnostics)


def read_names(listing: Listing) -> tuple[str, ...]:
    """The files of a listing whose bytes matter."""
    own = (
        file
        for folder in read_folders(listing)
        for file in (*folder.files.values(), *folder.frozen.values())
    )
    return (*([listing.settings] if listing.settings else ()), *listing.shared, *own)


def readable(files: Mapping[str, bytes | FileFault]) -> dict[str, bytes]:
    """The files that could be read."""
    return {name: data for name, data in files.items() if isinstance(data, bytes)}
