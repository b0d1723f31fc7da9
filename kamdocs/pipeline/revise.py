"""Edited texts of a workspace in; whether they bring new errors out, and after that onto the disk.

Every edit from the command line comes through here: the whole workspace is read, derived and
checked as it would be, before a single character is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from kamdocs.check.explanation import all_explanations
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.diagnostics.place import Path as DataPath
from kamdocs.edit.change import Change, Edited, Refused, SetValue
from kamdocs.edit.difference import difference
from kamdocs.edit.document import edit_document
from kamdocs.edit.save import move_folder, save
from kamdocs.edit.source import Source
from kamdocs.edit.where import numbered, spot_of
from kamdocs.model.account import Account
from kamdocs.model.shape import record_at
from kamdocs.pipeline.take_stock import Stock, take_stock_of
from kamdocs.read.folder import AccountFolder, read_folders
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import Sentence, sentence
from kamdocs.workspace.files import FileFault, read_bytes
from kamdocs.workspace.layout import ACCOUNT, ACCOUNTS, SHARED_FOLDERS
from kamdocs.workspace.walk import Listing, list_workspace


@dataclass(frozen=True, slots=True)
class Moved:
    """The folder of an account gets another name."""

    old: str
    new: str

    def name_after(self, file: str) -> str:
        """What a file is called afterwards."""
        return _swap(file, self.old, self.new)

    def name_before(self, file: str) -> str:
        """What a file is called now."""
        return _swap(file, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Revision:
    """Files as they are to be, by the names they have now.

    `before` holds the bytes that each edit began with, None for a file that is new.
    """

    before: Mapping[str, bytes | None] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    moved: Moved | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether everything stays as it is."""
        return self.moved is None and all(
            text.encode() == self.before.get(name) for name, text in self.after.items()
        )

    def name_after(self, file: str) -> str:
        """What a file is called afterwards."""
        return self.moved.name_after(file) if self.moved else file


def read_for_edit(root: Path, file: str) -> tuple[bytes | None, str] | FileFault:
    """Bytes and text of a file that is to be edited; None and nothing where there is none yet."""
    data = read_bytes(root, file)
    if isinstance(data, FileFault):
        return (None, "") if data.kind == "missing" else data
    try:
        return data, data.decode("utf-8")
    except UnicodeDecodeError:
        return FileFault("unreadable", "UTF-8")


def stock_after(stock: Stock, revision: Revision) -> Stock:
    """The workspace as it would be, on the same day."""
    root = stock.root

    def read_file(file: str) -> bytes | FileFault:
        name = revision.moved.name_before(file) if revision.moved else file
        if name in revision.after:
            return revision.after[name].encode()
        return read_bytes(root, name)

    listing = _listing_after(list_workspace(root), revision)
    return take_stock_of(listing, read_file, root=root, today=stock.today, clock_day=stock.today)


def new_errors(stock: Stock, after: Stock, revision: Revision) -> tuple[Diagnostic, ...]:
    """The errors of the workspace as it would be that it does not have now.

    Errors are counted by name and file; facts of business and of the calendar are none.
    """
    known = Counter(
        (found.located.name, revision.name_after(found.located.file))
        for found in stock.diagnostics
        if _counts(found)
    )
    said = {str(found.located.message) for found in stock.diagnostics}
    found_now = [found for found in after.diagnostics if _counts(found)]
    counts = Counter((found.located.name, found.located.file) for found in found_now)
    more = [
        found
        for found in found_now
        if counts[found.located.name, found.located.file]
        > known[found.located.name, found.located.file]
    ]
    unsaid = tuple(found for found in more if str(found.located.message) not in said)
    return unsaid or tuple(more)


def write_revision(root: Path, revision: Revision) -> tuple[Sentence, ...]:
    """Write what is revised, each file whole or not at all; tells what was refused, and why.

    Nothing is written when somebody changed one of the files meanwhile. Raises OSError when the
    machine fails.
    """
    for name, before in revision.before.items():
        data = read_bytes(root, name)
        if (None if isinstance(data, FileFault) else data) != before:
            return (sentence("{file} was changed by somebody else meanwhile", file=name),)
    refused = [
        reason.reason
        for name, text in sorted(revision.after.items())
        if (reason := save(root / name, revision.before.get(name), text)) is not None
    ]
    if not refused and revision.moved is not None:
        folders = (f"{ACCOUNTS}/{name}" for name in (revision.moved.old, revision.moved.new))
        reason = move_folder(root, *folders)
        refused += () if reason is None else (reason.reason,)
    return tuple(refused)


def show_revision(revision: Revision) -> str:
    """The lines that differ, file by file."""
    shown = []
    for name, text in sorted(revision.after.items()):
        before = revision.before.get(name)
        old = before.decode() if before is not None else None
        shown.append(difference(name, old, text, revision.name_after(name)))
    if revision.moved is not None:
        old_name, new_name = revision.moved.old, revision.moved.new
        shown.append(f"rename from {ACCOUNTS}/{old_name}\nrename to {ACCOUNTS}/{new_name}\n")
    return "".join(shown)


