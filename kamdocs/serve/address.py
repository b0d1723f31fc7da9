"""What a browser asks for in; the path of a file of the site out. No file is named by a request.

A path is only ever looked up among those there are, so no request leads anywhere else.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

OWN = "_kamdocs/"
"""Below this are the server's own files, which are no part of the site."""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_OUR_NAMES = frozenset(["127.0.0.1", "localhost"])


def path_of(target: str) -> str | None:
    """The path a request asks for, without its first slash; None when it is no path of text."""
    try:
        path = unquote(urlsplit(f"//host{target}").path, errors="strict")
    except (ValueError, UnicodeDecodeError):
        return None
    return path[1:] if path.startswith("/") and "\0" not in path else None


def file_of(path: str, there: Container[str]) -> str | None:
    """The file that answers for a path: itself, or the page of a folder. None when there is none."""
    if path in there:
        return path
    page = f"{path}index.html" if not path or path.endswith("/") else None
    return page if page is not None and page in there else None


def folder_of(path: str, there: Container[str]) -> str | None:
    """Where to go on for a folder that was asked for without its last slash."""
    return f"/{quote(path)}/" if f"{path}/index.html" in there and path else None


def is_ours(host: str | None) -> bool:
    """Whether a request was meant for this machine, by the host that it names.

    Any other name is one that somebody lets lead here, to have a browser read our pages for them.
    """
    name = (host or "").rpartition(":")[0] if ":" in (host or "") else host
    return name in _OUR_NAMES


def type_of(path: str) -> str:
    """The content type of a file, by its ending."""
    return _TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
