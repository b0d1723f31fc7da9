"""Words that stay on one line: HTML in, the same with spaces at which no line ends.

A figure keeps its sign (12 %, 40 €), and a short last word never stands alone on the last line of a
paragraph or title. A space before bold or slanted words stands inside them: before one that just does
not fit, the layout engine would end the line after its first word.
"""

from __future__ import annotations

import re

LONG_ENOUGH = 60
"""Letters of a text from which on it may need a second line."""
SHORT_WORD, LONGEST_PAIR = 8, 24
"""A last word up to so many letters is kept with the one before it, when both are not too long."""

_NBSP = "\u00a0"
_KEPT = r"(?s)<style\b.*?</style>|<title\b.*?</title>|<svg\b.*?</svg>|<[^>]*>"
_SIGN = re.compile(rf"{_KEPT}|(?P<space>(?<=\d) (?=[%€$£°]))")
_BEFORE = re.compile(r"(?<=[^\s>])[ \n](<(?:strong|em|a)\b[^>]*>)(?=[^\s<])")
_TEXT = re.compile(
    r"(?s)<(p|li|h1|h2)\b[^>]*>((?:(?!<(?:p|li|h1|h2|ul|ol|div|table|br)\b).)*?)</\1>"
)
_LAST = re.compile(
    rf"(?P<before>[^\s<>]{{0,{LONGEST_PAIR}}}) (?P<last>[^\s<>]{{1,{SHORT_WORD}}})(?:</\w+>)*$"
)
_TAG = re.compile(r"<[^>]*>")


def bind_words(html: str) -> str:
    """Replace the spaces at which no line may end; style sheets and drawings stay as they are."""
    bound = _BEFORE.sub(r"\1 ", html)
    bound = _SIGN.sub(lambda found: _NBSP if found["space"] else found[0], bound)
    return _TEXT.sub(_keep_last, bound)


def _keep_last(block: re.Match[str]) -> str:
    text, found = block[2], _LAST.search(block[2])
    if found is None or len(_TAG.sub("", text)) < _least(block[1]):
        return block[0]
    if len(found["before"]) + len(found["last"]) > LONGEST_PAIR:
        return block[0]
    start = block.start(2) - block.start() + found.end("before")
    return f"{block[0][:start]}{_NBSP}{block[0][start + 1 :]}"


def _least(tag: str) -> int:
    """Titles are written large, and their lines are short."""
    return LONG_ENOUGH // 2 if tag in ("h1", "h2") else LONG_ENOUGH
