"""Bytes become text, or a finding says which byte or character stands in the way."""

import codecs

import pytest

from kamdocs.diagnostics.place import Extent
from kamdocs.read.text import LARGEST_FILE, compose, read_text

NAME = "n: x\ny: Núria Gómez\n"

UNREADABLE = [
    (NAME.encode("latin-1"), "not-utf-8", (2, 5), "0xFA looks like “ú” in Windows-1252"),
    ("x: “a”".encode("cp1252"), "not-utf-8", (1, 4), "0x93 looks like ““” in Windows-1252"),
    ("x: Gómez Núñez".encode("mac_roman"), "not-utf-8", (1, 5), "“ó” in Mac Roman"),
    ("x: Gómez Núñez".encode("cp850"), "not-utf-8", (1, 5), "“ó” in DOS 850"),
    ("é\r\né: \xff".encode()[:-2] + b"\xff", "not-utf-8", (2, 4), "0xFF"),
    (b"a: \xed\xa0\x80", "not-utf-8", (1, 4), "half a character (U+D800)"),
    (b"a: \xe2\x82", "not-utf-8", (1, 4), "ends in the middle of a character"),
    (b"a: \xc0\x80", "not-utf-8", (1, 4), "0xC0"),
    (NAME.encode("utf-16"), "not-utf-8", (1, 1), "is written in UTF-16"),
    (NAME.encode("utf-16-le"), "not-utf-8", (1, 1), "is written in UTF-16"),
    (NAME.encode("utf-16-be"), "not-utf-8", (1, 1), "is written in UTF-16"),
    (codecs.BOM_UTF16_BE + NAME.encode("utf-16-be"), "not-utf-8", (1, 1), "UTF-16"),
    (NAME.encode("utf-32"), "not-utf-8", (1, 1), "is written in UTF-32"),
    (NAME.encode("utf-32-be"), "not-utf-8", (1, 1), "is written in UTF-32"),
    (b"%PDF-1.7\n\xe2", "binary-file", (1, 1), "a PDF"),
    (b"PK\x03\x04...", "binary-file", (1, 1), "Word or Excel"),
    (b"a: 1\r\nb: \x00\x01", "binary-file", (2, 4), "zero bytes"),
    (b"x" * (LARGEST_FILE + 1), "file-too-large", (1, 1), "1000001 bytes"),
    (b"a: " * 700_000, "file-too-large", (1, 1), "2100000 bytes"),
]


@pytest.mark.parametrize(("data", "name", "at", "words"), UNREADABLE)
def test_what_cannot_be_read_is_named_with_its_place(
    data: bytes, name: str, at: tuple[int, int], words: str
) -> None:
    text, [finding] = read_text("a.yaml", data)
    assert text is None
    assert finding.name == name
    assert words in str(finding.message)
    assert finding.place.file == "a.yaml"
    assert finding.place.extent == Extent(*at, at[0], at[1] + 1)


@pytest.mark.parametrize(
    "data", [b"", b"a: 1\n", b"\xef\xbb\xbfa: 1\r\n", "ñ 😀 \u200d \t\n".encode(), b"x" * 1_000_000]
)
def test_plain_utf8_is_read_with_or_without_a_mark(data: bytes) -> None:
    text, findings = read_text("a.yaml", data)
    assert findings == ()
    assert text == data.decode("utf-8-sig").replace("\r\n", "\n")


def test_line_ends_of_all_systems_become_one() -> None:
    assert read_text("a.md", b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


BAD = [
    ("a: \x07", "control-character", (1, 4), "U+0007"),
    ("a\nb: x\x7f", "control-character", (2, 5), "U+007F"),
    ("a: \u2028b", "control-character", (1, 4), "U+2028"),
    ("a: \ufeff", "control-character", (1, 4), "U+FEFF"),
    ("a: 😀\ufdd0", "control-character", (1, 5), "U+FDD0"),
    ("a: \U0010ffff", "control-character", (1, 4), "U+10FFFF"),
    ("a: é\u202eb", "bidi-override", (1, 5), "U+202E"),
    ("a: \u2066b", "bidi-override", (1, 4), "U+2066"),
]


@pytest.mark.parametrize(("text", "name", "at", "code"), BAD)
def test_invisible_characters_are_found_and_stood_in_for(
    text: str, name: str, at: tuple[int, int], code: str
) -> None:
    read, [finding] = read_text("a.yaml", text.encode())
    assert read is not None
    assert len(read) == len(text)
    assert "\ufffd" in read
    assert finding.name == name
    assert code in str(finding.message)
    assert finding.place.extent == Extent(*at, at[0], at[1] + 1)


def test_many_of_a_kind_are_one_finding() -> None:
    _, findings = read_text("a.yaml", b"\x01\x02\x03")
    assert [str(finding.message) for finding in findings] == [
        "3 invisible characters (first U+0001) have no place in a text file"
    ]


def test_text_stays_as_typed_until_it_becomes_a_value() -> None:
    decomposed = "Nu\u0301ria"
    assert read_text("a.md", decomposed.encode())[0] == decomposed
    assert compose(decomposed) == "Núria"
