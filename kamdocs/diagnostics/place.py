"""Where something is: a path of keys in an account or in one file, or an exact stretch of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """A stretch of text: lines and columns from 1, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """A path of keys, and whether the key or the value it leads to is meant.

    Without `file` the path is a path in the account, whichever file that part was written in:
    `("objectives", 2, "due")`, `("people", "nuria", "stance")`. With `file` it is a path in that
    file. `extent` is set when the text itself was at fault and its position is known already.
    """

    path: Path = ()
    file: str | None = None
    on: Literal["key", "value"] = "value"
    extent: Extent | None = None


def key_of(*path: str | int, file: str | None = None) -> Place:
    """The key at the end of a path."""
    return Place(path, file, "key")


def value_of(*path: str | int, file: str | None = None) -> Place:
    """The value at the end of a path."""
    return Place(path, file)
