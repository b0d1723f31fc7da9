"""Running text as it was read: safe HTML made once, and the bare text for searching and counting."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Annotated, Any

from pydantic import BeforeValidator


@dataclass(frozen=True, slots=True)
class Prose:
    """`html` holds only what the Markdown reader allows; links into the workspace are symbolic."""

    html: str = ""
    text: str = ""


def _running(value: Any) -> Any:
    """A bare text is one paragraph."""
    return Prose(f"<p>{escape(value)}</p>", value) if isinstance(value, str) else value


RunningText = Annotated[Prose, BeforeValidator(_running)]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a section: for whom (`readers`, empty for all) and in which language (None: any).

    With `include`, the id of a shared passage, its own prose is empty.
    """

    prose: Prose
    readers: tuple[str, ...] = ()
    language: str | None = None
    include: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a proposal.

    `readers` and `lead` are orientations, contact ids or groups: for whom it is (empty: everybody),
    and before whom it comes first. `language` is the one it is written in, None for the proposal's.
    `questions` are what its author has still to find out; they are never printed.
    """

    id: str
    title: str
    readers: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    language: str | None = None
    lead: tuple[str, ...] = ()
    is_appendix: bool = False
    questions: tuple[str, ...] = ()
