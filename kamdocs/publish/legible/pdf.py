"""A PDF in; its pages, metadata, bookmarks, fields, links, attachments and structure out.

Texts of pages are read as drawn, seen or not, by the tables with which fonts give letters to glyphs.
All else is looked for in the bytes of the file themselves, so that what no page leads to is found too.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from kamdocs.publish.legible.glyphs import Glyphs, read_glyphs, read_shown
from kamdocs.publish.legible.markup import read_address, read_markup
from kamdocs.publish.legible.pdf_strings import names_in, strings_in
from kamdocs.publish.legible.piece import Deeper, IllegibleError, Part, Piece, inside

_STREAM = re.compile(rb"obj\b([^\x00]*?>>)\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_NO_TEXT = (b"/Subtype /Image", b"/Subtype/Image", b"/Length1", b"/FontFile", b"/OpenType", b"/CIDFontType0C")  # fmt: skip
_PARTS: dict[str, Part] = {
    **dict.fromkeys(["Alt", "ActualText", "E"], "alternative text"),
    **dict.fromkeys(["URI", "Dest", "D"], "link"),
    **dict.fromkeys(["T", "TU", "TM", "V", "DV", "CA", "Opt", "Contents"], "form field"),
    **dict.fromkeys(["F", "UF", "Desc"], "attachment"),
    **dict.fromkeys(["Author", "Subject", "Keywords", "Creator", "Producer"], "metadata"),
    "Title": "bookmark",
}


def read_pdf(data: bytes, read_deeper: Deeper) -> Iterator[Piece]:
    """Everything legible in a document. Raises IllegibleError for one that cannot be opened."""
    yield Piece("text", _read_pages(data))
    bodies, streams = _take_apart(data)
    for head, stream in streams:
        if b"/ObjStm" in head:
            bodies.append(stream)
        elif b"/Metadata" in head or stream.lstrip().startswith(b"<?xpacket"):
            for piece in read_markup(stream.decode("utf-8", "replace"), read_deeper):
                yield Piece("metadata", piece.text)
        elif b"/EmbeddedFile" in head and not any(mark in head for mark in _NO_TEXT):
            yield from inside("attachment", read_deeper("", stream))
    yield from _read_bodies(bodies)


def _read_pages(data: bytes) -> str:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise IllegibleError("encrypted")
        known: dict[int, Glyphs] = {}
        texts: list[str] = []
        for page in reader.pages:
            contents = page.get_contents()
            if contents is not None:
                texts += _drawn(page, contents.get_data(), known, set())
            for note in page.get("/Annots") or ():
                look = note.get_object().get("/AP") if note.get_object() else None
                texts += _inside(look.get_object() if look else None, known, set())
        return "\n".join(texts)
    except IllegibleError:
        raise
    except Exception as error:  # whatever is wrong with a file, it cannot be vouched for
        raise IllegibleError(f"{type(error).__name__}: {error}") from error


def _drawn(owner: DictionaryObject, content: bytes, known: dict[int, Glyphs], seen: set[int]) -> Iterator[str]:  # fmt: skip
    """What a page or a form draws, and what the forms and patterns it may use draw."""
    resources = owner.get("/Resources")
    resources = resources.get_object() if resources is not None else DictionaryObject()
    fonts: dict[str, Glyphs] = {}
    for name, font in (resources.get("/Font") or DictionaryObject()).items():
        number = font.idnum if isinstance(font, IndirectObject) else id(font)
        if number not in known:
            known[number] = read_glyphs(font.get_object())
        fonts[name.removeprefix("/")] = known[number]
    yield from read_shown(content, fonts)
    for room in ("/XObject", "/Pattern"):
        held = resources.get(room)
        yield from _inside(held.get_object() if held is not None else None, known, seen)


def _inside(holder: object, known: dict[int, Glyphs], seen: set[int]) -> Iterator[str]:
    values: Iterable[object] = holder.values() if isinstance(holder, DictionaryObject) else ()
    if isinstance(holder, StreamObject):
        values = (holder,)
    for value in values:
        number = value.idnum if isinstance(value, IndirectObject) else id(value)
        item = value.get_object() if isinstance(value, IndirectObject) else value
        if number in seen:
            continue
        seen.add(number)
        if isinstance(item, StreamObject):
            if item.get("/Subtype") != "/Image":
                yield from _drawn(item, item.get_data(), known, seen)
        elif isinstance(item, DictionaryObject):
            yield from _inside(item, known, seen)


def _take_apart(data: bytes) -> tuple[list[bytes], list[tuple[bytes, bytes]]]:
    """The bytes outside of streams, and each stream that may hold text with what is said of it."""
    streams: list[tuple[bytes, bytes]] = []
    outside: list[bytes] = []
    last = 0
    for match in _STREAM.finditer(data):
        head = match[1].rpartition(b"obj")[2]
        outside += [data[last : match.start(2)]]
        last = match.end(2)
        if any(mark in head for mark in _NO_TEXT):
            continue
        streams.append((head, _inflated(match[2]) if b"FlateDecode" in head else match[2]))
    outside.append(data[last:])
    return outside, streams


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return data


def _read_bodies(bodies: Iterable[bytes]) -> Iterator[Piece]:
    found: dict[Part, dict[str, None]] = {}
    for body in bodies:
        for key, text in strings_in(body):
            part = _PARTS.get(key, "structure")
            found.setdefault(part, {})[read_address(text) if part == "link" else text] = None
        for name in names_in(body):
            found.setdefault("structure", {})[name] = None
    for part, texts in found.items():
        yield Piece(part, "\n".join(texts))
