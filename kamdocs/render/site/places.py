"""What can be found on a page: its finished HTML comes in, the marked places go out.

A template marks a place by `data-find="kind"`, and what it is called by `data-find-title` inside; what is
within `data-find-skip`, a drawing, a button or the excerpt of a file is not said of it, and neither is a marked place inside, which
is one of its own. Nothing but this text is looked at, so that nothing is found that is not on a page.

Read by a few patterns: the pages are our own and well formed, and a general parser takes eight times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_MARK = ' data-find="'
_TOKEN = re.compile(
    r"""<!.*?>|<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*)>|[^<]+|<"""
)
_ATTRIBUTE = re.compile(r'\s([a-z-]+)(?:="([^"]*)")?')
_ID = re.compile(r'\sid="([^"]+)"')
_TOP = "content"
_TITLE_FROM_TEXT = 80
_INLINE = frozenset(
    ["a", "abbr", "b", "code", "em", "i", "mark", "s", "strong", "sub", "sup", "wbr"]
)
_VOID = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "wbr"])
_UNSAID = frozenset(["button", "script", "style", "svg", "template"])
_UNSAID_CLASSES = frozenset(["edit", "excerpt", "sr", "src"])


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a page: the id that leads to it (none for the page itself), its title, its text."""

    kind: str
    anchor: str
    title: str
    text: str


def find_places(html: str) -> tuple[Place, ...]:
    """All marked places of a page in their order."""
    return tuple(_places(html))


def _places(html: str) -> Iterator[Place]:
    mark = html.find(_MARK)
    while mark >= 0:
        gathered, end = _read(html, html.rfind("<", 0, mark))
        for each in gathered:
            title = " · ".join(found for part in each.titles if (found := _plain(part)))
            text = _plain("".join(each.said))
            if title or text:
                anchor = each.anchor or _last_id(html, each.start)
                yield Place(each.kind, anchor, title or _shortened(text), text)
        mark = html.find(_MARK, max(end, mark + 1))


@dataclass(slots=True)
class _Gathering:
    """What is being read of one place."""

    kind: str
    anchor: str
    start: int
    titles: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def say(self, text: str, *, in_title: bool) -> None:
        if in_title:
            self.titles[-1] += text
        else:
            self.said.append(text)


@dataclass(frozen=True, slots=True)
class _Element:
    """An element that is open: where what it says goes to, if anywhere."""

    tag: str
    place: _Gathering | None
    in_title: bool = False

    def say(self, text: str) -> None:
        if self.place is not None:
            self.place.say(text, in_title=self.in_title)


def _read(html: str, start: int) -> tuple[list[_Gathering], int]:
    """Read the marked element at `start` with those inside it: what they say, and where it ends."""
    found: list[_Gathering] = []
    opened: list[_Element] = []
    for token in _TOKEN.finditer(html, start):
        tag = token["tag"]
        if tag is None:
            if token[0][:2] != "<!":
                opened[-1].say(token[0])
            continue
        if opened and tag not in _INLINE:
            opened[-1].say(" ")
        if not token["end"]:
            if tag not in _VOID and not token["attributes"].endswith("/"):
                opened.append(_open(token, opened[-1] if opened else None, found))
        else:
            _close(opened, tag)
        if not opened:
            return found, token.end()
    return found, len(html)


def _open(token: re.Match[str], outer: _Element | None, found: list[_Gathering]) -> _Element:
    """Begin an element; a marked one is a place of its own."""
    tag, written = token["tag"], token["attributes"]
    given = dict(_ATTRIBUTE.findall(written)) if written else {}
    if "data-find" in given and (outer is None or outer.place is not None):
        place = _Gathering(given["data-find"], unescape(given.get("id", "")), token.start())
        found.append(place)
        return _Element(tag, place)
    if outer is None or outer.place is None or _is_unsaid(tag, given):
        return _Element(tag, None)
    if "data-find-title" in given:
        outer.place.titles.append("")
        return _Element(tag, outer.place, in_title=True)
    return _Element(tag, outer.place, outer.in_title)


def _close(opened: list[_Element], tag: str) -> None:
    """End the innermost element of this name, with what was left open inside it."""
    if opened and opened[-1].tag == tag:
        opened.pop()
    elif any(element.tag == tag for element in opened):
        while opened.pop().tag != tag:
            pass


def _is_unsaid(tag: str, given: dict[str, str]) -> bool:
    return (
        tag in _UNSAID
        or "data-find-skip" in given
        or "hidden" in given
        or not _UNSAID_CLASSES.isdisjoint(given.get("class", "").split())
    )


def _last_id(html: str, position: int) -> str:
    """The id that stands nearest above, which a browser scrolls to; none at the top of the page."""
    start = html.rfind(' id="', 0, position)
    found = _ID.match(html, start) if start >= 0 else None
    return unescape(found[1]) if found and found[1] != _TOP else ""


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())


def _shortened(text: str) -> str:
    if len(text) <= _TITLE_FROM_TEXT:
        return text
    return text[:_TITLE_FROM_TEXT].rpartition(" ")[0] + " …"
