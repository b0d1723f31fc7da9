"""Bytes of a file that another system wrote in; its text and the name of its encoding out.

A byte order mark decides; without one UTF-16 shows itself by its zero bytes, and what is not valid
UTF-8 is taken for Windows-1252, which everything in western offices writes. Nothing is repaired.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Literal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class EncodingFault:
    """Why bytes are no text: `empty`, `spreadsheet`, `binary`, `encoding` (the declared one is not
    it) or `unknown` (no such encoding)."""

    kind: Literal["empty", "spreadsheet", "binary", "encoding", "unknown"]


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str] | EncodingFault:
    """The text without its byte order mark, and the name of the encoding; `encoding` forces one."""
    if not data.strip():
        return EncodingFault("empty")
    if data.startswith(_SPREADSHEETS):
        return EncodingFault("spreadsheet")
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], name)
    if b"\0" in data[:_SAMPLE]:
        wide = _wide_encoding(data[:_SAMPLE])
        return _decode_as(data, wide) if wide else EncodingFault("binary")
    for name in ("utf-8", "cp1252"):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _decode_marked(data: bytes, encoding: str) -> tuple[str, str] | EncodingFault:
    """Text behind a mark; four-byte text behind the mark of two-byte text is met in the wild."""
    decoded = _decode_as(data, encoding)
    if encoding.startswith("utf-16") and b"\0\0" in data:
        for wider in ("utf-32-le", "utf-32-be"):
            other = _decode_as(data, wider)
            if not isinstance(other, EncodingFault):
                return other
    return decoded


def _decode_as(data: bytes, encoding: str) -> tuple[str, str] | EncodingFault:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except LookupError:
        return EncodingFault("unknown")
    except UnicodeDecodeError:
        return EncodingFault("encoding")
    return text.removeprefix("\ufeff"), name


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: mostly Latin text has its zero bytes all on one side."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None
