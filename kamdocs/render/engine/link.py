"""Where a page leads to: paths below the site's root, made relative when a page is written."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

_PLAIN_PATH = re.compile(r"(?!\.*(?:/|$))[^/]+(?:/(?!\.*(?:/|$))[^/]+)*")
"""A path of names: nothing empty in it, and no names of dots only."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page or file of the site, as a path from its root.

    A page exists once for each language and a link leads to the one in the reader's language;
    what is `common` (a PDF, a table of data) exists once. Without a path it is a place on the same page.
    """

    path: str
    anchor: str = ""
    common: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A line of a file of the workspace, from which a figure comes."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def short(self) -> str:
        """The same without the folder, for a page that is about it."""
        name = self.file.rpartition("/")[2]
        return f"{name}:{self.line}" if self.line else name


def relative_path(start: str, target: str) -> str:
    """The way from one page to another file, both as paths from the site's root."""
    return _relative(posixpath.dirname(start), target)


@lru_cache(20_000)
def _relative(folder: str, target: str) -> str:
    # The library's own way asks the machine where it is, twice for each link of a site.
    if not (_PLAIN_PATH.fullmatch(folder or "site") and _PLAIN_PATH.fullmatch(target)):
        return quote(posixpath.relpath(target, folder or "."))
    start, (*end, name) = folder.split("/") if folder else [], target.split("/")
    common = 0
    for ours, theirs in zip(start, end, strict=False):
        if ours != theirs:
            break
        common += 1
    return "../" * (len(start) - common) + _quoted("/".join((*end[common:], name)))


def href_of(link: Link, page: str, prefix: str) -> str:
    """The address of a link on `page`; `prefix` is the folder of the page's language (`es/` or none)."""
    target = link.path if link.common else prefix + link.path
    if not link.path:
        target = page
    anchor = f"#{_quoted(link.anchor)}" if link.anchor else ""
    if anchor and target == page:
        return anchor
    return relative_path(page, target) + anchor


_quoted = lru_cache(20_000)(quote)
