"""YAML text in; plain values with the place of every key and value out, and findings.

Every scalar stays text, or None where nothing, `~` or `null` is written: types are given later.
What account files do not need (anchors, tags, several documents …) is refused with its place, and
whatever was read besides is kept. The parser's events are followed one by one and left as soon as
they nest too deep, so that no input can exhaust the stack. This is the only module that knows the
library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Path, Place
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.read.text import compose, replace_bad_characters, unify_line_ends
from kamdocs.read.yaml_faults import Fault, LastScalar, Point, explain_fault, line_at
from kamdocs.values.sentence import sentence, sentence_n

Value: TypeAlias = str | list["Value"] | dict[str, "Value"] | None

DEEPEST = 64
_PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BLOCK = frozenset("|>")
_NOTHING = frozenset(["", "~", "null"])
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)*(?:[&!]\S*)?[ \t]*")

_REFUSED = {
    "yaml-anchor": (
        "an anchor ({what}) names a value to be repeated; kamdocs does not read them",
        "{count} anchors (first {what}) name values to be repeated; kamdocs does not read them",
        sentence("delete it; if it belongs to a text, put the text in quotes"),
    ),
    "yaml-alias": (
        "an alias ({what}) repeats a value from elsewhere; kamdocs does not read them",
        "{count} aliases (first {what}) repeat values from elsewhere; kamdocs does not read them",
        sentence("write the value itself; if a text begins with *, put it in quotes"),
    ),
    "yaml-tag": (
        "a tag ({what}) forces a type on a value; kamdocs does not read them",
        "{count} tags (first {what}) force types on values; kamdocs does not read them",
        sentence("delete it; if a text begins with !, put it in quotes"),
    ),
    "merge-key": (
        "{what} takes over keys from elsewhere; kamdocs does not read it",
        "{what} takes over keys from elsewhere in {count} places; kamdocs does not read it",
        sentence("write the keys themselves"),
    ),
    "complex-key": (
        "a key must be a short text on one line",
        "{count} keys are not a short text on one line",
        sentence("write “key: value”; a key that holds a list or fields has no meaning here"),
    ),
}


@dataclass(frozen=True, slots=True)
class YamlRead:
    """What was read of a YAML text.

    `value` is what could be understood. `is_whole` is false when the reading had to stop before
    the end, so that what is missing in `value` may well stand in the file.
    """

    value: Value
    source_map: SourceMap
    findings: tuple[Finding, ...]
    is_whole: bool = True


def read_yaml(
    file: str, text: str, first_line: int = 1, lines: tuple[str, ...] | None = None
) -> YamlRead:
    """Read one YAML document, which begins on line `first_line` of its file.

    `lines` are all lines of the file when `text` is only a part of it.
    """
    text, bad = replace_bad_characters(file, unify_line_ends(text), first_line)
    builder = _Builder(text.split("\n"), first_line)
    try:
        is_whole = builder.follow(yaml.parse(text, Loader=_PARSER))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        builder.explain(error)
        is_whole = False
    source_map = SourceMap(
        file,
        lines if lines is not None else tuple(builder.lines),
        *_with_ids(builder),
    )
    return YamlRead(builder.root, source_map, bad + builder.findings(file), is_whole)


@dataclass(slots=True)
class _Open:
    """A mapping or sequence whose end has not come yet; without a path it will not be kept."""

    path: Path | None
    value: dict[str, Value] | list[Value]
    start: Point
    end: Point
    is_flow: bool
    key: str | None = None
    waits_for_key: bool = True


class _Builder:
    """Follows the events of one text; holds what is known so far, also after a failure."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines = lines
        self.root: Value = None
        self.keys: dict[Path, Extent] = {}
        self.values: dict[Path, Extent] = {}
        self._shift = first_line
        self._open: list[_Open] = []
        self._faults: list[Fault] = []
        self._refused: dict[str, list[tuple[Point, str]]] = {}
        self._documents = 0
        self._last: LastScalar | None = None

    def follow(self, events: Any) -> bool:
        """Take in events until the end, or until one that ends the reading (then false)."""
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                top = self._open[-1]
                self._finish(_point(event.end_mark) if top.is_flow else top.end)
            elif kind is yaml.AliasEvent:
                start, end = _point(event.start_mark), _point(event.end_mark)
                self._refuse("yaml-alias", start, end)
                self._take(None, start, end)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if not self._begin(event, {} if kind is yaml.MappingStartEvent else []):
                    return False
            elif kind is yaml.DocumentStartEvent and not self._document(event):
                return False
        return True

    def explain(self, error: Exception) -> None:
        """Say in the user's words why the parser stopped, and close what was open."""
        at, began = (getattr(error, f"{mark}_mark", None) for mark in ("problem", "context"))
        fault = explain_fault(
            self.lines,
            at and _point(at),
            began and _point(began),
            self._last,
            in_token=isinstance(error, yaml.scanner.ScannerError),
            first_line=self._shift,
        )
        self._faults.append(fault)
        self._finish_all()

    def findings(self, file: str) -> tuple[Finding, ...]:
        """Everything found so far, in the order of the text."""
        faults = list(self._faults)
        for name, found in self._refused.items():
            one, many, help_ = _REFUSED[name]
            start, what = found[0]
            message = sentence_n(one, many, len(found), what=what)
            faults.append(Fault(name, start, (start[0], start[1] + len(what)), message, help_))
        faults.sort(key=lambda fault: fault.start)
        return tuple(
            Finding(
                fault.name,
                Place((), file, extent=self._extent(fault.start, fault.end)),
                fault.message,
                fault.help,
            )
            for fault in faults
        )

    def _extent(self, start: Point, end: Point) -> Extent:
        return Extent(start[0] + self._shift, start[1] + 1, end[0] + self._shift, end[1] + 1)

    def _refuse(self, name: str, start: Point, end: Point) -> None:
        line = line_at(self.lines, start[0])
        stop = end[1] if end[0] == start[0] else len(line)
        self._refused.setdefault(name, []).append((start, line[start[1] : stop].rstrip()))

    def _document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        line = event.start_mark.line
        message = sentence("a second document begins here; only the first is read")
        help_ = sentence("delete the line, or put what follows into a file of its own")
        self._faults.append(Fault("several-documents", (line, 0), (line, 3), message, help_))
        return False

    def _start(self, event: Any) -> Point:
        """Where a value begins, behind its anchor and tag, which are refused."""
        start = _point(event.start_mark)
        if event.anchor is None and event.tag is None:
            return start
        match = _PROPERTIES.match(line_at(self.lines, start[0]), start[1])
        if match is None:
            return start
        for found in re.finditer(r"[&!]\S*", match[0]):
            at = (start[0], start[1] + found.start())
            name = "yaml-anchor" if found[0].startswith("&") else "yaml-tag"
            self._refuse(name, at, (at[0], at[1] + len(found[0])))
        return min((start[0], match.end()), max(start, _point(event.end_mark)))

    def _scalar(self, event: Any) -> None:
        start, end = self._start(event), _point(event.end_mark)
        style: str = event.style or ""
        if style in _BLOCK:
            end = self._block_end(start, end)
        text: str = event.value
        if text or style:
            self._last = LastScalar(start, end, style)
        if not text.isascii():
            text = compose(text)
        if style == '"' and not text.isprintable():
            text = self._without_bad(text, start, end)
        top = self._open[-1] if self._open else None
        if top is not None and top.waits_for_key and type(top.value) is dict:
            self._key(top, text, start, end, is_plain=not style)
        else:
            self._take(None if text in _NOTHING and not style else text, start, end)

    def _without_bad(self, text: str, start: Point, end: Point) -> str:
        """Refuse what an escape such as \\u202E brought in."""
        text, findings = replace_bad_characters("", text)
        for found in findings:
            help_ = found.help or sentence("delete it")
            self._faults.append(Fault(found.name, start, end, found.message, help_))
        return text

    def _block_end(self, start: Point, end: Point) -> Point:
        """The end of a block scalar's own text, without the line end after it."""
        last = end[0] if end[1] else end[0] - 1
        keeps_blank_lines = "+" in self.lines[start[0]][start[1] : start[1] + 3]
        while last > start[0] and not keeps_blank_lines and not self.lines[last].strip(" "):
            last -= 1
        return last, len(self.lines[last])

    def _key(self, top: _Open, text: str, start: Point, end: Point, *, is_plain: bool) -> None:
        top.waits_for_key = False
        top.end = end
        top.key = None
        assert isinstance(top.value, dict)  # noqa: S101 (tells the type checker)
        if is_plain and text == "<<":
            self._refuse("merge-key", start, end)
        elif (is_plain and not text) or end[0] != start[0]:
            self._refuse("complex-key", start, end)
        elif text in top.value:
            self._duplicate(top, text, start, end)
        else:
            top.key = text
            top.value[text] = None
            if top.path is not None:
                self.keys[(*top.path, text)] = self._extent(start, end)

    def _duplicate(self, top: _Open, text: str, start: Point, end: Point) -> None:
        first = self.keys.get((*(top.path or ()), text))
        if top.path is None or first is None:
            return
        message = sentence("“{key}” is written already on line {line}", key=text, line=first.line)
        help_ = sentence("keep one of the two; until then the first one counts")
        self._faults.append(Fault("duplicate-key", start, end, message, help_))

    def _begin(self, event: Any, value: dict[str, Value] | list[Value]) -> bool:
        """A list or mapping opens; false when that is one too many inside one another."""
        start = self._start(event)
        if len(self._open) >= DEEPEST:
            message = sentence("more than {count} lists or mappings in one another", count=DEEPEST)
            help_ = sentence("close the brackets, or write it flatter")
            end = (start[0], start[1] + 1)
            self._faults.append(Fault("nested-too-deep", start, end, message, help_))
            self._finish_all()
            return False
        top = self._open[-1] if self._open else None
        if top is not None and top.waits_for_key and type(top.value) is dict:
            self._refuse("complex-key", start, (start[0], start[1] + 1))
            path = None
        else:
            path = self._place(value)
        self._open.append(_Open(path, value, start, start, bool(event.flow_style)))
        return True

    def _finish(self, end: Point) -> None:
        done = self._open.pop()
        end = max(done.start, end)
        if done.path is not None:
            self.values[done.path] = self._extent(done.start, end)
        self._after(end)

    def _finish_all(self) -> None:
        while self._open:
            self._finish(self._open[-1].end)

    def _take(self, value: Value, start: Point, end: Point) -> None:
        path = self._place(value)
        if path is not None:
            self.values[path] = self._extent(start, end)
        self._after(end)

    def _place(self, value: Value) -> Path | None:
        """Put a value where it belongs; gives its path, None when it is not kept."""
        if not self._open:
            self.root = value
            return ()
        top = self._open[-1]
        key: str | int
        if isinstance(top.value, list):
            key = len(top.value)
            top.value.append(value)
        elif top.key is None:
            return None
        else:
            key = top.key
            top.value[key] = value
        return None if top.path is None else (*top.path, key)

    def _after(self, end: Point) -> None:
        """A key or value is complete: what it stands in goes on from here."""
        if self._open:
            top = self._open[-1]
            top.end = max(top.end, end)
            if top.waits_for_key:
                top.key = None
            top.waits_for_key = not top.waits_for_key


def _point(mark: Any) -> Point:
    return mark.line, mark.column


def _with_ids(read: _Builder) -> tuple[dict[Path, Extent], dict[Path, Extent]]:
    """The places read, with those inside list items that carry an id found by it as well."""
    ids: dict[Path, str] = {}
    for path in read.values:
        if len(path) > 1 and path[-1] == "id" and isinstance(path[-2], int):
            name = _value_at(read.root, path)
            if isinstance(name, str):
                ids[path[:-1]] = name
    if not ids:
        return read.keys, read.values
    return _renamed(read.keys, ids), _renamed(read.values, ids)


def _renamed(places: dict[Path, Extent], ids: dict[Path, str]) -> dict[Path, Extent]:
    renamed: dict[Path, Extent] = dict(places)
    for path, extent in places.items():
        named = tuple(ids.get(path[: n + 1], key) for n, key in enumerate(path))
        if named != path:
            renamed.setdefault(named, extent)
    return renamed


def _value_at(root: Value, path: Path) -> Value:
    for key in path:
        root = root[key]  # type: ignore[index]
    return root
