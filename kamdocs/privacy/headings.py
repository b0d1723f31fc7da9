"""A log in which headings name a person in; the log whose headings do not, out.

`· Núria, Pau / Ana` becomes `· Pau / Ana`, and `· Núria / Ana` becomes `· / Ana`. Where a heading
would be read otherwise than meant, a neutral word stands for the name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kamdocs.diagnostics.place import Extent, Path
from kamdocs.edit.change import Splice
from kamdocs.edit.source import Source
from kamdocs.privacy.blanking import Neutral
from kamdocs.privacy.mentions import Search
from kamdocs.privacy.written import NAMED, Written
from kamdocs.read.log_book import LogBook, read_log
from kamdocs.read.log_words import ABOUT_KINDS

_ARTICLE = re.compile(r"(?:\b(?:el|la|en|na)\s+|\b[ln]['’])$", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|con|amb)\s+$", re.IGNORECASE)
_GAP = re.compile(r"\s*[·|,:;–—-]?\s*$")


def leave_headings(written: Written, search: Search, neutral: Neutral) -> str:
    """The text of a log with the person in no heading."""
    text = written.text
    while True:
        now = replace(written, text=text)
        spots = [spot for spot in search.structure(now)[0] if spot.path[:1] == ("log",)]
        if not spots:
            return text
        # From the end, so that what stands before keeps its place.
        spot = max(spots, key=lambda each: each.start)
        source = Source(written.file, text)
        left = _left(source, spot.path[1:])
        if left is None:
            left = Splice(spot.start, spot.end, neutral.name).into(text)
        text = left


def _read(source: Source) -> LogBook:
    return read_log(source.document.body, source.file, source.document.body_line)


def _left(source: Source, path: Path) -> str | None:
    """The text without one name; None when its heading would not be read as meant."""
    book = _read(source)
    entry, key, number = path[0], path[-2], path[-1]
    if key not in NAMED or not isinstance(entry, int) or not isinstance(number, int):
        return None
    text = source.text
    begin, end, put = _stretch(source, book, entry, str(key), number)
    after = Source(source.file, Splice(begin, end, put).into(text))
    now = _read(after)
    return after.text if _is_meant(book, now, entry, str(key), number) else None


def _stretch(
    source: Source, book: LogBook, entry: int, key: str, number: int
) -> tuple[int, int, str]:
    """From where to where the heading changes, and what stands there then."""
    text = source.text
    names = [source.offsets(at) for at in _names(book, entry, key)]
    start, end = names[number]
    begin = _from(text, start)
    if number + 1 < len(names):
        return begin, _from(text, names[number + 1][0]), ""
    if number:
        return names[number - 1][1], end, ""
    stop = source.line_stop(end)
    if key == "ours_names":
        stroke = text.rfind("/", 0, begin)
        return len(text[:stroke].rstrip(" \t")), end, ""
    behind = len(text[end:stop]) - len(text[end:stop].lstrip(" \t"))
    if text[end + behind : end + behind + 1] == "/":
        return begin, end + behind, ""
    said = _WITH.search(text, 0, begin)
    begin = said.start() if said else begin
    value = book.entries[entry].value
    if "about" in value and value.get("kind") not in ABOUT_KINDS:
        return begin, end, "/"
    gap = _GAP.search(text, source.starts[source.line_of(begin)], begin)
    return gap.start() if gap else begin, end, ""


def _names(book: LogBook, entry: int, key: str) -> list[Extent]:
    found = {
        path[2]: at
        for path, at in book.positions.items()
        if path[:2] == (entry, key) and len(path) > 2
    }
    return [found[number] for number in sorted(found, key=int)]


def _from(text: str, start: int) -> int:
    """Where a name begins with its article: `la Núria`."""
    article = _ARTICLE.search(text, max(0, start - 4), start)
    return article.start() if article else start


def _is_meant(before: LogBook, after: LogBook, entry: int, key: str, number: int) -> bool:
    """Whether the log says the same as before, but for one name."""
    if len(before.entries) != len(after.entries) or len(before.unfiled) != len(after.unfiled):
        return False
    for place, (old, new) in enumerate(zip(before.entries, after.entries, strict=True)):
        wanted = dict(old.value)
        if place == entry:
            names = wanted.pop(key)
            kept = [name for at, name in enumerate(names) if at != number]
            wanted |= {key: kept} if kept else {}  # type: ignore[dict-item]
        if wanted != new.value:
            return False
    return True
