"""Where a link of a Markdown text may lead.

In: an address as the Markdown parser gives it (percent-encoded) and the file it stands in. Out: a
`Target`, or why it is refused. It opens nothing and does not look whether the target exists.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

Kind = Literal["web", "mail", "phone", "fragment", "file"]
LinkFault = Literal["empty", "scheme", "host", "outside", "not_a_file", "too_long"]

LONGEST_ADDRESS = 2048
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\-]*)\s*:")
_SAFE = "/()*+,;=@!$"
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
_KINDS: dict[str, Kind] = {"http": "web", "https": "web", "mailto": "mail", "tel": "phone"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads.

    `address` is what an HTML attribute holds; for a file it is symbolic, `workspace:` and the
    percent-encoded path, until the page it stands on is made. `path` is that path as it is on the
    disk, relative to the workspace; `fragment` what follows `#`.
    """

    kind: Kind
    address: str
    path: str | None = None
    fragment: str = ""


def read_target(address: str, file: str) -> Target | LinkFault:
    """Judge the address of a link that stands in `file`.

    `/catalogue.md` starts at the top of the workspace, every other path at the folder of `file`.
    """
    plain = unquote(address)
    if not plain.strip():
        return "empty"
    if len(address) > LONGEST_ADDRESS:
        return "too_long"
    if plain.startswith("#"):
        return Target("fragment", address, fragment=plain[1:])
    if re.match(r"[/\\]{2}", plain.lstrip()):
        return "host"
    if scheme := _SCHEME.match(plain):
        return _read_remote(scheme[1].lower(), address)
    return _read_path(address, file)


def _read_remote(scheme: str, address: str) -> Target | LinkFault:
    kind = _KINDS.get(scheme)
    if kind is None or not address.lower().startswith(f"{scheme}:"):
        return "scheme"
    try:
        parts = urlsplit(address)
    except ValueError:
        return "host"
    if kind == "web" and not parts.hostname:
        return "host"
    if kind != "web" and not parts.path:
        return "empty"
    return Target(kind, address)


def _read_path(address: str, file: str) -> Target | LinkFault:
    encoded, _, fragment = address.partition("#")
    path = unquote(encoded)
    if _CONTROL.search(path) or "?" in encoded or ":" in path.split("/")[0]:
        return "not_a_file"
    folder = "" if path.startswith("/") else posixpath.dirname(file)
    normal = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    if normal == ".." or normal.startswith("../"):
        return "outside"
    anchor = f"#{fragment}" if fragment else ""
    return Target(
        "file", f"workspace:{quote(normal, safe=_SAFE)}{anchor}", normal, unquote(fragment)
    )
