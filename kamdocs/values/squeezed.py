"""A text as it is compared when it must be found however it is written.

Only letters and digits stay, without case, accents, ligatures and width. So neither line ends, hyphens,
spaced letters, soft hyphens nor signs without width hide anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

BETWEEN = "\n"
"""Stands between squeezed texts that are searched together; no squeezed text has it."""


def squeeze(text: str) -> str:
    """The letters and digits of a text, folded."""
    folded = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, folded.casefold()))


def squeeze_all(texts: Iterable[str]) -> str:
    """Several texts squeezed, to ask whether one of them holds another."""
    return BETWEEN.join(dict.fromkeys(map(squeeze, texts)))


def positions(text: str) -> list[int]:
    """For each character of the squeezed text, where in `text` it comes from."""
    return [number for number, char in enumerate(text) for _ in squeeze(char)]
