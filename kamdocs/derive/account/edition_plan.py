"""What a plan of an edition is: parts and sections by name and number, no text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamdocs.derive.account.edition_parts import Part
from kamdocs.derive.account.understanding import NOTHING, Told

Mark = Literal["draft", "expired", "superseded", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A section or what is left of one: its number in the file and the numbers of its passages.

    `readers` are the addressees for whom it is marked; none for what is for all. `is_continued`
    says that the beginning of the section stands further above.
    """

    section: int
    passages: tuple[int, ...]
    readers: tuple[str, ...] = ()
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """What one addressee should read: parts by name, sections by their number."""

    reader: str
    entries: tuple[Part | int, ...]


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """An edition, to be filled with what may be shown.

    `written_in` is the language of what says none. `letter` and `summary` are the sections that open it.
    `mark` is printed across every page. `references` are those with consent on the day, `told` is what they
    told us. `untranslated` names what does not exist in `language`.
    """

    proposal: str
    id: str
    language: str
    written_in: str
    readers: tuple[str, ...]
    is_complete: bool
    is_excerpt: bool
    valid_until: date | None
    mark: Mark | None
    summary: Piece | None
    body: tuple[Part | Piece, ...]
    appendix: tuple[Part | Piece, ...]
    letter: Piece | None = None
    guide: tuple[Guide, ...] = ()
    references: tuple[str, ...] = ()
    told: Told = NOTHING
    untranslated: tuple[str, ...] = ()
