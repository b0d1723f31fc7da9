"""The markers of a proposal: one line each, never printed.

In: a line. Out: what it marks and its words, each with the columns it stands at, or None when it
is a marker that cannot be understood. Whom a word means is found out later, by others.

    for: financial, nuria        under a heading: whom the section is for
    lang: es                     in which language it is written
    id: investment               its id, where the title's own will not do (in another language)
    lead: financial              for whom it comes first
    appendix: true               it stands in the appendix
    include: security            anywhere: a shared passage, by its id
    question: What does it cost? anywhere: what its author has still to find out
    ::: for technical            begins a passage, which ends at `:::`; also `::: lang es`
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from kamdocs.values.identifier import id_fault

KEYS = ("for", "lang", "id", "lead", "appendix", "include", "question")
_LINE = re.compile(r"\s*([^\W\d_][\w-]*)\s*:(?!//)(?=(\s*))(.*)")
_FENCE = re.compile(r"\s*:{3,}\s*(.*?)\s*:*\s*")
_PART = re.compile(r"\s*(for|lang)\b\s*:?\s*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A word of a marker; it stands from column `begin` to `end` (from 1, exclusive)."""

    text: str
    begin: int
    end: int


Words = tuple[MarkedWord, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker that was understood: `open` and `close` are the `:::` lines."""

    kind: Literal["line", "open", "close"]
    words: Mapping[str, Words]


def looks_like_marker(line: str, context: Literal["heading", "opening", "inside"]) -> bool:
    """Whether a line is meant as a marker, judged more strictly the likelier prose is there."""
    match = _LINE.fullmatch(line)
    if match is None:
        return False
    key, gap = match[1], match[2]
    if context == "inside":
        return key in KEYS and key != "question"
    if key in KEYS or key.lower() in ("for", "lang"):
        return True
    if context == "opening":
        return False
    return (key.islower() and bool(gap)) or key.lower() in KEYS or _is_slip(key)


def suggest_key(line: str) -> str | None:
    """The marker that a misspelt one was probably meant to be."""
    match = _LINE.fullmatch(line)
    close = get_close_matches(match[1].lower(), KEYS, 1, 0.6) if match else []
    return close[0] if close else None


def read_marker(line: str) -> Marker | None:
    """Read a line that looks like a marker."""
    if line.lstrip().startswith(":::"):
        return _read_fence(line)
    match = _LINE.fullmatch(line)
    if match is None or match[1].lower() not in KEYS:
        return None
    key = match[1].lower()
    if key == "question":
        return _read_question(line, *match.span(3))
    words = _read_words(line, match.start(3), match.end(3))
    return Marker("line", {key: words}) if words and _fits(key, words) else None


def _read_question(line: str, begin: int, end: int) -> Marker | None:
    """A question is one text, whatever commas are in it."""
    text = line[begin:end].strip()
    begin = line.index(text, begin)
    if not text:
        return None
    return Marker("line", {"question": (MarkedWord(text, begin + 1, begin + len(text) + 1),)})


def _read_fence(line: str) -> Marker | None:
    match = _FENCE.fullmatch(line)
    if match is None or not match[1]:
        return Marker("close", {}) if match else None
    found: dict[str, Words] = {}
    begin, end = match.span(1)
    while begin < end:
        stop = line.find(";", begin, end)
        stop = end if stop < 0 else stop
        part = _PART.match(line, begin, stop)
        words = _read_words(line, part.end(), stop) if part else ()
        key = part[1].lower() if part else ""
        if not words or key in found or not _fits(key, words):
            return None
        found[key] = words
        begin = stop + 1
    return Marker("open", found)


def _read_words(line: str, begin: int, end: int) -> Words:
    """The words between commas; none at all when one is empty."""
    words = []
    for piece in line[begin:end].split(","):
        text = piece.strip()
        if not text:
            return ()
        lead = begin + len(piece) - len(piece.lstrip())
        words.append(MarkedWord(text, lead + 1, lead + len(text) + 1))
        begin += len(piece) + 1
    return tuple(words)


def _fits(key: str, words: Words) -> bool:
    only = words[0].text
    match key:
        case "for" | "lead":
            return all(any(char.isalnum() for char in word.text) for word in words)
        case "lang":
            return len(words) == 1 and _LANGUAGE.fullmatch(only) is not None
        case "appendix":
            return len(words) == 1 and only.lower() in ("true", "yes", "false", "no")
        case _:
            return len(words) == 1 and id_fault(only) is None


def _is_slip(key: str) -> bool:
    return bool(get_close_matches(key.lower(), [key for key in KEYS if len(key) > 2], 1, 0.65))
