"""Where the files live: an address as people copy it in, the page of the repository and its kind out."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Final, Literal
from urllib.parse import urlsplit

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Text, choice

Host = Literal["github", "gitlab", "gitea", "bitbucket", "bitbucket_server"]

BITBUCKET_SERVER: Final = re.compile(
    r"(?P<before>.*?)/(?:scm/|(?:projects|users)/(?=[^/]+/repos/))(?P<key>[^/]+)(?:/repos)?/(?P<name>[^/]+)"
)
"""The path of a repository on a Bitbucket Server, whether cloned from or looked at."""

_BY_SSH = re.compile(r"(?:[^@/\s]+@)?(?P<host>[^:/\s@]{2,}):(?!//)(?P<path>\S+)")


_BY_OTHERS = ("ssh", "git", "git+ssh", "ssh+git")


class Repository(Record):
    """Where the files live, for links that open the editor."""

    short: ClassVar[str | None] = "url"
    url: Text = entry("Address of the repository.", example="https://git.example.com/team/accounts")
    branch: Text = entry("Branch.", "main", example="main")
    host: Annotated[Host, choice(Host)] | None = entry(
        "What kind of host, when the address does not tell.", None, example="gitea"
    )
    folder: Text | None = entry(
        "Where the workspace lies in it; git tells when it is left out.",
        None,
        example="sales/plans",
    )


def web_address(url: str) -> str | None:
    """The page of a repository, whichever of its addresses is known; None for a path of a machine.

    Who logs in how is left out: it is no business of those who read the site.
    """
    text = url.strip()
    if by_ssh := _BY_SSH.fullmatch(text):
        return _page(f"https://{by_ssh['host']}", by_ssh["path"])
    try:
        parts = urlsplit(text)
        name = parts.hostname
    except ValueError:
        return None
    if not name:
        return None
    if parts.scheme in ("https", "http"):
        return _page(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", parts.path)
    return _page(f"https://{name}", parts.path) if parts.scheme in _BY_OTHERS else None


def _page(host: str, path: str) -> str:
    return f"{host}/{path.strip('/').removesuffix('.git')}".rstrip("/")


def host_of(url: str | None) -> Host | None:
    """What kind of host an address is, as far as it tells."""
    if url is None:
        return None
    parts = urlsplit(url)
    name = parts.hostname or ""
    if BITBUCKET_SERVER.match(parts.path) and "gitlab" not in name:
        return "bitbucket_server"
    if "bitbucket" in name:
        return "bitbucket" if name.endswith("bitbucket.org") else "bitbucket_server"
    for host in ("github", "gitlab", "gitea"):
        if host in name:
            return host
    return "gitea" if "codeberg" in name or "forgejo" in name else None


def is_web_address(url: str) -> bool:
    """Whether a browser can open it: a scheme, a host, no white space, nothing behind `?` or `#`."""
    try:
        parts = urlsplit(url)
        named = parts.hostname
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or parts.username or any(c.isspace() for c in url))
    return parts.scheme in ("https", "http") and bool(named) and plain
