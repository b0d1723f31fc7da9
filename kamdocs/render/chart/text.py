"""How wide a text is before it is drawn: text and size in, widths and shortened texts out.

The widths are those of IBM Plex Sans, in thousandths of the size; other scripts are estimated, rather
too wide than too narrow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

_GROUPS: Final[Mapping[int, str]] = {
    240: " '", 270: "ij,.l", 300: "!:;’", 340: "[]|()f{}·", 370: "tr", 400: "/\\-I", 450: '*"',
    480: "z?s", 500: "vyLcxJ", 535: "gak", 560: "eoF_", 590: "hnuTZbdpqSEY–",
    610: "$+0123456789<=>^`~PVX€", 650: "CKRAB", 690: "DU&G", 715: "HNOQ#", 780: "w", 830: "M→…",
    890: "m@W", 945: "%",
}  # fmt: skip
_WIDTHS: Final = {char: width for width, chars in _GROUPS.items() for char in chars}
_HEAVY: Final = 1.06
_OTHER, _SQUARE = 700, 1000


def text_width(text: str, size: float, *, is_heavy: bool = False) -> float:
    """The width of a text in units of the drawing; `is_heavy` from weight 500 on."""
    width = sum(_width(char) for char in text) * size / 1000
    return width * _HEAVY if is_heavy else width


def fit(text: str, width: float, size: float, *, is_heavy: bool = False) -> str:
    """The text, shortened with an ellipsis until it fits."""
    text = " ".join(text.split())
    if text_width(text, size, is_heavy=is_heavy) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size, is_heavy=is_heavy) > width:
        kept = kept[:-1].rstrip(" ,.·–-(")
    return f"{kept}…"


def wrap(text: str, width: float, size: float, most: int = 2) -> tuple[str, ...]:
    """The text in at most `most` lines, the last shortened when it does not fit."""
    lines: list[str] = []
    words = text.split()
    while words:
        if len(lines) == most - 1:
            lines.append(fit(" ".join(words), width, size))
            break
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size) <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(fit(line, width, size))
    return tuple(lines)


def _width(char: str) -> int:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char):
        return 0
    bare = unicodedata.normalize("NFD", char)[0]
    if bare in _WIDTHS:
        return _WIDTHS[bare]
    return _SQUARE if unicodedata.east_asian_width(char) in "WF" else _OTHER
