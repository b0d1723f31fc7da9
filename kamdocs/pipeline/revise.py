"""Edited texts of a workspace in; whether they bring new errors out, and after that onto the disk.

Every edit from the command line comes through here: the whole workspace is read, derived and
checked as it would be, before a single character is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kamdocs.check.explanation import all_explanations
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.edit.change import Edited, Refused
from kamdocs.edit.difference import difference
from kamdocs.edit.save import move_folder, save
from kamdocs.pipeline.take_stock import Stock, take_stock_of
from kamdocs.values.sentence import Sentence, sentence
from kamdocs.workspace.files import FileFault, read_bytes
from kamdocs.workspace.layout import ACCOUNTS, SHARED_FOLDERS
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

    `before` holds the bytes that each edit began with, None for a file that is new. `open` names
    errors that do not stop it, since only who goes on writing can put them right.
    """

    before: Mapping[str, bytes | None] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    moved: Moved | None = None
    open: frozenset[str] = frozenset()

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
    return take_stock_of(
        listing,
        read_file,
        root=root,
        today=stock.today,
        clock_day=stock.today,
        overlay=lambda _: stock.overlay,
    )


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
    found_now = [
        found
        for found in after.diagnostics
        if _counts(found) and found.located.name not in revision.open
    ]
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
        if parts[0] != ACCOUNTS or parts[1].startswith(".") or name in listing.strays:
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
