"""A file by its name and bytes in; its pieces of text out, whichever format it has."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from kamdocs.publish.legible.mail import read_mail
from kamdocs.publish.legible.markup import read_markup, unescape
from kamdocs.publish.legible.picture import read_jpeg, read_png
from kamdocs.publish.legible.piece import Part, Piece, decode

DEEPEST = 4
"""How far files in files are followed: a picture in a page in a message."""
_MARKUP = (".html", ".htm", ".svg", ".xml", ".xhtml")
_FONTS = (b"wOF2", b"wOFF", b"OTTO", b"\x00\x01\x00\x00")
_MARKUP_STARTS = (b"<!doctype", b"<?xml", b"<html", b"<svg")


def read_pieces(name: str, data: bytes) -> Iterator[Piece]:
    """Everything legible in a file, its name first. Raises IllegibleError."""
    yield Piece("file name", unquote(name))
    yield from read_data(name, data)


def read_data(name: str, data: bytes, depth: int = 0) -> Iterator[Piece]:
    """Everything legible in the bytes of a file; what is in it in turn goes through here too."""

    def read_deeper(name: str, data: bytes) -> Iterator[Piece]:
        return read_data(name, data, depth + 1)

    ending, start = name.lower(), data.lstrip()[:9].lower()
    if depth > DEEPEST:
        yield Piece("text", decode(data))
    elif data.startswith(b"%PDF-"):
        from kamdocs.publish.legible.pdf import read_pdf

        yield from read_pdf(data, read_deeper)
    elif data.startswith(_FONTS):
        return  # Letters, not texts.
    elif data.startswith(b"\x89PNG"):
        yield from read_png(data)
    elif data.startswith(b"\xff\xd8\xff"):
        yield from read_jpeg(data)
    elif ending.endswith(_MARKUP) or start.startswith(_MARKUP_STARTS):
        yield from read_markup(decode(data), read_deeper)
    elif ending.endswith(".eml"):
        yield from read_mail(data, read_deeper)
    else:
        part: Part = "style" if ending.endswith(".css") else "text"
        text = decode(data)
        plain = unescape(text)
        yield Piece(part, text if plain == text else f"{text}\n{plain}")
