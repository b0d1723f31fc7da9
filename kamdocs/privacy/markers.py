"""A proposal whose sections are marked for a person in; the same with other readers only, out.

A section that is for this person alone is never opened to everybody: that is refused.
"""

from __future__ import annotations

from dataclasses import replace

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import Edited, Refused, Splice
from kamdocs.edit.source import Source
from kamdocs.privacy.mentions import Search
from kamdocs.privacy.written import Written
from kamdocs.read.proposal import read_proposal
from kamdocs.values.sentence import sentence


def leave_markers(written: Written, search: Search) -> Edited | Refused:
    """The text of a proposal with the person in no marker."""
    text = written.text
    while True:
        now = replace(written, text=text)
        spots = [spot for spot in search.structure(now)[0] if spot.path[:1] == ("sections",)]
        if not spots:
            return Edited(text)
        spot = max(spots, key=lambda each: each.start)
        source = Source(written.file, text)
        done = _left(source, spot.path)
        if isinstance(done, Refused):
            return done
        text = done.into(text)


def _left(source: Source, path: Path) -> Splice | Refused:
    places = read_proposal(source.document).positions
    words = sorted(source.offsets(at) for where, at in places.items() if where[:-1] == path[:-1])
    start, end = source.offsets(places[path])
    number = words.index((start, end))
    line = source.line_of(start)
    if number + 1 < len(words):
        return Splice(start, words[number + 1][0], "")
    if number:
        return Splice(words[number - 1][1], end, "")
    if path[-2] == "lead":
        after = source.starts[line + 1] if line + 1 < len(source.starts) else len(source.text)
        return Splice(source.starts[line], after, "")
    return Refused(
        sentence(
            "line {line}: this is for that person alone; say for whom it is instead, or delete it",
            line=line + 1,
        )
    )
