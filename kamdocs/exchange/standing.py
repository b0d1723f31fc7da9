"""The account files as they are; where each value that an import fills stands, or would stand.

A part may be written in `account.yaml` or in a file of its own; a record by its id or in a list;
a value as a bare word where a record has a short form. All of it is seen through here, nothing is
changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.diagnostics.place import Path
from kamdocs.read.document import Document
from kamdocs.read.yaml_tree import Value
from kamdocs.workspace.layout import ACCOUNT, CATALOGUE, CONTACT_PARTS, CONTACTS, SPLIT_PARTS, TEAM

Leaf = tuple[str, ...]
SHORT_FORMS = ("name", "title", "text")
"""The field a bare word stands for, in the records an import writes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands, or would: a file and a path in it.

    `text` is the value, None when it is not there. `is_other` when something stands there that is
    no single text, or stands in the way.
    """

    file: str
    path: Path
    text: str | None = None
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The files that hold one account (or the team, or the catalogue) and how to look into them.

    `name` is the folder or file it is known by; `files` are those that exist, by their usual name.
    """

    name: str
    files: Mapping[str, Document]

    @property
    def is_readable(self) -> bool:
        """Whether every file could be read whole, so that an edit cannot make things worse."""
        return all(
            document.is_whole and isinstance(document.value, dict | list | None)
            for document in self.files.values()
        )

    def spot(self, leaf: Leaf) -> Spot:
        """Where a value stands or would stand."""
        if self.name.endswith(".yaml"):
            usual = self.name.rpartition("/")[2]
            return _look(self._document(usual), f"accounts/{usual}", leaf)
        return self._spot_in_account(leaf)

    def holds_record(self, prefix: Leaf) -> bool:
        """Whether anything is written at a path (the record of a person, a product …)."""
        spot = self.spot(prefix)
        return spot.text is not None or spot.is_other

    def _spot_in_account(self, leaf: Leaf) -> Spot:
        part, main = leaf[0], self._document(ACCOUNT)
        own_file = CONTACTS if part in CONTACT_PARTS else f"{part}.yaml"
        inside = leaf if part in CONTACT_PARTS else leaf[1:]
        is_inline = main is not None and isinstance(main.value, dict) and part in main.value
        if not is_inline and (own := self._document(own_file)) is not None and inside:
            return _look(own, own.file, inside)
        if not is_inline and part in CONTACT_PARTS:
            return Spot(f"{self.name}/{CONTACTS}", leaf)
        return _look(main, f"{self.name}/{ACCOUNT}", leaf)

    def _document(self, usual: str) -> Document | None:
        return self.files.get(usual)


def group_files(name: str) -> tuple[str, ...]:
    """The usual names of the files a group may have."""
    if name.endswith(".yaml"):
        return (name.rpartition("/")[2],)
    return (ACCOUNT, CONTACTS, *(f"{part}.yaml" for part in SPLIT_PARTS))


TEAM_GROUP = f"accounts/{TEAM}"
CATALOGUE_GROUP = f"accounts/{CATALOGUE}"


def account_group(account: str) -> str:
    """The name of an account's group: its folder."""
    return f"accounts/{account}"


def _look(document: Document | None, file: str, leaf: Leaf) -> Spot:
    if document is None:
        return Spot(file, leaf)
    value: Value = document.value
    for depth, step in enumerate(leaf):
        rest = leaf[depth:]
        if isinstance(value, str) and len(rest) == 1 and rest[0] in SHORT_FORMS:
            return Spot(document.file, leaf[:depth], value)
        if value is None:
            return Spot(document.file, leaf)
        if not isinstance(value, dict | list):
            return Spot(document.file, leaf, is_other=True)
        inner = _inner(value, step)
        if inner is None:
            return Spot(
                document.file, leaf, is_other=isinstance(value, list) and not _has_ids(value)
            )
        value = inner
    if isinstance(value, str):
        return Spot(document.file, leaf, value)
    return Spot(document.file, leaf, is_other=value is not None)


def _inner(value: dict[str, Value] | list[Value], step: str) -> Value:
    if isinstance(value, dict):
        return value.get(step)
    return next((item for item in value if isinstance(item, dict) and item.get("id") == step), None)


def _has_ids(value: list[Value]) -> bool:
    return all(isinstance(item, dict) and "id" in item for item in value)
