"""What is to be changed in a file, and what comes of it. Plain values."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.diagnostics.place import Path
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class SetValue:
    """Let `value` stand at `path`; keys that are missing on the way are added.

    Lists and mappings are compared part by part, so that what stays the same stays untouched. In a
    path a list item is named by its number or its `id`.
    """

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add `value` at the end of the list at `path`, which is begun when it is missing."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove the key or list item at `path`."""

    path: Path


Change = SetValue | AddItem | Remove


@dataclass(frozen=True, slots=True)
class Edited:
    """The text after the edit; the same as before when there was nothing to do."""

    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was edited."""

    reason: Sentence


@dataclass(frozen=True, slots=True)
class Splice:
    """The characters from `start` to `end` are replaced by `text`; offsets count from 0."""

    start: int
    end: int
    text: str

    def into(self, whole: str) -> str:
        """The text with the replacement made."""
        return whole[: self.start] + self.text + whole[self.end :]
