"""A font and what is drawn with it in; the letters that stand for the glyphs out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pypdf.generic import DictionaryObject, StreamObject

from kamdocs.publish.legible.pdf_strings import from_hex, text_of, unescaped

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_STRING = rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>"
_EACH = re.compile(_STRING, re.DOTALL)
_SHOWN = re.compile(
    rb"/(?P<font>[^\s/<>\[\](){}%]+)\s+[-+\d.]+\s+Tf"
    rb"|\[(?P<many>(?:" + _STRING + rb"|[^\](<])*)\]\s*TJ"
    rb"|(?P<one>" + _STRING + rb")\s*(?:Tj|'|\")"
    rb"|/(?:ActualText|Alt|E)\s*(?P<said>" + _STRING + rb")",
    re.DOTALL,
)
_WIDEST_RANGE = 65_536


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The letters by the code of the glyph; `width` is the number of bytes of a code."""

    letters: Mapping[int, str] = field(default_factory=dict)
    width: int = 1

    def read(self, data: bytes) -> str:
        """The letters of a drawn string; a code without letters stands for itself."""
        if not self.letters and self.width == 1:
            return data.decode("cp1252", "replace")
        codes = (
            int.from_bytes(data[at : at + self.width], "big")
            for at in range(0, len(data), self.width)
        )
        return "".join(self.letters.get(code, "\ufffd") for code in codes)


def read_glyphs(font: DictionaryObject) -> Glyphs:
    """The table of a font that says which letters its glyphs are."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    table = font.get("/ToUnicode")
    table = table.get_object() if table is not None else None
    if not isinstance(table, StreamObject):
        return Glyphs(width=width)
    letters: dict[int, str] = {}
    for kind, block in _BLOCK.findall(table.get_data()):
        if kind == b"bfchar":
            letters |= {int(code, 16): _letters(text) for code, text in _PAIR.findall(block)}
            continue
        for first, last, text, texts in _RANGE.findall(block):
            codes = range(int(first, 16), min(int(last, 16), int(first, 16) + _WIDEST_RANGE) + 1)
            each = _EACH.findall(texts)
            for number, code in enumerate(codes):
                if text:
                    letters[code] = _letters(b"%0*x" % (len(text), int(text, 16) + number))
                elif number < len(each):
                    letters[code] = _letters(each[number][1:-1])
    return Glyphs(letters, width)


def read_shown(content: bytes, fonts: Mapping[str, Glyphs]) -> Iterator[str]:
    """Each string that a stream draws, wherever and however, and what it says instead of one."""
    glyphs = Glyphs()
    for match in _SHOWN.finditer(content):
        if name := match["font"]:
            glyphs = fonts.get(name.decode("latin-1"), Glyphs())
        elif said := match["said"]:
            yield text_of(_bytes(said))
        else:
            drawn = _EACH.findall(match["many"] or match["one"] or b"")
            yield glyphs.read(b"".join(map(_bytes, drawn)))


def _bytes(string: bytes) -> bytes:
    inner = string[1:-1]
    return from_hex(inner) if string.startswith(b"<") else unescaped(inner)


def _letters(digits: bytes) -> str:
    return from_hex(digits).decode("utf-16-be", "replace")
