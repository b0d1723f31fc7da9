"""Running text as it may leave: symbolic links into the workspace go, their words stay."""

from __future__ import annotations

import re

_LINK = re.compile(r'<a [^>]*href="workspace:[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'(<img [^>]*src=")workspace:([^"]*)("[^>]*>)')


def release_html(html: str) -> str:
    """The HTML without links to files of the workspace, which a customer cannot open."""
    return _LINK.sub(r"\1", html)


def find_images(html: str) -> tuple[str, ...]:
    """The workspace paths of the pictures in a text, percent-encoded as written."""
    return tuple(match[2] for match in _IMAGE.finditer(html))
