"""Add a task to an action list, and an entry to a log: the text of the file in, the new one out.

Nothing that stands in the file is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kamdocs.edit.change import Edited, Refused, Splice
from kamdocs.edit.source import Source
from kamdocs.read.text import compose, replace_bad_characters
from kamdocs.values.sentence import sentence

_TASK = re.compile(r"[ \t]*[-*+] \[[ xX]\] ")
_HEADING = re.compile(r"##[ \t]+(?P<day>\d{4}-\d{2}-\d{2})?")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def add_action(text: str, what: str, *, owner: str, due: date | None = None) -> Edited | Refused:
    """Add `- [ ] 2026-12-01 @ana Offer` below the last task, or at the end where there is none."""
    words = [due.isoformat() if due else "", f"@{owner}", compose(what.strip())]
    line = f"- [ ] {' '.join(word for word in words if word)}"
    if not what.strip() or "\n" in line or "\r" in line or replace_bad_characters("", line)[1]:
        return Refused(sentence("a task is one line of text"))
    source = Source("actions.md", text)
    lines = _body(source)
    last = max((n for n, said in lines if _TASK.match(said)), default=None)
    if last is None:
        return _at_end(source, [line])
    indent = _width(source, last)
    while last + 1 < len(source.starts) and _width(source, last + 1) > indent:
        last += 1
    stop = source.stops[last]
    return Edited(Splice(stop, stop, source.newline + line).into(text))


def add_log_entry(text: str, day: date, title: str, body: str = "") -> Edited | Refused:
    """Add `## 2026-11-18 title` with its body, above the first entry that is not newer."""
    heading = f"## {day.isoformat()} {compose(title.strip())}".rstrip()
    said = compose(body.replace("\r\n", "\n").strip("\n"))
    if "\n" in heading or replace_bad_characters("", heading + said)[1]:
        return Refused(sentence("a title is one line of text, and nothing in it is invisible"))
    if any(_HEADING.match(line) for line in said.split("\n")):
        return Refused(sentence("a line of the text would begin an entry of its own"))
    source = Source("log.md", text)
    entry = [heading, *said.split("\n")] if said else [heading]
    for number, line in _body(source):
        match = _HEADING.match(line)
        if match and match["day"] and match["day"] <= day.isoformat():
            start = source.starts[number]
            new = source.newline.join([*entry, "", ""])
            return Edited(Splice(start, start, new).into(text))
    return _at_end(source, entry)


def _at_end(source: Source, lines: list[str]) -> Edited:
    """New lines at the end, behind an empty one; the end of the file stays as it is."""
    kept = source.text.rstrip("\r\n")
    if not kept.strip("\ufeff"):
        return Edited(source.newline.join([kept + lines[0], *lines[1:], ""]))
    ending = source.text[len(kept) :] or ""
    return Edited(source.newline.join([kept, "", *lines]) + ending)


def _body(source: Source) -> Iterator[tuple[int, str]]:
    """The lines of the prose outside of code, with their numbers from 0."""
    fence = ""
    for number, line in enumerate(source.document.body.split("\n"), source.document.body_line - 1):
        match = _FENCE.match(line)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
        elif not fence:
            yield number, line


def _width(source: Source, number: int) -> int:
    """How far a line is indented; an empty one not at all."""
    line = source.text[source.starts[number] : source.stops[number]]
    return len(line) - len(line.lstrip(" \t")) if line.strip() else 0
