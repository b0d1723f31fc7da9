"""The log of an account (`log.md`): one file for the daily notes.

In: the text, an entry a heading with a date. Out: the entries as plain values with positions, what
could not be understood, kept whole, and a finding for each of those. No line is lost: every line
belongs to an entry, to what is unfiled, or to the text before the first heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Path
from kamdocs.read.code_fence import CodeFence
from kamdocs.read.log_heading import (
    IMPOSSIBLE_DAY,
    Reading,
    Span,
    read_day,
    read_heading,
    read_next,
)
from kamdocs.read.log_lines import Known, LineFault, LineRead, read_line
from kamdocs.read.markdown import render_markdown, split_lines
from kamdocs.read.markdown_faults import find_at
from kamdocs.read.rendered import Rendered
from kamdocs.values.sentence import sentence

Plain = str | list[str] | dict[str, str] | list[dict[str, str]]

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_DATED = re.compile(r"\d{1,4}[-/. ]")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An entry that was understood.

    `value` has `on`, `kind`, `text`, and where written `about`, `with_names`, `ours_names`, `next`
    (a mapping of `on`, `owner`, `what`) and `further`, a list of more of them, and the fields its
    lines fill (`solved`, `severity` …; `shown` is a list). `source` is the whole entry from its
    heading on line `first_line`; `rendered` is `text`.
    """

    value: dict[str, Plain]
    source: str
    first_line: int
    rendered: Rendered


@dataclass(frozen=True, slots=True)
class Unfiled:
    """An entry that was not understood: its heading, and all of it."""

    title: str
    extent: Extent
    source: str
    first_line: int
    rendered: Rendered


@dataclass(frozen=True, slots=True)
class LogBook:
    """A log; `positions` leads from `(0,)`, `(0, "on")`, `(0, "with_names", 1)` to the text."""

    entries: tuple[LogEntry, ...]
    unfiled: tuple[Unfiled, ...]
    preamble: str
    positions: Mapping[Path, Extent]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Chunk:
    """The lines of one entry, from its heading on."""

    first_line: int
    lines: list[str] = field(default_factory=list)


def read_log(body: str, file: str, first_line: int, known: Known | None = None) -> LogBook:
    """Read a log whose text begins on line `first_line` of `file`.

    With `known` people and products are turned into ids, and names that nobody has are reported;
    without it `owner` and `shown` hold what is written.
    """
    preamble, chunks = _cut(split_lines(body), first_line)
    reader = _Reader(file, known)
    for number, chunk in enumerate(chunks, 1):
        reader.take(chunk, f"log-{number}--")
    findings = sorted(reader.findings, key=lambda found: found.place.extent or Extent(0, 0, 0, 0))
    return LogBook(
        tuple(reader.entries),
        tuple(reader.unfiled),
        "\n".join(preamble),
        reader.positions,
        tuple(findings),
    )


def _cut(lines: list[str], first_line: int) -> tuple[list[str], list[_Chunk]]:
    """Cut a log at its headings: those of the second level, and others that begin with a date."""
    preamble: list[str] = []
    chunks: list[_Chunk] = []
    fence = CodeFence()
    for number, line in enumerate(lines, first_line):
        heading = None if fence.holds(line) else _HEADING.fullmatch(line)
        if heading and (len(heading[1]) == 2 or _DATED.match(heading[2] or "")):
            chunks.append(_Chunk(number))
        (chunks[-1].lines if chunks else preamble).append(line)
    return preamble, chunks


