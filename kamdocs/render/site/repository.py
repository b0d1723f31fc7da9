"""Where files can be read and edited in a browser: what the settings say comes in, addresses go out.

Knows how the usual hosts of git write the address of a line. A host that is not recognised has none:
a link that leads nowhere is worse than no link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kamdocs.model.settings import repository as declared
from kamdocs.model.settings.repository import BITBUCKET_SERVER, Host, host_of, web_address
from kamdocs.render.engine.link import Source

_VIEW: Mapping[Host, str] = {
    "github": "{url}/blob/{branch}/{file}",
    "gitlab": "{url}/-/blob/{branch}/{file}",
    "gitea": "{url}/src/branch/{branch}/{file}",
    "bitbucket": "{url}/src/{branch}/{file}",
    "bitbucket_server": "{url}/browse/{file}?at=refs/heads/{branch}",
}
_EDIT: Mapping[Host, str] = {
    **_VIEW,  # Bitbucket Server has no address that opens its editor
    "github": "{url}/edit/{branch}/{file}",
    "gitlab": "{url}/-/edit/{branch}/{file}",
    "gitea": "{url}/_edit/{branch}/{file}",
    "bitbucket": "{url}/src/{branch}/{file}?mode=edit",
}
_PLAIN: Mapping[Host, str] = {
    "github": "{url}/blob/{branch}/{file}?plain=1",
    "gitlab": "{url}/-/blob/{branch}/{file}?plain=1",
    "gitea": "{url}/src/branch/{branch}/{file}?display=source",
    "bitbucket": "{url}/annotate/{branch}/{file}",
    "bitbucket_server": "{url}/browse/{file}?at=refs/heads/{branch}&useDefaultHandler=true",
}
"""Markdown as it is written: hosts show it formatted, where no line can be pointed at."""

_LINE: Mapping[Host, str] = {"bitbucket": "#lines-{line}", "bitbucket_server": "#{line}"}
_EDITS_AT_LINE: frozenset[Host] = frozenset({"gitlab", "bitbucket_server"})
_WITHIN = frozenset(["tree", "blob", "src", "raw", "edit", "commit", "commits", "pulls", "issues"])
_BELOW: Mapping[Host, frozenset[str]] = {
    "github": _WITHIN, "gitea": _WITHIN, "bitbucket": _WITHIN, "gitlab": frozenset(["-"]),
}  # fmt: skip
"""What in an address is no longer the repository but something in it."""
_SLASH_IN_BRANCH: Mapping[Host, str] = {"bitbucket": ""}
"""What stays unquoted in the name of a branch: elsewhere a slash does."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the workspace's files can be read and edited in a browser.

    `url` is the address of the repository's page; `folder` the way from its top to the workspace.
    """

    url: str
    branch: str
    host: Host
    folder: str = ""

    def address(self, source: Source, *, editing: bool = False) -> str:
        """The address of a file there, at its line where the host can point at one."""
        line = source.line if not editing or self.host in _EDITS_AT_LINE else None
        patterns = _EDIT if editing else _VIEW
        if line is not None and not editing and source.file.lower().endswith(".md"):
            patterns = _PLAIN
        file = f"{self.folder}/{source.file}" if self.folder else source.file
        address = patterns[self.host].format(
            url=self.url,
            branch=quote(self.branch, safe=_SLASH_IN_BRANCH.get(self.host, "/")),
            file=quote(file),
        )
        return address if line is None else address + _LINE.get(self.host, "#L{line}").format(line=line)  # fmt: skip


def find_repository(setting: declared.Repository | None, folder: str = "") -> Repository | None:
    """Where the files can be read; None when the settings name no repository, or no known host.

    `folder` is where the workspace lies in it, unless the settings say so.
    """
    if setting is None:
        return None
    url = web_address(setting.url)
    host = setting.host or host_of(url)
    if url is None or host is None:
        return None
    url = _page_of_server(url) if host == "bitbucket_server" else _page_of_repository(url, host)
    inside = setting.folder if setting.folder is not None else folder
    return Repository(url, setting.branch, host, inside.strip("/"))


def _page_of_repository(url: str, host: Host) -> str:
    """The page of the repository itself, from that of a branch, folder or file in it."""
    parts = urlsplit(url)
    names = parts.path.strip("/").split("/")
    below = _BELOW.get(host, frozenset())
    end = next((at for at, name in enumerate(names) if at >= 2 and name in below), len(names))
    return f"{parts.scheme}://{parts.netloc}/{'/'.join(names[:end])}"


def _page_of_server(url: str) -> str:
    """The page of a repository on a Bitbucket Server, from the address it is cloned from or its own."""
    parts = urlsplit(url)
    found = BITBUCKET_SERVER.match(parts.path)
    before, key, name = (found["before"], found["key"], found["name"]) if found else ("", *_last_two(parts.path))  # fmt: skip
    if key.startswith("~") or "/users/" in parts.path:
        return f"{parts.scheme}://{parts.netloc}{before}/users/{key.removeprefix('~')}/repos/{name}"
    return f"{parts.scheme}://{parts.netloc}{before}/projects/{key.upper()}/repos/{name}"


def _last_two(path: str) -> tuple[str, str]:
    *_, key, name = ("", "", *path.strip("/").split("/"))
    return key, name
