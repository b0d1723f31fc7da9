"""The bytes of one file in; its values, their places, its prose and what was found out.

`.yaml` and `.yml` are read as values, `.md` as front matter and a body. What the values mean is not
looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Path, Place
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.read.front_matter import Parts, split_front_matter
from kamdocs.read.suppressions import Suppression, read_suppressions
from kamdocs.read.text import read_text
from kamdocs.read.yaml import YamlRead, read_yaml
from kamdocs.read.yaml_tree import Value
from kamdocs.values.sentence import sentence

_FIRST_LINES = {
    "account": sentence("three lines are enough: name, tier and owner"),
    "kamdocs": sentence("one line is enough: format: 1"),
}
_NEVER_EMPTY = frozenset(_FIRST_LINES)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read.

    `value` is what the YAML says, for Markdown the front matter (`{}` without one). `body` is the
    Markdown as it is written, and begins on line `body_line`. `is_whole` is false when the reading
    failed somewhere, so that nothing can be concluded from what is missing; `broken` are the paths
    at which it failed.
    """

    file: str
    value: Value
    source_map: SourceMap
    body: str = ""
    body_line: int = 1
    suppressions: tuple[Suppression, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_whole: bool = True
    broken: tuple[Path, ...] = ()


def read_document(file: str, data: bytes) -> Document:
    """Read a file whose name ends in `.yaml`, `.yml` or `.md`."""
    is_markdown = file.endswith(".md")
    text, findings = read_text(file, data)
    if text is None:
        value: Value = {} if is_markdown else None
        return Document(
            file, value, SourceMap(file), findings=findings, is_whole=False, broken=((),)
        )
    if is_markdown:
        return _read_markdown(file, text, findings)
    read = read_yaml(file, text)
    lines = read.source_map.lines
    suppressions, more = read_suppressions(
        file, lines, range(1, len(lines) + 1), _scalars(read.source_map)
    )
    findings = (*findings, *read.findings, *more)
    if read.value is None and not findings:
        findings = (_empty(file),)
    return Document(
        file=file,
        value=read.value,
        source_map=read.source_map,
        suppressions=suppressions,
        findings=findings,
        is_whole=read.is_whole and not (read.value is None and _must_say_something(file)),
        broken=read.broken,
    )


def _read_markdown(file: str, text: str, findings: tuple[Finding, ...]) -> Document:
    lines = tuple(text.split("\n"))
    parts = split_front_matter(file, text)
    read = _front_matter(file, parts, lines)
    suppressions, more = read_suppressions(
        file, lines, range(2, parts.body_line), _scalars(read.source_map)
    )
    return Document(
        file=file,
        value=read.value,
        source_map=read.source_map,
        body=parts.body,
        body_line=parts.body_line,
        suppressions=suppressions,
        findings=(*findings, *parts.findings, *read.findings, *more),
        is_whole=read.is_whole,
        broken=read.broken,
    )


def _front_matter(file: str, parts: Parts, lines: tuple[str, ...]) -> YamlRead:
    if parts.matter is None:
        return YamlRead({}, SourceMap(file, lines), ())
    read = read_yaml(file, parts.matter, 2, lines)
    is_whole = read.is_whole and not parts.findings
    if isinstance(read.value, dict) or read.value is None:
        return YamlRead(read.value or {}, read.source_map, read.findings, is_whole, read.broken)
    finding = Finding(
        "front-matter-without-fields",
        Place((), file),
        sentence("what stands between the lines --- are no fields"),
        sentence("write “key: value” lines there, or begin the file with an empty line"),
    )
    findings = read.findings or (finding,)
    return YamlRead({}, read.source_map, findings, is_whole=False, broken=((),))


def _scalars(source_map: SourceMap) -> Iterator[Extent]:
    """The texts in which a `#` begins no comment: quoted ones, and blocks from their second line."""
    for extent in (*source_map.values.values(), *source_map.keys.values()):
        first = source_map.line(extent.line)[extent.column - 1 : extent.column]
        if first in ("'", '"'):
            yield extent
        elif first in ("|", ">"):
            yield replace(extent, line=extent.line + 1, column=1)


def _must_say_something(file: str) -> bool:
    return PurePosixPath(file).stem in _NEVER_EMPTY


def _empty(file: str) -> Finding:
    stem = PurePosixPath(file).stem
    help_text = sentence("fill it in, or delete it")
    if stem in _NEVER_EMPTY:
        help_text = _FIRST_LINES[stem]
    return Finding(
        "empty-file",
        Place((), file, extent=Extent(1, 1, 1, 2)),
        sentence("says nothing"),
        help_text,
        escalated=stem in _NEVER_EMPTY,
    )