class _Reader:
    def __init__(self, file: str, known: Known | None) -> None:
        self.file = file
        self.known = known
        self.entries: list[LogEntry] = []
        self.unfiled: list[Unfiled] = []
        self.positions: dict[Path, Extent] = {}
        self.findings: list[Finding] = []

    def take(self, chunk: _Chunk, prefix: str) -> None:
        line = chunk.lines[0]
        heading = _HEADING.fullmatch(line)
        begin, end = heading.span(2) if heading and heading[2] else (len(line), len(line))
        reading = read_heading(line[:end], begin)
        if reading is None:
            self.keep(chunk, line[begin:end], prefix)
            return
        index = len(self.entries)
        value: dict[str, Plain] = dict(reading.values)
        self.positions[(index,)] = _extent(chunk.first_line, (begin, end))
        self.place((index,), reading, chunk.first_line)
        text = self.read_lines(chunk, index, value)
        value["text"] = "\n".join(text).strip()
        rendered = self.render(text, chunk.first_line + 1, prefix)
        source = "\n".join(chunk.lines)
        self.entries.append(LogEntry(value, source, chunk.first_line, rendered))

    def read_lines(self, chunk: _Chunk, index: int, value: dict[str, Plain]) -> list[str]:
        """The lines below the heading; each that says a next step or a field is left empty."""
        text: list[str] = []
        steps: list[dict[str, str]] = []
        fence = CodeFence()
        for number, line in enumerate(chunk.lines[1:], chunk.first_line + 1):
            is_code = fence.holds(line)
            reading = None if is_code else read_next(line)
            if reading is None or not reading.values:
                is_field = not is_code and self.take_field(line, number, index, value)
                text.append("" if is_field else line)
                continue
            text.append("")
            path: Path = (index, "further", len(steps) - 1) if steps else (index, "next")
            lead = len(line) - len(line.lstrip())
            self.positions[path] = _extent(number, (lead, len(line.rstrip())))
            self.place(path, reading, number)
            steps.append({key: str(item) for key, item in reading.values.items()})
        if steps:
            value["next"] = steps[0]
        if len(steps) > 1:
            value["further"] = steps[1:]
        first = [number for number, line in enumerate(text) if line.strip()]
        if first:
            top, last = chunk.first_line + 1 + first[0], chunk.first_line + 1 + first[-1]
            lead = len(text[first[0]]) - len(text[first[0]].lstrip())
            width = len(text[first[-1]].rstrip())
            self.positions[(index, "text")] = Extent(top, lead + 1, last, width + 1)
        return text

    def take_field(self, line: str, number: int, index: int, value: dict[str, Plain]) -> bool:
        """Fill a field from a line; whether it did. A line that says it again or wrongly stays text."""
        read = read_line(line, self.known)
        if isinstance(read, LineRead) and read.field in value:
            said = sentence("the entry says this already, so this line is only text")
            hint = sentence("keep one of the two")
            read = LineFault(read.field, (read.spans[0][0], read.spans[-1][1]), said, hint)
        if isinstance(read, LineFault):
            extent = _extent(number, read.span)
            self.findings.append(find_at("unread-log-line", self.file, extent, read.message, read.help))  # fmt: skip
        if not isinstance(read, LineRead):
            return False
        value[read.field] = read.value
        path = (index, read.field)
        self.positions[path] = _extent(number, (read.spans[0][0], read.spans[-1][1]))
        if isinstance(read.value, list):
            for place, span in enumerate(read.spans):
                self.positions[(*path, place)] = _extent(number, span)
        return True

    def place(self, path: Path, reading: Reading, line: int) -> None:
        for key, spans in reading.spans.items():
            whole = (spans[0][0], spans[-1][1])
            self.positions[(*path, key)] = _extent(line, whole)
            if isinstance(reading.values[key], list):
                for index, span in enumerate(spans):
                    self.positions[(*path, key, index)] = _extent(line, span)

    def keep(self, chunk: _Chunk, title: str, prefix: str) -> None:
        """Keep what was not understood, and say so."""
        line = chunk.lines[0]
        lead = len(line) - len(line.lstrip())
        extent = _extent(chunk.first_line, (lead, max(len(line.rstrip()), lead + 1)))
        rendered = self.render(chunk.lines[1:], chunk.first_line + 1, prefix)
        source = "\n".join(chunk.lines)
        self.unfiled.append(Unfiled(title, extent, source, chunk.first_line, rendered))
        message = sentence("this entry is not filed: its heading is not understood")
        day = IMPOSSIBLE_DAY.match(title)
        if day is not None and read_day(title, 0) is None:
            message = sentence("this entry is not filed: there is no day {given}", given=day[0])
        hint = sentence("write the day and the kind: ## 2026-11-18 call · Their name / Our name")
        self.findings.append(find_at("unfiled-log-entry", self.file, extent, message, hint))

    def render(self, lines: list[str], first_line: int, prefix: str) -> Rendered:
        rendered = render_markdown("\n".join(lines), self.file, first_line, id_prefix=prefix)
        self.findings += rendered.findings
        return rendered


def _extent(line: int, span: Span) -> Extent:
    return Extent(line, span[0] + 1, line, span[1] + 1)
