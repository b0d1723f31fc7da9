"""Words that are longer than a line: HTML in, the same with places where they may be broken out."""

from __future__ import annotations

import re

LONGEST = 30
"""Letters after which a word may be broken; the longest usual words of our languages are shorter."""

_KEPT = r"<style\b.*?</style>|<title\b.*?</title>|<svg\b.*?</svg>|<[^>]*>|&[^;\s]+;"
_FOUND = re.compile(rf"(?s){_KEPT}|(?P<word>[^\W\d_]{{{LONGEST + 1},}})")


def break_long_words(html: str) -> str:
    """Put `<wbr>` into words of more than LONGEST letters; markup and drawings stay as they are."""
    return _FOUND.sub(_broken, html)


def _broken(match: re.Match[str]) -> str:
    word = match["word"]
    if word is None:
        return match[0]
    return "<wbr>".join(word[start : start + LONGEST] for start in range(0, len(word), LONGEST))
