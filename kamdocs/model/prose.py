"""Running text as it was read: safe HTML made once, and the bare text for searching and counting."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Prose:
    """`html` holds only what the Markdown reader allows; links into the workspace are symbolic."""

    html: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a section: for whom (`readers`, empty for all) and in which language (None: any)."""

    prose: Prose
    readers: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a proposal.

    `readers` are orientations, contact ids or groups; empty means everybody. `includes` are ids of
    shared passages that stand at its end.
    """

    id: str
    title: str
    readers: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = field(default=())
    language: str | None = None
