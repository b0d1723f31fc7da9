"""The heading of a log entry and its `Next:` lines, as people write them.

In: the text of one line. Out: plain values with the columns (from 0) they were read at, or None
when a line cannot be understood. Names stay names: whose they are is found out later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from kamdocs.read.log_words import ABOUT_KINDS, KIND_OF, MONTH_OF, NEXT_WORDS, fold
from kamdocs.values.partial_date import PartialDate, read_date

Span = tuple[int, int]

_ISO = re.compile(r"\d{4}(?:-[qQ][1-4]|-\d{2}(?:-\d{2})?)(?![\w-])")
_NUMBERS = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\w)")
IMPOSSIBLE_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?!\w)")
"""What is meant as a day; when it is none, that is what to say."""

_SPOKEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th|º)?\.?\s+(?:(?:de|d'|d’|of)\s*)?([^\W\d_]+)\.?,?\s+"
                     r"(?:(?:de|del|of)\s+)?(\d{4})(?!\w)", re.IGNORECASE)  # fmt: skip
_TIME = re.compile(r"\s*,?\s*(?:at\s+|a las\s+|a les\s+)?\d{1,2}[:.h]\d{2}\s*h?(?!\w)")
_GAP = re.compile(r"\s*[·|,:;–—-]?\s*")
_SPLIT = re.compile(r"\s*[·|]\s*|\s+[–—-]\s+")
_WITH = re.compile(r"(?:with|con|amb)\s+", re.IGNORECASE)
_NAMES = re.compile(r"\s*[,+&;]\s*|\s+(?:and|y|i|e)\s+")
_ARTICLE = re.compile(r"(?:el|la|en|na)\s+|[ln]['’]")
_NEXT = re.compile(
    r"\s*(?:[-*+]\s+)?(?:\*\*|__)?([^\W\d_]+(?:\s+[^\W\d_]+)?)(?:\*\*|__)?\s*:(?:\*\*|__)?\s*(.*)"
)
_OWNER = re.compile(r"@([^\s:,]+)\s*[:,]?\s*|([^\W\d_][\w.'’ -]{0,40}?)\s*:\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """Values read from a line, each with where it stands; `values` and `spans` have the same keys."""

    values: dict[str, str | list[str]] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def put(self, key: str, line: str, *spans: Span, value: str | None = None) -> None:
        """Add a text (given, or as it stands in the line), or a list when the key ends in `names`."""
        texts = [line[begin:end] for begin, end in spans]
        self.values[key] = texts if key.endswith("names") else value or texts[0]
        self.spans[key] = list(spans)


def read_day(line: str, begin: int) -> tuple[str, int] | None:
    """A date that begins at `begin`: as `2026-11-18`, and where it ends. None for two readings."""
    if match := _ISO.match(line, begin):
        found = read_date(match[0])
        return (str(found), match.end()) if isinstance(found, PartialDate) else None
    if match := _NUMBERS.match(line, begin):
        one, two, three = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            readings = {_day(one, two, three)}
        elif len(match[4]) == 4:
            readings = {_day(three, two, one), _day(three, one, two)}
        else:
            return None
        days = readings - {None}
        return (str(days.pop()), match.end()) if len(days) == 1 else None
    if match := _SPOKEN.match(line, begin):
        day = _day(int(match[3]), MONTH_OF.get(fold(match[2]), 0), int(match[1]))
        return (day, match.end()) if day else None
    return None


def read_heading(line: str, begin: int) -> Reading | None:
    """Read `2026-11-18 call · Núria / Ana`, which begins at column `begin` of `line`."""
    end = len(line.rstrip())
    day = read_day(line, begin)
    if day is None:
        return None
    reading = Reading()
    reading.put("on", line, (begin, day[1]), value=day[0])
    time = _TIME.match(line, day[1], end)
    place = _skip(line, time.end() if time else day[1], end)
    if place >= end:
        reading.put("kind", line, (begin, day[1]), value="note")
        return reading
    kind = _read_kind(line, place, end)
    if kind is None:
        return None
    reading.put("kind", line, (place, kind[1]), value=kind[0])
    place = _skip(line, kind[1], end)
    parts = _spans(_SPLIT, line, place, end)
    names = [part for part in parts if "/" in line[slice(*part)] or _WITH.match(line, *part)]
    if not names and kind[0] not in ABOUT_KINDS:
        names = parts[:1]
    if names:
        _read_people(reading, line, *names[0])
        parts.remove(names[0])
    if parts:
        reading.put("about", line, (parts[0][0], parts[-1][1]))
    return reading


def read_next(line: str) -> Reading | None:
    """Read `Next: 2026-12-01 Ana: offer`; None when the line is no such line."""
    match = _NEXT.fullmatch(line)
    if match is None or fold(match[1]) not in NEXT_WORDS:
        return None
    reading = Reading()
    place, end = match.start(2), len(line.rstrip())
    day = read_day(line, place)
    if day is not None:
        reading.put("on", line, (place, day[1]), value=day[0])
        place = _skip(line, day[1], end)
    owner = _OWNER.match(line, place, end)
    if owner is not None and (owner[1] or _is_name(owner[2])):
        reading.put("owner", line, owner.span(1 if owner[1] else 2))
        place = owner.end()
    if place < end:
        reading.put("what", line, (place, end))
    return reading


def _is_name(text: str) -> bool:
    """One word, or several of which the first and the last are capitalised."""
    words = text.split()
    return len(words) == 1 or (words[0][0].isupper() and words[-1][0].isupper())


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _read_kind(line: str, begin: int, end: int) -> tuple[str, int] | None:
    words = list(re.finditer(r"[^\W\d_][\w'’-]*", line[begin:end]))[:2]
    if not words or words[0].start() != 0:
        return None
    for word in reversed(words):
        kind = KIND_OF.get(fold(line[begin : begin + word.end()]))
        if kind is not None:
            return kind, begin + word.end()
    return None


def split_names(line: str, begin: int, end: int) -> list[Span]:
    """Where each of several names stands: `Núria, Pau and Marta`."""
    return _spans(_NAMES, line, begin, end)


def _read_people(reading: Reading, line: str, begin: int, end: int) -> None:
    """`Núria, Pau / Ana`: theirs before the stroke, ours behind it."""
    said = _WITH.match(line, begin, end)
    begin = said.end() if said else begin
    stroke = line.find("/", begin, end)
    stroke = end if stroke < 0 else stroke
    for key, span in (("with_names", (begin, stroke)), ("ours_names", (stroke + 1, end))):
        found = split_names(line, *span) if span[0] < span[1] else []
        people = [(_skip_article(line, *person), person[1]) for person in found]
        if people:
            reading.put(key, line, *people)


def _skip_article(line: str, begin: int, end: int) -> int:
    """Catalan says `la Núria`; her name begins behind the article."""
    article = _ARTICLE.match(line, begin, end)
    is_one = article is not None and line[article.end() : article.end() + 1].isupper()
    return article.end() if article and is_one else begin


def _skip(line: str, place: int, end: int) -> int:
    gap = _GAP.match(line, place, end)
    return gap.end() if gap else place


def _spans(pattern: re.Pattern[str], line: str, begin: int, end: int) -> list[Span]:
    """The pieces between matches, without space around them; empty ones are left out."""
    cuts = [match.span() for match in pattern.finditer(line, begin, end)]
    edges = [begin, *(edge for cut in cuts for edge in cut), end]
    pieces = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        text = line[first:last]
        if text.strip():
            lead = first + len(text) - len(text.lstrip())
            pieces.append((lead, lead + len(text.strip())))
    return pieces
