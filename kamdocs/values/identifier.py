"""What an id may look like: a short lower-case slug that every file system accepts."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

LONGEST_ID = 64
NAMELESS = "x"
"""The id made of a name of which nothing can stand in an id."""

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)

IdFault = Literal["shape", "reserved", "too_long"]


def id_fault(text: str) -> IdFault | None:
    """Why `text` cannot be an id, or None when it can."""
    if text in _RESERVED:
        return "reserved"
    if len(text) > LONGEST_ID:
        return "too_long"
    return None if _SLUG.fullmatch(text) else "shape"


def make_id(name: str) -> str:
    """An id made of a name: `Farmàcies del Vallès` becomes `farmacies-del-valles`.

    Gives `x` when nothing of the name can stand in an id.
    """
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss").replace("ø", "o"))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    slug = re.sub(r"[^a-z0-9]+", "-", bare)[:LONGEST_ID].strip("-") or NAMELESS
    return f"{slug}-1" if slug in _RESERVED else slug
