"""The last look: pieces of a finished file and the texts that must not be in it in, those that are out.

Texts are compared squeezed, so that no way of writing hides them. Of long ones each stretch is looked
for too, so that a shortened text is found. The time depends on the file, hardly on how many texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kamdocs.publish.legible.piece import Part, Piece
from kamdocs.values.squeezed import positions, squeeze

ANCHOR = 8
"""Letters by which a text is first recognised; one with fewer is looked for as it is written."""
STRETCH = 24
"""Letters of a stretch of a long text."""
SURE = 20
"""From so many letters on a text is found in the middle of words as well."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A text that was found: its number, where, and whether only a stretch of it (`found`)."""

    text: int
    part: Part
    found: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    text: int
    squeezed: str
    is_whole: bool


class Watch:
    """Knows texts by their numbers and finds them in whatever it is shown."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._marks: dict[str, list[_Mark]] = {}
        self._short: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            squeezed = squeeze(text)
            if len(squeezed) < ANCHOR:
                if words := _WORD.findall(text):
                    self._short.setdefault(words[0], []).append(number)
                continue
            self._add(_Mark(number, squeezed, is_whole=True))
            if len(squeezed) >= 2 * STRETCH:
                for start in range(0, len(squeezed) - STRETCH + 1, STRETCH):
                    self._add(_Mark(number, squeezed[start : start + STRETCH], is_whole=False))

    def look(self, pieces: Iterable[Piece]) -> tuple[Sighting, ...]:
        """Every text that can be read in the pieces, once a text, the whole before its stretches."""
        found: dict[int, Sighting] = {}
        for piece in pieces:
            for sighting in self._look_at(piece):
                known = found.get(sighting.text)
                if known is None or (sighting.is_whole and not known.is_whole):
                    found[sighting.text] = sighting
        return tuple(found[number] for number in sorted(found))

    def _add(self, mark: _Mark) -> None:
        self._marks.setdefault(mark.squeezed[:ANCHOR], []).append(mark)

    def _look_at(self, piece: Piece) -> Iterator[Sighting]:
        squeezed = squeeze(piece.text)
        windows = {squeezed[at : at + ANCHOR] for at in range(len(squeezed) - ANCHOR + 1)}
        places: list[int] | None = None
        for anchor in self._marks.keys() & windows:
            for mark in self._marks[anchor]:
                if mark.squeezed not in squeezed:
                    continue
                if mark.is_whole and len(mark.squeezed) < SURE:
                    places = positions(piece.text) if places is None else places
                    if not _stands_alone(mark.squeezed, squeezed, piece.text, places):
                        continue
                found = self.texts[mark.text] if mark.is_whole else mark.squeezed
                yield Sighting(mark.text, piece.part, found, mark.is_whole)
        if self._short:
            yield from self._look_for_short(piece)

    def _look_for_short(self, piece: Piece) -> Iterator[Sighting]:
        plain = " ".join(piece.text.split())
        for word in self._short.keys() & set(_WORD.findall(plain)):
            for number in self._short[word]:
                wanted = re.escape(" ".join(self.texts[number].split()))
                if re.search(rf"(?<!\w){wanted}(?!\w)", plain):
                    yield Sighting(number, piece.part, self.texts[number], is_whole=True)


def _stands_alone(wanted: str, squeezed: str, text: str, places: Sequence[int]) -> bool:
    """Whether it stands somewhere as words of its own, not within longer ones."""
    at = squeezed.find(wanted)
    while at >= 0:
        first, last = places[at], places[at + len(wanted) - 1]
        before, behind = text[first - 1 : first], text[last + 1 : last + 2]
        if not before.isalnum() and not behind.isalnum():
            return True
        at = squeezed.find(wanted, at + 1)
    return False
