"""Running text as it may leave: symbolic links into the workspace go, their words stay.

Pictures from the accounts' folders stay, since whoever writes an offer chose them; from elsewhere
(the private overlay above all) only their description does.
"""

from __future__ import annotations

import re

_LINK = re.compile(r'<a [^>]*href="workspace:[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img [^>]*src="workspace:([^"]*)"[^>]*>')
_ALT = re.compile(r'alt="([^"]*)"')


def release_html(html: str) -> str:
    """The HTML without what leads into the workspace and cannot or may not be opened outside."""
    return _IMAGE.sub(_release_image, _LINK.sub(r"\1", html))


def _release_image(match: re.Match[str]) -> str:
    if match[1].startswith("accounts/") and ".." not in match[1]:
        return match[0]
    alt = _ALT.search(match[0])
    return alt[1] if alt else ""
