"""The lines of a file in; the ignore comments in it out, and findings about malformed ones.

In YAML `# kamdocs: ignore[name, CODE] until 2027-01-31: reason`, in Markdown the same inside
`<!-- … -->`. Whether the names exist, and whether anything is suppressed, is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.read.text import compose
from kamdocs.values.partial_date import PartialDate, read_date
from kamdocs.values.sentence import Sentence, sentence

_START = re.compile(r"kamdocs[ \t]*:", re.IGNORECASE)
_FORM = re.compile(
    r"kamdocs[ \t]*:[ \t]*ignore[ \t]*\[(?P<names>[^\]]*)\]"
    r"(?:[ \t]+until[ \t]+(?P<until>[^\s:]+))?[ \t]*(?P<colon>:?)[ \t]*(?P<reason>.*)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z]{3}\d\d")
_MARKDOWN = re.compile(r"<!--[ \t]*(?P<said>kamdocs[ \t]*:.*?)(?:[ \t]*-->|$)", re.IGNORECASE)
_YAML = re.compile(r"(?:^|(?<=[ \t]))#[# \t]*(?P<said>kamdocs[ \t]*:.*?)[ \t]*$", re.IGNORECASE)
_ALONE = re.compile(r"[ \t]*(?:#.*|(?:<!--.*?(?:-->|$)[ \t]*)+)?$")
_EXAMPLE = "ignore[milestone-overdue] until 2027-01-31: waiting for legal"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One ignore comment: what it names, why, and until which day (inclusive), if any.

    `applies_to` is the line it holds for: its own, or, when it stands alone, the next one that is
    neither empty nor a comment. `extent` is the comment.
    """

    names: tuple[str, ...]
    reason: str
    until: date | None
    line: int
    extent: Extent
    applies_to: int


def read_suppressions(
    file: str,
    lines: Sequence[str],
    yaml_lines: range,
    quoted: Iterable[Extent] = (),
) -> tuple[tuple[Suppression, ...], tuple[Finding, ...]]:
    """Find the ignore comments of a file.

    `yaml_lines` are the numbers of the lines that are YAML, all others are Markdown. `quoted` are
    the stretches in which `#` begins no comment, such as the values of the YAML part.
    """
    found: list[Suppression] = []
    stretches: tuple[Extent, ...] | None = None
    findings: list[Finding] = []
    for number, match in _comments(lines, yaml_lines):
        start, end = match.span("said")
        extent = Extent(number, start + 1, number, end + 1)
        stretches = tuple(quoted) if stretches is None else stretches
        if any(_lies_in(extent, other) for other in stretches):
            continue
        is_alone = not lines[number - 1][: match.start()].strip()
        target = _next_line(lines, number) if is_alone else number
        read = _read_one(match["said"], number, extent, target)
        if isinstance(read, Suppression):
            found.append(read)
        else:
            help_ = sentence("write {example}", example=f"kamdocs: {_EXAMPLE}")
            place = Place((), file, extent=extent)
            findings.append(Finding("malformed-suppression", place, read, help_))
    return tuple(found), tuple(findings)


def _comments(lines: Sequence[str], yaml_lines: range) -> Iterator[tuple[int, re.Match[str]]]:
    fence = ""
    for number, line in enumerate(lines, 1):
        if number in yaml_lines:
            match = _YAML.search(line) if "#" in line else None
        else:
            fence = _fence_after(fence, line)
            match = _MARKDOWN.search(line) if "<!--" in line and not fence else None
        if match is not None:
            yield number, match


def _fence_after(fence: str, line: str) -> str:
    """The code fence that is open behind a line of Markdown, empty when none is."""
    mark = re.match(r" {0,3}(`{3,}|~{3,})(.*)", line)
    if mark is None:
        return fence
    if not fence:
        return mark[1]
    closes = mark[1].startswith(fence) and not mark[2].strip()
    return "" if closes else fence


def _read_one(said: str, line: int, extent: Extent, applies_to: int) -> Suppression | Sentence:
    match = _FORM.fullmatch(said)
    if match is None:
        return sentence("this comment to kamdocs is not understood")
    names = tuple(name.strip() for name in match["names"].split(",") if name.strip())
    wrong = next((name for name in names if not _NAME.fullmatch(name)), None)
    if not names:
        return sentence("it names no finding")
    if wrong is not None:
        return sentence("“{name}” cannot be the name or code of a finding", name=wrong)
    until: date | None = None
    if match["until"]:
        day = read_date(match["until"])
        if not isinstance(day, PartialDate):
            return sentence("“{text}” is not a date", text=match["until"])
        until = day.last
    reason = compose(match["reason"].strip())
    if not reason or not match["colon"]:
        return sentence("it gives no reason")
    return Suppression(names, reason, until, line, extent, applies_to)


def _next_line(lines: Sequence[str], number: int) -> int:
    following = range(number + 1, len(lines) + 1)
    return next((n for n in following if not _ALONE.match(lines[n - 1])), number)


def _lies_in(inner: Extent, outer: Extent) -> bool:
    start, end = (inner.line, inner.column), (inner.end_line, inner.end_column)
    return (outer.line, outer.column) <= start and end <= (outer.end_line, outer.end_column)
