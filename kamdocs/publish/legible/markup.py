"""HTML, XML and SVG in; texts, attributes, comments, scripts and styles out.

Nothing is laid out: what a style hides, a folded part or a template is as legible as anything else.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, unquote_plus

from kamdocs.publish.legible.piece import Deeper, Part, Piece, inside

_INLINE = frozenset([
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan",
    "u", "var", "wbr",
])  # fmt: skip
_LINKS = frozenset(["href", "src", "action", "formaction", "data", "srcset", "poster", "cite", "xlink:href"])  # fmt: skip
_ALTERNATIVES = frozenset(["alt", "title", "aria-label", "aria-description"])
_FIELDS = frozenset(["value", "placeholder", "name"])
_DATA = re.compile(r"data:([\w.+-]+/[\w.+-]+)?((?:;[^;,]*)*),(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{1,6})\s?")


def read_markup(text: str, read_deeper: Deeper) -> Iterator[Piece]:
    """Everything legible in a page, a drawing or a metadata packet."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    yield Piece("text", "".join(parser.texts))
    for part, found in parser.found.items():
        yield Piece(part, "\n".join(found))
    for address in parser.embedded:
        yield from _read_embedded(address, read_deeper)


def unescape(text: str) -> str:
    """A script or a style with its escapes written out."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def read_address(address: str) -> str:
    """An address as people could read it, its escapes written out."""
    return "\n".join(dict.fromkeys((address, unquote(address), unquote_plus(address))))


def _escaped(match: re.Match[str]) -> str:
    number = int(next(group for group in match.groups() if group), 16)
    return chr(number) if number < 0x110000 else match[0]


def _read_embedded(address: str, read_deeper: Deeper) -> Iterator[Piece]:
    match = _DATA.match(address)
    if match is None:
        return
    kind, options, body = match[1] or "text/plain", match[2], match[3]
    data = unquote(body).encode("utf-8", "surrogatepass")
    if "base64" in options:
        try:
            data = b64decode(data, validate=False)
        except binascii.Error:
            return
    name = f"x.{kind.rpartition('/')[2].partition('+')[0]}"
    yield from inside("picture", read_deeper(name, data))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.found: dict[Part, list[str]] = {}
        self.embedded: list[str] = []
        self._room = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._room = tag if tag in ("script", "style") else self._room
        if tag not in _INLINE:
            self.texts.append("\n")
        self._add("structure", tag)
        for name, value in attrs:
            self._add("attribute", name)
            if value is None:
                continue
            if value.lstrip().lower().startswith("data:"):
                self.embedded.append(value.strip())
            elif name in _LINKS:
                self._add("link", read_address(value))
            elif name in _ALTERNATIVES:
                self._add("alternative text", value)
            elif tag == "meta" and name in ("content", "name"):
                self._add("metadata", value)
            elif name in _FIELDS:
                self._add("form field", value)
            else:
                self._add("attribute", f"{value}\n{unescape(value)}" if "\\" in value else value)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._room:
            self._room = ""
        if tag not in _INLINE:
            self.texts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._room == "":
            self.texts.append(data)
        else:
            plain = unescape(data)
            part: Part = "script" if self._room == "script" else "style"
            self._add(part, data if plain == data else f"{data}\n{plain}")

    def handle_comment(self, data: str) -> None:
        self._add("comment", data)

    def handle_decl(self, decl: str) -> None:
        self._add("comment", decl)

    def handle_pi(self, data: str) -> None:
        self._add("comment", data)

    def unknown_decl(self, data: str) -> None:
        self._add("text", data)

    def _add(self, part: Part, text: str) -> None:
        self.found.setdefault(part, []).append(text)
