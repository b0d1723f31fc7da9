"""Text in; how many cells of a terminal it fills, and what of it is safe to print, out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

TAB = 4
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_HANGUL_TAILS = range(0x1160, 0x1200)


def clean(text: str) -> str:
    """The text in one line, without anything a terminal would obey: escapes, turned directions.

    Control characters become their pictures (␛), other invisible ones U+FFFD; joiners stay.
    """
    return "".join(map(_printable, text))


def cells(text: str, column: int = 0) -> Iterator[tuple[str, int]]:
    """Each character with the cells it fills; a tab reaches to the next multiple of four.

    `column` is the cell at which the text begins. What joins the character before it fills none.
    """
    before = ""
    filled = 0
    for char in text:
        if char == "\t":
            width = TAB - column % TAB
        elif before == _JOINER:
            width = 0
        elif char == _EMOJI_STYLE and filled == 1:
            width = 1
        elif ord(char) in _SKIN_TONES and filled == 2:
            width = 0
        else:
            width = _width(char)
        yield char, width
        column += width
        filled = width or filled
        before = char


def width_of(text: str, column: int = 0) -> int:
    """How many cells a text fills when it begins at `column`."""
    return sum(width for _, width in cells(text, column))


def fill(text: str, width: int, first: str = "", other: str | None = None) -> str:
    """Break a text between words into lines of at most `width` cells.

    The first line begins with `first`, the others with `other` (else as many blanks). A word that is
    wider than a line stands on one of its own, whole.
    """
    indent = " " * width_of(first) if other is None else other
    lines, line = [], first
    is_bare = True
    for word in text.split(" "):
        if not word:
            continue
        if not is_bare and width_of(f"{line} {word}") > width:
            lines.append(line)
            line, is_bare = indent, True
        line = f"{line}{word}" if is_bare else f"{line} {word}"
        is_bare = False
    return "\n".join([*lines, line]).rstrip() if lines or not is_bare else first.rstrip()


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or ord(char) in _HANGUL_TAILS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _printable(char: str) -> str:
    code = ord(char)
    if char == "\t" or char.isprintable() or char in (_JOINER, "\u200c"):
        return char
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    # Other blanks are no danger; what is left is invisible or no character.
    return " " if unicodedata.category(char) == "Zs" else "\ufffd"
