"""YAML text in; plain values with the place of every key and value out, and findings.

Every scalar stays text, or None where nothing, `~` or `null` is written: types are given later.
What account files do not need (anchors, tags, several documents …) is refused with its place, and
whatever was read besides is kept; behind a fault the reading goes on at the next field of the
outermost mapping. The parser's events are followed one by one and left as soon as they nest too
deep, so that no input exhausts the stack. This is the only module that knows the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.read.text import replace_bad_characters, unify_line_ends
from kamdocs.read.yaml_faults import Fault, Point, line_at
from kamdocs.read.yaml_stops import explain_stop
from kamdocs.read.yaml_tree import Tree, Value, places_with_ids
from kamdocs.values.sentence import sentence

__all__ = ["Value", "YamlRead", "read_yaml"]

MOST_FAULTS = 20
_PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)*(?:[&!]\S*)?[ \t]*")
_FIELD = re.compile(r"(?:[^\W\d][\w.-]*|\"[^\"]+\"|'[^']+'):(?: |$)")


@dataclass(frozen=True, slots=True)
class YamlRead:
    """What was read of a YAML text.

    `value` is what could be understood. `is_whole` is false when some of the text could not be
    read, so that what is missing in `value` may well stand in the file; `broken` are the paths at
    which reading failed.
    """

    value: Value
    source_map: SourceMap
    findings: tuple[Finding, ...]
    is_whole: bool = True
    broken: tuple[Path, ...] = ()


def read_yaml(
    file: str, text: str, first_line: int = 1, lines: tuple[str, ...] | None = None
) -> YamlRead:
    """Read one YAML document, which begins on line `first_line` of its file.

    `lines` are all lines of the file when `text` is only a part of it.
    """
    text, bad = replace_bad_characters(file, unify_line_ends(text), first_line)
    tree = Tree(text.split("\n"), first_line)
    start: int | None = 0
    is_whole = True
    for _ in range(MOST_FAULTS):
        rest = text if not start else "\n" * start + "\n".join(tree.lines[start:])
        try:
            is_whole = _follow(_events(rest), tree) and is_whole
            break
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            is_whole = False
            start = _recover(tree, _fault(error, tree))
            if start is None:
                break
    keys, values = places_with_ids(tree)
    source_map = SourceMap(file, tuple(tree.lines) if lines is None else lines, keys, values)
    return YamlRead(
        tree.root,
        source_map,
        bad + tree.findings(file),
        is_whole,
        tuple(dict.fromkeys(tree.broken)),
    )


def _events(text: str) -> Iterator[Any]:
    parser = _PARSER(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()


def _follow(events: Iterable[Any], tree: Tree) -> bool:
    """Hand every event to the tree; false when the rest of the text must be left unread."""
    documents = 0
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            start, end = _start(event, tree), _point(event.end_mark)
            tree.add_scalar(event.value, start, end, event.style or "")
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            tree.end(_point(event.end_mark))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            value: Any = {} if kind is yaml.MappingStartEvent else []
            if not tree.begin(value, _start(event, tree), is_flow=bool(event.flow_style)):
                return False
        elif kind is yaml.AliasEvent:
            start, end = _point(event.start_mark), _point(event.end_mark)
            tree.refuse("yaml-alias", start, end)
            tree.add_value(None, start, end)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                tree.broken.append(())
                tree.add_fault(_second_document(event.start_mark.line))
                return False
    return True


def _start(event: Any, tree: Tree) -> Point:
    """Where a value begins, behind its anchor and tag, which are refused."""
    start = _point(event.start_mark)
    if event.anchor is None and event.tag is None:
        return start
    match = _PROPERTIES.match(line_at(tree.lines, start[0]), start[1])
    if match is None:
        return start
    for found in re.finditer(r"[&!]\S*", match[0]):
        at = (start[0], start[1] + found.start())
        name = "yaml-anchor" if found[0].startswith("&") else "yaml-tag"
        tree.refuse(name, at, (at[0], at[1] + len(found[0])))
    return min((start[0], match.end()), max(start, _point(event.end_mark)))


def _second_document(line: int) -> Fault:
    message = sentence("a second document begins here; only the first is read")
    help_ = sentence("delete the line, or put what follows into a file of its own")
    return Fault("several-documents", (line, 0), (line, 3), message, help_)


def _fault(error: Exception, tree: Tree) -> Fault:
    at, began = (getattr(error, f"{mark}_mark", None) for mark in ("problem", "context"))
    return explain_stop(
        tree.lines,
        at and _point(at),
        began and _point(began),
        tree.last,
        in_token=isinstance(error, yaml.scanner.ScannerError),
        first_line=tree.first_line,
    )


def _recover(tree: Tree, fault: Fault) -> int | None:
    """Keep the fault; gives the line of the next outermost field, None when none follows."""
    tree.add_fault(fault)
    tree.break_off(fault.start)
    return _next_field(tree.lines, fault.start[0] + 1)


def _next_field(lines: Sequence[str], start: int) -> int | None:
    return next((n for n in range(start, len(lines)) if _FIELD.match(lines[n])), None)


def _point(mark: Any) -> Point:
    return mark.line, mark.column
