"""What a Markdown text becomes: its HTML with all that stands in it, or the outline of its blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent
from kamdocs.read.link_target import Target


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level as rendered, its id in the HTML, its text and where that stands."""

    level: int
    id: str
    text: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Link:
    """A link that is rendered, from `[` to `)`."""

    target: Target
    extent: Extent


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the workspace that is rendered; `path` is relative to the workspace."""

    path: str
    text: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text, rendered; `text` is what a reader sees, a line a block."""

    html: str = ""
    text: str = ""
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text at the outermost level: `first` to `last` are lines from 0, exclusive.

    `kind` is `heading`, `marker` (a `:::` line), `directive` (`for: …`) or anything else.
    """

    kind: str
    level: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of a text, not rendered, and the link definitions that hold for all of it."""

    blocks: tuple[Block, ...]
    references: Mapping[str, Any]
