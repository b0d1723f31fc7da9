"""What can be read in a file: a text and the part of the file it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Part = Literal[
    "text", "metadata", "bookmark", "link", "form field", "attachment", "alternative text",
    "structure", "comment", "attribute", "script", "style", "header", "file name", "picture",
]  # fmt: skip


class IllegibleError(Exception):
    """A file that cannot be looked through, so that nobody can say what is in it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a file. Only `text` is what readers are meant to see."""

    part: Part
    text: str


Deeper = Callable[[str, bytes], Iterator[Piece]]
"""Who reads a file within a file, by its name and bytes."""


def inside(part: Part, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces of a file that is part of another."""
    for piece in pieces:
        yield replace(piece, part=part)


def decode(data: bytes) -> str:
    """Bytes as text, by their mark of order, else as UTF-8, else one character a byte."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
