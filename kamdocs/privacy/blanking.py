"""A text with the places that name a person in; the text with neutral words there out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kamdocs.edit.change import Splice
from kamdocs.edit.rename import splice_all
from kamdocs.privacy.traces import Trace

_ARTICLE = re.compile(r"(?:\b(?:la|el|en|na)[ \t]+|\b[lLnN]['’])$", re.IGNORECASE)
_JOINED = re.compile(r"\b([ad])(?:el|l)[ \t]+$")
_VOWEL = re.compile(r"\bde[ \t]+$")


@dataclass(frozen=True, slots=True)
class Neutral:
    """What is written instead, in a language: for a name, and for an address or number."""

    name: str
    address: str
    language: str = "en"


def blank(text: str, traces: Sequence[Trace], neutral: Neutral) -> str:
    """The text with neutral words for each trace; nothing else of it changes."""
    return splice_all(text, _splices(text, traces, neutral))


def _splices(text: str, traces: Iterable[Trace], neutral: Neutral) -> list[Splice]:
    splices: list[Splice] = []
    for trace in traces:
        if trace.kind != "name":
            splices.append(Splice(trace.start, trace.end, neutral.address))
            continue
        start, lead = _before(text, trace.start, neutral.language)
        opens = trace.opens or (start < trace.start and not text[:start].rstrip(" \t-*>#"))
        words = lead + neutral.name
        if opens and text[trace.start].isupper():
            words = words[0].upper() + words[1:]
        splices.append(Splice(start, trace.end, words))
    return splices


def _before(text: str, start: int, language: str) -> tuple[int, str]:
    """Where the replacement begins, and with which letters: Catalan names have articles.

    `la Núria`, `en Pau` and `l’Elena` lose theirs, `del Pau` becomes `d’` and `al Pau` becomes `a `.
    """
    if language not in ("ca", "es"):
        return start, ""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    begin = start
    if (article := _ARTICLE.search(line)) is not None:
        begin -= len(article[0])
        line = line[: article.start()]
    elif (joined := _JOINED.search(line)) is not None:
        lead = "a " if joined[1] == "a" else ("d’" if language == "ca" else "de ")
        return start - len(joined[0]), lead
    if language == "ca" and (of := _VOWEL.search(line)) is not None:
        return begin - len(of[0]), "d’"
    return begin, ""
