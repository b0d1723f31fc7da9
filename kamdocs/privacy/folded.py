"""A text in; the same without case and accents out, with the way back to the characters it came from."""

from __future__ import annotations

import unicodedata
from functools import cached_property

_TITLES = frozenset([
    "sr", "sra", "srta", "dr", "dra", "mr", "mrs", "ms", "don", "dona", "senor", "senora", "senyor",
    "senyora",
])  # fmt: skip
_JOINING = frozenset(
    ["de", "del", "la", "las", "los", "el", "i", "y", "e", "da", "do", "dos", "van", "von"]
)


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold())
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
        self[code] = folded
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """The text in lower case, without accents; blanks stay."""
    return text.translate(_TABLE)


class Folded:
    """A text, what it is folded (`plain`), and where a stretch of that stands in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = fold(text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From where to where a stretch of `plain` reaches in the text."""
        begin, stop = self._origins[start], self._origins[end - 1] + 1
        while stop < len(self.text) and unicodedata.combining(self.text[stop]):
            stop += 1
        return begin, stop

    @cached_property
    def _origins(self) -> list[int]:
        return [place for place, char in enumerate(self.text) for _ in _TABLE[ord(char)]]


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without a title (`Dr.`, `Sra.`)."""
    words = [word for word in fold(name).replace(",", " ").split() if word]
    while len(words) > 1 and words[0].rstrip(".") in _TITLES:
        words.pop(0)
    return tuple(words)


def telling_words(name: str) -> tuple[str, ...]:
    """The words of a name that can stand for it alone: first name and surnames."""
    return tuple(word for word in name_words(name) if word not in _JOINING and len(word) > 2)


TITLE = r"(?:" + "|".join(sorted(_TITLES, key=len, reverse=True)) + r")\b\.?\s+"
"""A title before a surname, as it stands in a folded text."""
