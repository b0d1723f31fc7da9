"""Pictures in; the texts that stand in them beside the picture (PNG and JPEG) out."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from kamdocs.publish.legible.piece import Piece

_TEXTS = (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP")
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}


def read_png(data: bytes) -> Iterator[Piece]:
    """The text chunks of a PNG, and whatever stands behind its end."""
    place = 8
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + length]
        if kind in _TEXTS:
            yield Piece("picture", _text(body))
        place += length + 12
        if kind == b"IEND":
            break
    if data[place:]:
        yield Piece("picture", _text(data[place:]))


def read_jpeg(data: bytes) -> Iterator[Piece]:
    """The application and comment segments of a JPEG, before and behind the picture itself."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        if kind in _WITHOUT_LENGTH:
            place += 2
            continue
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if 0xE0 <= kind <= 0xEF or kind == 0xFE:
            yield Piece("picture", _text(data[place + 4 : place + 2 + length]))
        if kind == 0xDA:
            break
        place += 2 + length
    end = data.rfind(b"\xff\xd9")
    if end >= 0 and data[end + 2 :]:
        yield Piece("picture", _text(data[end + 2 :]))


def _text(body: bytes) -> str:
    """The bytes as text, in every way they may hold one."""
    readings = [body.decode("utf-8", "replace"), body.decode("latin-1")]
    for start, byte in enumerate(body[:200]):
        if byte == 0x78:  # where a compressed text may begin
            try:
                readings.append(zlib.decompress(body[start:]).decode("utf-8", "replace"))
            except zlib.error:
                continue
    readings.append(body.decode("utf-16-le", "replace"))
    return "\n".join(readings)
