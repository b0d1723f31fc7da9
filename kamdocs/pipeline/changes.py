"""A stock and an earlier commit in; what became different between them, in words, out.

The earlier files go through the same stages as the present ones, on the day they were committed. Only
accounts whose own files differ are looked at: that a day went by is the agenda's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from kamdocs.derive.account.facts import Facts
from kamdocs.history.change import Change, Side
from kamdocs.history.changes import Changes, compare_accounts
from kamdocs.history.fault import GitFault
from kamdocs.history.moves import follow_moves
from kamdocs.history.revision import commit_on, day_of, first_commit, resolve
from kamdocs.history.shared_changes import compare_shared
from kamdocs.history.tree import Snapshot, files_at
from kamdocs.model.shared import Shared
from kamdocs.pipeline.examine import examine
from kamdocs.pipeline.past import read_names, readable
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.folder import AccountFolder, read_folders
from kamdocs.read.shared import read_shared
from kamdocs.values.call import Call, plainly
from kamdocs.values.sentence import Sentence, sentence
from kamdocs.workspace.files import read_bytes
from kamdocs.workspace.layout import ACCOUNTS
from kamdocs.workspace.walk import Listing, list_workspace

A_WEEK = timedelta(days=7)
_NOTHING: Mapping[str, Facts] = {}


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one moment: what there is, their bytes by name, and the day it is looked at."""

    listing: Listing
    data: Mapping[str, bytes]
    today: date


def changes_of_the_week(stock: Stock, call: Call = plainly) -> Changes:
    """What became different in the seven days before the stock's day, or since the history begins.

    `call` has the work of each account done, or knows what it came to.
    """
    since = stock.today - A_WEEK
    commit = commit_on(stock.root, since)
    is_whole = True
    if commit is None:
        begun = first_commit(stock.root)
        if isinstance(begun, GitFault):
            return Changes(why=_reason(begun))
        (commit, since), is_whole = begun, False
        if since > stock.today:
            return Changes(why=sentence("the history begins after this day"))
    if isinstance(commit, GitFault):
        return Changes(why=_reason(commit))
    found = _compare(stock, commit, min(since, stock.today), call)
    if isinstance(found, GitFault):
        return Changes(why=_reason(found))
    return Changes(since, found, is_whole)


def changes_since(stock: Stock, revision: str) -> Changes | GitFault:
    """What became different since a revision."""
    commit = resolve(stock.root, revision)
    if isinstance(commit, GitFault):
        return commit
    day = day_of(stock.root, commit)
    if isinstance(day, GitFault):
        return day
    found = _compare(stock, commit, min(day, stock.today))
    return found if isinstance(found, GitFault) else Changes(day, found)


def changes_between(root: Path, earlier: str, later: str) -> Changes | GitFault:
    """What became different from one revision to another; the files on the disk do not matter."""
    sides: list[Files] = []
    for revision in (earlier, later):
        commit = resolve(root, revision)
        if isinstance(commit, GitFault):
            return commit
        day = day_of(root, commit)
        if isinstance(day, GitFault):
            return day
        files = _committed(root, commit, day)
        if isinstance(files, GitFault):
            return files
        sides.append(files)
    return Changes(sides[0].today, compare_files(sides[0], sides[1]))


def compare_files(
    before: Files, after: Files, call: Call = plainly, known: Mapping[str, Facts] = _NOTHING
) -> tuple[Change, ...]:
    """What became different from one moment to another; of `known` accounts the later facts."""
    now = follow_moves(before.data, after.data)
    shared_before, shared_after = _shared(before), _shared(after)
    earlier = {
        PurePosixPath(now(f"{ACCOUNTS}/{folder.id}/account.yaml")).parent.name: folder
        for folder in read_folders(before.listing)
        if folder.files
    }
    later = {folder.id: folder for folder in read_folders(after.listing) if folder.files}
    changed = [
        key
        for key in {**earlier, **later}
        if _bytes(earlier.get(key), before) != _bytes(later.get(key), after)
    ]
    return (
        *compare_shared(shared_before, shared_after),
        *compare_accounts(
            {
                key: _side(earlier[key], before, shared_before, call)
                for key in changed
                if key in earlier
            },
            {
                key: Side(known[key], shared_after)
                if key in known
                else _side(later[key], after, shared_after, call)
                for key in changed
                if key in later
            },
        ),
    )


def _reason(fault: GitFault) -> Sentence:
    """Why there is nothing to compare, without naming a folder of this machine: it is published."""
    if fault.kind in ("no_repository", "not_trusted", "failed"):
        return sentence("the workspace is in no git repository that can be read")
    return fault.message()


def _compare(
    stock: Stock, commit: str, day: date, call: Call = plainly
) -> tuple[Change, ...] | GitFault:
    before = _committed(stock.root, commit, day)
    if isinstance(before, GitFault):
        return before
    listing = list_workspace(stock.root)
    data = readable({name: read_bytes(stock.root, name) for name in read_names(listing)})
    known = (
        {} if stock.overlay.is_open else {key: each.facts for key, each in stock.accounts.items()}
    )
    return compare_files(before, Files(listing, data, stock.today), call, known)


def _committed(root: Path, commit: str, day: date) -> Files | GitFault:
    snapshot: Snapshot | GitFault = files_at(root, commit)
    if isinstance(snapshot, GitFault):
        return snapshot
    listing = snapshot.listing()
    files = snapshot.read(read_names(listing))
    return files if isinstance(files, GitFault) else Files(listing, readable(files), day)


def _shared(files: Files) -> Shared:
    settings = files.listing.settings
    given = (settings, files.data[settings]) if settings in files.data and settings else None
    shared = {name: files.data[name] for name in files.listing.shared if name in files.data}
    return read_shared(given, shared).shared


def _bytes(folder: AccountFolder | None, files: Files) -> Mapping[str, bytes | None] | None:
    """The contents of an account's files by their names inside it."""
    if folder is None:
        return None
    return {name: files.data.get(file) for name, file in folder.files.items()}


def _side(folder: AccountFolder, files: Files, shared: Shared, call: Call) -> Side:
    data = {file: files.data[file] for file in folder.files.values() if file in files.data}
    return Side(call(examine, folder, data, (), shared, files.today).facts, shared)
