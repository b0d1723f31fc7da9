"""Text in; the same text as Markdown shows it, in one line, out."""

from __future__ import annotations

import re

from kamdocs.report.width import clean

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def escape(text: str) -> str:
    """A text that Markdown shows as it is, in one line."""
    return _MARKUP.sub(r"\\\1", clean(text))
