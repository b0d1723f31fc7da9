"""What a section of a proposal is as its author wrote it, each word with its place."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.diagnostics.place import Extent
from kamdocs.read.rendered import Rendered


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a marker, as written, and where."""

    text: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a section: text of its own, or a shared passage that is put in here.

    `readers` says whom it is for, all when empty; `language` in which language it is. Both are its
    own: what the section says holds for it too. `source` begins on line `first_line`. With
    `include`, the id of a shared passage, source and `rendered` are empty.
    """

    readers: tuple[Word, ...]
    language: Word | None
    source: str
    first_line: int
    rendered: Rendered
    include: Word | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section: what stands below a heading of the second level.

    `id` is unique among the sections of one language. `title` is empty for text before the first
    heading. `lead` names the readers for whom it comes first. `questions` are what its author has
    still to find out.
    """

    id: str
    title: str
    extent: Extent
    readers: tuple[Word, ...] = ()
    language: Word | None = None
    lead: tuple[Word, ...] = ()
    is_appendix: bool = False
    passages: tuple[Passage, ...] = ()
    questions: tuple[Word, ...] = ()
