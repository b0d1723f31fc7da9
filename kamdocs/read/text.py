"""Bytes of a file in; its text out, or findings that say why it is no text.

The text has `\\n` at its line ends and no byte order mark; its characters are the ones the user
typed, so that every column counted in it is a column of the file. What becomes a value passes
through `compose` first. Nothing here opens a file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.values.sentence import Filling, Sentence, sentence, sentence_n

LARGEST_FILE = 1_000_000
STAND_IN = "\ufffd"

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive, such as a Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "an SQLite database"),
)
_LEGACY = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS 850"))
_LETTERS = frozenset("áàâäãåçéèêëíìîïñóòôöõúùûüýæœøßÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝÆŒØ·")
_MARKS_OF_TEXT = frozenset("’‘“”–—…€£ºª¿¡«»°")
_NON_CHARACTERS = "".join(f"{chr(p << 16 | 0xFFFE)}-{chr(p << 16 | 0xFFFF)}" for p in range(17))
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufdd0-\ufdef{_NON_CHARACTERS}]"
)


@dataclass(frozen=True, slots=True)
class _Bad:
    """A kind of character that must not stand in a file, and what is said of it."""

    name: str
    pattern: re.Pattern[str]
    one: str
    many: str
    help: Sentence


_BAD = (
    _Bad(
        "bidi-override",
        _BIDI,
        "an invisible character ({character}) changes the direction of the text around it",
        "{count} invisible characters (first {character}) change the direction of the text",
        sentence("delete it: what is shown would differ from what is read"),
    ),
    _Bad(
        "control-character",
        _CONTROL,
        "the invisible character {character} has no place in a text file",
        "{count} invisible characters (first {character}) have no place in a text file",
        sentence("delete it; it usually comes from copying out of another program"),
    ),
)


def read_text(
    file: str, data: bytes, largest: int = LARGEST_FILE
) -> tuple[str | None, tuple[Finding, ...]]:
    """Decode a UTF-8 file of at most `largest` bytes.

    The text is None when nothing can be read. Characters that must not stand in a file are
    findings and are replaced by U+FFFD, one for one, so that the rest can still be read in place.
    """
    if len(data) > largest:
        return None, (_too_large(file, len(data), largest),)
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    if encoding != "utf-8":
        return None, (_encoded(file, encoding),)
    data = data[len(mark) :]
    foreign = _foreign(file, data)
    if foreign is not None:
        return None, (foreign,)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(file, data, error.start),)
    return replace_bad_characters(file, unify_line_ends(text))


def unify_line_ends(text: str) -> str:
    """Every line end as `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compose(text: str) -> str:
    """The normal form (NFC) in which texts are kept and compared."""
    return unicodedata.normalize("NFC", text)


def replace_bad_characters(
    file: str, text: str, first_line: int = 1
) -> tuple[str, tuple[Finding, ...]]:
    """Put U+FFFD for each character that must not stand in a file; one finding for each kind."""
    findings = []
    for bad in _BAD:
        found = [match.start() for match in bad.pattern.finditer(text)]
        if not found:
            continue
        place = _at(file, text, found[0], first_line)
        character = f"U+{ord(text[found[0]]):04X}"
        message = sentence_n(bad.one, bad.many, len(found), character=character)
        findings.append(Finding(bad.name, place, message, bad.help))
        text = bad.pattern.sub(STAND_IN, text)
    return text, tuple(findings)


def _at(file: str, text: str, index: int, first_line: int = 1) -> Place:
    line = text.count("\n", 0, index)
    column = index - text.rfind("\n", 0, index)
    return Place((), file, extent=Extent(line + first_line, column, line + first_line, column + 1))


def _top(file: str) -> Place:
    return Place((), file, extent=Extent(1, 1, 1, 2))


def _too_large(file: str, size: int, largest: int) -> Finding:
    return Finding(
        "file-too-large",
        _top(file),
        sentence("has {size} bytes; at most {largest} are read", size=size, largest=largest),
        sentence("split it into several files, or move old entries to a file of their own"),
    )


def _encoded(file: str, encoding: str) -> Finding:
    return Finding(
        "not-utf-8",
        _top(file),
        sentence("is written in {encoding}, not in UTF-8", encoding=encoding),
        sentence("save it again with the encoding UTF-8"),
    )


def _foreign(file: str, data: bytes) -> Finding | None:
    """What the bytes are when they are no text of one byte a character."""
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), None)
    if kind is not None:
        return _binary(file, sentence("is no text file but {kind}", kind=kind), _top(file))
    if b"\x00" not in data:
        return None
    head = data[:4096]
    zeros = [head[start::4].count(0) * 4 / len(head) for start in range(4)]
    if sum(share > 0.8 for share in zeros) == 3:
        return _encoded(file, "UTF-32")
    if max(zeros[0] + zeros[2], zeros[1] + zeros[3]) > 1.2 and len(head) > 3:
        return _encoded(file, "UTF-16")
    before = data[: data.index(b"\x00")].decode("utf-8", "replace")
    place = _at(file, unify_line_ends(before), len(unify_line_ends(before)))
    return _binary(file, sentence("is no text file: it holds zero bytes"), place)


def _binary(file: str, message: Sentence, place: Place) -> Finding:
    help_ = sentence("move it out of the accounts, or link to it from a text")
    return Finding("binary-file", place, message, help_)


def _not_utf8(file: str, data: bytes, start: int) -> Finding:
    before = unify_line_ends(data[:start].decode("utf-8"))
    place = _at(file, before, len(before))
    if _is_surrogate(data, start):
        half = f"U+{(0xD000 | (data[start + 1] & 0x3F) << 6 | (data[start + 2] & 0x3F)):04X}"
        message = sentence("half a character ({character}) stands alone here", character=half)
        return Finding("not-utf-8", place, message, sentence("type the character again"))
    if len(data) - start > 1 and _is_cut_off(data, start):
        message = sentence("the file ends in the middle of a character")
        return Finding("not-utf-8", place, message, sentence("fetch it again: its end is missing"))
    values: dict[str, Filling] = {"byte": f"0x{data[start]:02X}"}
    guess = _likely_encoding(data)
    if guess is None:
        message = sentence("is not UTF-8: the byte {byte} cannot stand here", **values)
        return Finding("not-utf-8", place, message, sentence("save it with the encoding UTF-8"))
    codec, encoding = guess
    values["character"] = data[start : start + 1].decode(codec, "replace")
    message = sentence(
        "is not UTF-8: the byte {byte} looks like “{character}” in {encoding}",
        **values,
        encoding=encoding,
    )
    help_ = sentence("open it as {encoding} and save it with the encoding UTF-8", encoding=encoding)
    return Finding("not-utf-8", place, message, help_)


def _is_surrogate(data: bytes, start: int) -> bool:
    tail = data[start + 1 : start + 3]
    return data[start] == 0xED and len(tail) == 2 and all(0x80 <= byte < 0xC0 for byte in tail)


def _likely_encoding(data: bytes) -> tuple[str, str] | None:
    """The one-byte encoding in which the bytes beyond ASCII look most like our languages."""
    best, guess = 0, None
    for codec, name in _LEGACY:
        score = _plausible(data.decode(codec, "replace"))
        if score > best:
            best, guess = score, (codec, name)
    return guess if best * 2 > sum(byte >= 0x80 for byte in data) else None


def _plausible(text: str) -> int:
    """How many characters beyond ASCII stand where they may: letters in words, marks outside."""
    padded = f" {text} "
    return sum(
        char in _LETTERS or (char in _MARKS_OF_TEXT and not (before.isalpha() and after.isalpha()))
        for before, char, after in zip(padded, text, padded[2:], strict=False)
        if char > "\x7f"
    )


def _is_cut_off(data: bytes, start: int) -> bool:
    """Whether the file ends in the middle of a character."""
    length = 2 if data[start] < 0xE0 else 3 if data[start] < 0xF0 else 4
    tail = data[start + 1 :]
    return data[start] >= 0xC2 and len(tail) < length - 1 and all(b & 0xC0 == 0x80 for b in tail)
