"""Bytes of PDF objects in; the strings in them with the key before each, and their names, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = re.compile(
    rb"(?:/([A-Za-z]+)\s*)?(?:\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)|<(?!<)([0-9A-Fa-f\s]{2,})>)",
    re.DOTALL,
)
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]{6,})")
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}


def strings_in(body: bytes) -> Iterator[tuple[str, str]]:
    """Each string of objects, with the key it is the value of (empty where it is in a list)."""
    for key, plain, digits in set(_STRING.findall(body)):
        data = from_hex(digits) if digits else unescaped(plain)
        if data:
            yield key.decode("ascii"), text_of(data)


def names_in(body: bytes) -> Iterator[str]:
    """The longer names in objects: of fonts, of places, of anything."""
    for name in set(_NAME.findall(body)):
        written = _HASH.sub(lambda match: bytes([int(match[1], 16)]), name)
        yield written.decode("utf-8", "replace")


def unescaped(data: bytes) -> bytes:
    """The bytes of a string in parentheses."""
    return _ESCAPE.sub(_unescape, data) if b"\\" in data else data


def from_hex(digits: bytes) -> bytes:
    """The bytes of a string in hexadecimal digits."""
    clean = b"".join(digits.split())
    return bytes.fromhex((clean + b"0" * (len(clean) % 2)).decode("ascii"))


def text_of(data: bytes) -> str:
    """A string as text: UTF-16 or UTF-8 by its mark, else a byte a character."""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _unescape(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign[:1].isdigit():
        return bytes([int(sign, 8) & 255])
    return _SIGNS.get(sign, sign)
