"""Replace what stands at a path that exists: the characters of its value and no others."""

from __future__ import annotations

import re

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import Refused, Splice
from kamdocs.edit.source import Source
from kamdocs.edit.writing import STEP, block_lines, fits, flow_text, literal_lines, scalar_text
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import sentence

_HEADER = re.compile(r"[|>][-+0-9]*")


def replace_value(source: Source, path: Path, value: Value) -> Splice | Refused:
    """Write `value` in place of the one at `path`."""
    if not path:
        return Refused(sentence("the file as a whole cannot be replaced"))
    start, end = source.span(path)
    old, lead = source.at(path), ""
    if isinstance(old, (list, dict)) and not source.is_flow(path):
        if source.has_comment(start, end):
            return Refused(sentence("comments stand inside what would be replaced"))
        before = source.behind_key(path)
        written = _written(source, path, value, before, end)
        lead = "" if written[:1] in ("\r", "\n") else " "
        return Splice(before, end, lead + written + source.text[before:start].rstrip())
    if start == end:
        lead = _lead(source, path, start)
    elif source.text[start] in "|>" and isinstance(old, str):
        return _in_block(source, path, value)
    written = _written(source, path, value, start, end)
    if written[:1] not in ("\r", "\n"):
        return Splice(start, end, lead + written)
    return Splice(len(source.text[:start].rstrip(" ")), end, written)


def _written(source: Source, path: Path, value: Value, start: int, end: int) -> str:
    """The value as it is written at `path`; it begins with a line end when it stands below."""
    in_flow = source.in_flow(path)
    indent = source.indent(path) + STEP
    if isinstance(value, str) and not in_flow:
        literal = literal_lines(value, indent)
        is_last = not source.text[end : source.line_stop(end)].strip()
        if literal is not None and is_last:
            return source.newline.join(literal)
    if isinstance(value, (list, dict)):
        line = source.text[source.starts[source.line_of(start)] : start]
        is_last = not source.text[end : source.line_stop(end)].strip()
        if in_flow or not value or not is_last or fits(f"{line} ", value):
            return flow_text(value)
        return source.newline + source.newline.join(block_lines(value, indent))
    quote = source.text[start : start + 1] if start < end else ""
    return scalar_text(value, in_flow=in_flow, quote=quote)


def _in_block(source: Source, path: Path, value: Value) -> Splice | Refused:
    """In place of a text below `|` or `>`, whose first line may have a comment."""
    start, end = source.span(path)
    stop = source.line_stop(start)
    header = _HEADER.match(source.text, start)
    comment = source.text[header.end() if header else start : stop].rstrip()
    content = source.text[stop:end].lstrip("\r\n")
    indent = len(content) - len(content.lstrip(" ")) or source.indent(path) + STEP
    literal = literal_lines(value, indent, comment) if isinstance(value, str) else None
    if literal is not None:
        return Splice(start, end, source.newline.join(literal))
    if comment:
        return Refused(sentence("a comment stands at the beginning of the text"))
    written = _written(source, path, value, start, end)
    return Splice(start, end, written)


def _lead(source: Source, path: Path, start: int) -> str:
    """What must stand before a value where none is written yet."""
    if isinstance(path[-1], str) and source.text[start - 1 : start] != ":":
        return ": "
    return " "