def _counts(found: Diagnostic) -> bool:
    page = all_explanations().get(found.located.name)
    return found.severity == "error" and (page is None or page.caused_by == "change")


def _swap(file: str, old: str, new: str) -> str:
    prefix = f"{ACCOUNTS}/{old}/"
    return f"{ACCOUNTS}/{new}/{file.removeprefix(prefix)}" if file.startswith(prefix) else file


def _listing_after(listing: Listing, revision: Revision) -> Listing:
    """The listing with new files in their places."""
    accounts = {folder: set(files) for folder, files in listing.accounts.items()}
    shared = set(listing.shared)
    for name in revision.after:
        parts = name.split("/")
        if parts[0] != ACCOUNTS or parts[1].startswith("."):
            continue
        if len(parts) == 2 or parts[1] in SHARED_FOLDERS:
            shared.add(name)
        else:
            accounts.setdefault(parts[1], set()).add(name)
    moved = revision.moved
    if moved is not None:
        files = accounts.pop(moved.old)
        accounts[moved.new] = {moved.name_after(file) for file in files}
    ordered = {folder: tuple(sorted(accounts[folder])) for folder in sorted(accounts)}
    return replace(listing, shared=tuple(sorted(shared)), accounts=ordered, has_accounts=True)


def folder_of(stock: Stock, account: str) -> AccountFolder:
    """The folder of an account that the stock has."""
    folders = read_folders(list_workspace(stock.root))
    return next(folder for folder in folders if folder.id == account)


def revise_text(
    root: Path, file: str, edit: Callable[[str], Edited | Refused]
) -> Revision | Refused:
    """Edit one file, which may be new."""
    read = read_for_edit(root, file)
    if isinstance(read, FileFault):
        return Refused(sentence("{file} cannot be read", file=file))
    data, text = read
    done = edit(text)
    return done if isinstance(done, Refused) else Revision({file: data}, {file: done.text})


def revise_account(stock: Stock, account: str, changes: Sequence[Change]) -> Revision | Refused:
    """Change values of an account by their paths in it, each in the file where it is written."""
    folder = folder_of(stock, account)
    inline = inline_of(stock, folder)
    by_file: dict[str, list[Change]] = {}
    for change in (_expanded(stock, account, change) for change in changes):
        spot = spot_of(folder, stock.accounts[account].origins, inline, change.path)
        if isinstance(spot, Refused):
            return spot
        by_file.setdefault(spot.file, []).append(replace(change, path=spot.path))
    before: dict[str, bytes | None] = {}
    after: dict[str, str] = {}
    for file, own in by_file.items():
        done = revise_text(stock.root, file, partial(_edit, file, own))
        if isinstance(done, Refused):
            return Refused(sentence("{file}: {reason}", file=file, reason=done.reason))
        before |= done.before
        after |= done.after
    return Revision(before, after)


def inline_of(stock: Stock, folder: AccountFolder) -> Value:
    """What the main file of an account says."""
    file = folder.files.get(ACCOUNT)
    read = read_for_edit(stock.root, file) if file else None
    if file is None or read is None or isinstance(read, FileFault):
        return None
    return Source(file, read[1]).value


def value_at(stock: Stock, account: str, path: DataPath) -> Value:
    """What is written at a path of an account, None where nothing is."""
    folder = folder_of(stock, account)
    spot = spot_of(folder, stock.accounts[account].origins, inline_of(stock, folder), path)
    read = None if isinstance(spot, Refused) else read_for_edit(stock.root, spot.file)
    if isinstance(spot, Refused) or read is None or isinstance(read, FileFault):
        return None
    value = Source(spot.file, read[1]).value
    for step in numbered(value, spot.path):
        if isinstance(value, list):
            value = _item(value, step)
        else:
            value = value.get(str(step)) if isinstance(value, dict) else None
    return value


def _expanded(stock: Stock, account: str, change: Change) -> Change:
    """A field set in a record that is written short (`pau: Pau Serra`) writes the record out."""
    if not isinstance(change, SetValue):
        return change
    for length in range(1, len(change.path)):
        holder, rest = change.path[:length], change.path[length:]
        text = value_at(stock, account, holder)
        record = record_at(Account, holder) if isinstance(text, str) else None
        if isinstance(text, str) and record is not None and record.short not in (None, rest[0]):
            value = change.value
            for step in reversed(rest):
                value = {str(step): value}
            if isinstance(value, dict):
                return SetValue(holder, {str(record.short): text, **value})
    return change


def _item(items: list[Value], step: str | int) -> Value:
    if isinstance(step, int):
        return items[step] if step < len(items) else None
    return next((item for item in items if isinstance(item, dict) and item.get("id") == step), None)


def _edit(file: str, changes: Sequence[Change], text: str) -> Edited | Refused:
    value = Source(file, text).value
    return edit_document(
        file, text, [replace(change, path=numbered(value, change.path)) for change in changes]
    )
