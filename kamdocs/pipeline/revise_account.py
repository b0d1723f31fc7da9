"""Changes of an account by its own paths in; the revision of the files where those stand out.

Which file that is, and whether something is written short there, is found out here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import AddItem, Change, Edited, Refused, SetValue
from kamdocs.edit.document import edit_document
from kamdocs.edit.source import Source
from kamdocs.edit.where import numbered, spot_of
from kamdocs.model.account import Account
from kamdocs.model.shape import fields_of, record_at
from kamdocs.pipeline.revise import Revision, read_for_edit, revise_text
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.folder import AccountFolder, read_folders
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import sentence
from kamdocs.workspace.files import FileFault
from kamdocs.workspace.layout import ACCOUNT
from kamdocs.workspace.walk import list_workspace


def folder_of(stock: Stock, account: str) -> AccountFolder:
    """The folder of an account that the stock has."""
    folders = read_folders(list_workspace(stock.root))
    return next(folder for folder in folders if folder.id == account)


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


def value_at(stock: Stock, account: str, path: Path) -> Value:
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
    """A change as it must be made where something is written short.

    A field set in a record that is a bare word (`pau: Pau Serra`) writes the record out; what is
    added to a single value makes a list of the two.
    """
    if isinstance(change, AddItem):
        there = value_at(stock, account, change.path)
        is_single = isinstance(there, str) or (isinstance(there, dict) and bool(there))
        if is_single and _holds_many(change.path):
            return SetValue(change.path, [there, change.value])
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


def _holds_many(path: Path) -> bool:
    """Whether several values may stand at a path of an account."""
    record = record_at(Account, path[:-1])
    shape = fields_of(record).get(str(path[-1])) if record is not None else None
    return shape is not None and shape.inside.holders[:1] == ("many",)


def _item(items: list[Value], step: str | int) -> Value:
    if isinstance(step, int):
        return items[step] if step < len(items) else None
    return next((item for item in items if isinstance(item, dict) and item.get("id") == step), None)


def _edit(file: str, changes: Sequence[Change], text: str) -> Edited | Refused:
    value = Source(file, text).value
    return edit_document(
        file, text, [replace(change, path=numbered(value, change.path)) for change in changes]
    )
