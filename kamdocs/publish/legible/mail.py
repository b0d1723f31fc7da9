"""A message in; its headers and its parts, decoded, and the files attached to it out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from urllib.parse import unquote

from kamdocs.publish.legible.piece import Deeper, Piece, decode, inside

_ENDINGS = {"text/html": ".html", "image/svg+xml": ".svg", "message/rfc822": ".eml"}


def read_mail(data: bytes, read_deeper: Deeper) -> Iterator[Piece]:
    """Everything legible in a message: as it is written, and with every encoding undone."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    yield Piece("header", decode(data.partition(b"\n\n")[0]))
    for part in message.walk():
        yield Piece("header", "\n".join(f"{name}: {value}" for name, value in part.items()))
        if not isinstance(part, EmailMessage):
            continue
        name = part.get_filename() or ""
        if name:
            yield Piece("attachment", unquote(name))
        for text in (part.preamble, part.epilogue):
            if text:
                yield Piece("comment", text)
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes):
            continue
        charset = part.get_content_charset()
        if charset and part.get_content_maintype() == "text":
            with suppress(LookupError):
                body = body.decode(charset, "replace").encode()
        known = name or f"x{_ENDINGS.get(part.get_content_type(), '.txt')}"
        pieces = read_deeper(known, body)
        yield from inside("attachment", pieces) if name else pieces
