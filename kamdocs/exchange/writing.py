"""Values to be written, each with its place, in; the new bytes of a file out.

A new file is written whole; in one that exists only the values concerned change, and records that
are missing are added in the style of their sisters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import AddItem, Refused, SetValue
from kamdocs.edit.document import edit_document
from kamdocs.exchange.report import Conflict
from kamdocs.exchange.standing import Spot
from kamdocs.exchange.yaml_text import nest, write_tree
from kamdocs.read.document import read_document
from kamdocs.read.yaml_tree import Value


@dataclass(frozen=True, slots=True)
class Change:
    """A value to be set, or inserted where it is not there."""

    spot: Spot
    text: str


def apply_changes(file: str, data: bytes | None, changes: Sequence[Change]) -> bytes | Conflict:
    """The bytes of a file with the changes made, all or none; why not is told as a conflict."""
    if data is None:
        return write_tree(nest({_leaf(change): change.text for change in changes})).encode()
    value = read_document(file, data).value
    steps: list[SetValue | AddItem] = [
        SetValue(change.spot.path, change.text)
        for change in changes
        if change.spot.text is not None
    ]
    steps += _additions(value, [change for change in changes if change.spot.text is None])
    edited = edit_document(file, data.decode(), steps)
    if isinstance(edited, Refused):
        return Conflict(file, (), "unreadable", reason=edited.reason)
    return edited.text.encode()


def _additions(value: Value, changes: Sequence[Change]) -> Iterator[SetValue | AddItem]:
    """What is missing, put together so that each new record is added once and whole."""
    missing: dict[Path, dict[tuple[str, ...], str]] = {}
    for change in changes:
        leaf = _leaf(change)
        depth = _depth(value, leaf)
        missing.setdefault(leaf[: depth + 1], {})[leaf[depth + 1 :]] = change.text
    for path, leaves in missing.items():
        tree: Any = leaves[()] if () in leaves else nest(leaves)
        if isinstance(_at(value, path[:-1]), list):
            yield AddItem(path[:-1], {"id": str(path[-1]), **tree})
        else:
            yield SetValue(path, tree)


def _depth(value: Value, leaf: tuple[str, ...]) -> int:
    """How many steps of a path lead to something that is there."""
    for depth in range(len(leaf)):
        inner = _at(value, leaf[: depth + 1])
        if not isinstance(inner, dict | list):
            return depth
    return len(leaf) - 1


def _at(value: Value, path: Path) -> Value:
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list):
            named = (item for item in value if isinstance(item, dict) and item.get("id") == step)
            value = next(named, None)
        else:
            return None
    return value


def _leaf(change: Change) -> tuple[str, ...]:
    return tuple(map(str, change.spot.path))
