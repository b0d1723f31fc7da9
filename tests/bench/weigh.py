"""How heavy pages are: a built site and a page in; the bytes that a browser loads for it out, fonts left out.

What is compressed is what a web server hands over; from a folder all is read as it stands.
"""

from __future__ import annotations

import gzip
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

_LOADED = re.compile(
    r"""<(?:script|img)\b[^>]*?\ssrc="([^"]+)"|<link\b[^>]*?rel="(?:stylesheet|icon)"[^>]*?\shref="([^"]+)\""""
)


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes, as they stand and as they are handed over."""

    plain: int = 0
    packed: int = 0

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.plain + other.plain, self.packed + other.packed)


def weigh(file: Path) -> Weight:
    """One file."""
    data = file.read_bytes()
    return Weight(len(data), len(gzip.compress(data, 6, mtime=0)))


def weigh_page(site: Path, path: str) -> Weight:
    """A page with its style, scripts and pictures."""
    return sum((weigh(site / name) for name in (path, *loaded_by(site, path))), Weight())


def loaded_by(site: Path, path: str) -> tuple[str, ...]:
    """The files that a page loads, from the site's root."""
    html = (site / path).read_text("utf-8")
    found = (unquote(script or link) for script, link in _LOADED.findall(html))
    folder = posixpath.dirname(path)
    return tuple(dict.fromkeys(posixpath.normpath(posixpath.join(folder, each)) for each in found))


def heaviest(site: Path, pattern: str) -> tuple[str, Weight]:
    """The page that weighs most when handed over, of those whose path fits."""
    pages = [path.relative_to(site).as_posix() for path in site.glob(pattern)]
    return max(((page, weigh_page(site, page)) for page in pages), key=lambda each: each[1].packed)
