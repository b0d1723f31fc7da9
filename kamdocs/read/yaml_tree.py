"""The parts of a YAML text in, one by one; plain values and the place of each of them out.

Knows nothing of the parser that hands the parts over. What was taken in stays, also when the parser
stops half-way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Path
from kamdocs.read.text import compose, replace_bad_characters
from kamdocs.read.yaml_faults import (
    Fault,
    Point,
    as_findings,
    explain_refusals,
    extent_of,
    line_at,
)
from kamdocs.read.yaml_spot import LastScalar, inside
from kamdocs.values.sentence import sentence

Value: TypeAlias = str | list["Value"] | dict[str, "Value"] | None

DEEPEST = 64
_NOTHING = frozenset(["", "~", "null"])


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


class Tree:
    """The value of one document while it grows.

    `lines` are the lines of the text, the first of which is line `first_line` of its file.
    """

    def __init__(self, lines: Sequence[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line
        self.root: Value = None
        self.keys: dict[Path, Extent] = {}
        self.values: dict[Path, Extent] = {}
        self.broken: list[Path] = []
        self.last: LastScalar | None = None
        self._open: list[_Open] = []
        self._faults: list[Fault] = []
        self._refused: dict[str, list[tuple[Point, str]]] = {}

    def add_fault(self, fault: Fault) -> None:
        """Keep a fault that somebody else found."""
        self._faults.append(fault)

    def refuse(self, name: str, start: Point, end: Point) -> None:
        """Note something that kamdocs does not read (`yaml-anchor`, `yaml-tag` …)."""
        line = line_at(self.lines, start[0])
        stop = end[1] if end[0] == start[0] else len(line)
        self._refused.setdefault(name, []).append((start, line[start[1] : stop].rstrip()))

    def findings(self, file: str) -> tuple[Finding, ...]:
        """Everything found so far, in the order of the text."""
        refused = [explain_refusals(name, found) for name, found in self._refused.items()]
        return as_findings(file, [*self._faults, *refused], self.first_line)

    def add_scalar(self, text: str, start: Point, end: Point, style: str) -> None:
        """A key or value; `style` is its quote, `|` or `>`, empty when it is plain."""
        if style in ("|", ">"):
            end = self._block_end(start, end)
        if text or style:
            self.last = LastScalar(start, end, style)
        else:
            line, column = inside(self.lines, start)
            start = end = (line, len(self.lines[line][:column].rstrip()))
        if not text.isascii():
            text = compose(text)
        if style == '"' and not text.isprintable():
            text = self._without_bad(text, start, end)
        top = self._open[-1] if self._open else None
        if top is not None and top.waits_for_key and isinstance(top.value, dict):
            self._add_key(top, top.value, text, start, end, is_plain=not style)
        else:
            self.add_value(None if text in _NOTHING and not style else text, start, end)

    def add_value(self, value: Value, start: Point, end: Point) -> None:
        """A value without parts."""
        path = self._place(value)
        if path is not None:
            self.values[path] = extent_of(start, end, self.first_line)
        self._after(end)

    def begin(self, value: dict[str, Value] | list[Value], start: Point, *, is_flow: bool) -> bool:
        """A list or mapping opens; false when it is one too many inside one another."""
        if len(self._open) >= DEEPEST:
            message = sentence("more than {count} lists or mappings in one another", count=DEEPEST)
            help_ = sentence("close the brackets, or write it flatter")
            end = (start[0], start[1] + 1)
            self._faults.append(Fault("nested-too-deep", start, end, message, help_))
            self.broken.append(())
            self.end_all()
            return False
        top = self._open[-1] if self._open else None
        if top is None and isinstance(self.root, dict) and isinstance(value, dict):
            value = self.root
        if top is not None and top.waits_for_key and isinstance(top.value, dict):
            self.refuse("complex-key", start, (start[0], start[1] + 1))
            path = None
        else:
            path = self._place(value)
        self._open.append(_Open(path, value, start, start, is_flow))
        return True

    def end(self, point: Point) -> None:
        """The innermost list or mapping ends; `point` counts only behind a closing bracket."""
        top = self._open[-1]
        self._finish(point if top.is_flow else top.end)

    def end_all(self) -> None:
        """Nothing more comes: close what is open."""
        while self._open:
            self._finish(self._open[-1].end)

    def break_off(self, point: Point) -> None:
        """The parser stopped: note which path cannot be trusted, and close what is open.

        A text that reaches to `point`, where the fault begins, was cut out wrongly and is dropped.
        """
        top = next((top for top in reversed(self._open) if top.path is not None), None)
        if top is not None and top.path is not None:
            self.broken.append((*top.path, top.key) if top.key is not None else top.path)
        else:
            self.broken.append(())
        self.end_all()
        path = next((path for path in reversed(self.values) if self._is_text(path)), None)
        if path is None or _end(self.values[path], self.first_line) < point:
            return
        del self.values[path]
        self.broken.append(path)
        holder, key = _value_at(self.root, path[:-1]), path[-1]
        if isinstance(holder, dict) and isinstance(key, str):
            holder[key] = None

    def _is_text(self, path: Path) -> bool:
        return bool(path) and isinstance(_value_at(self.root, path), str)

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
        last = min(last, len(self.lines) - 1)
        keeps_blank_lines = "+" in self.lines[start[0]][start[1] : start[1] + 3]
        while last > start[0] and not keeps_blank_lines and not self.lines[last].strip(" "):
            last -= 1
        return last, len(self.lines[last])

    def _add_key(
        self,
        top: _Open,
        fields: dict[str, Value],
        text: str,
        start: Point,
        end: Point,
        *,
        is_plain: bool,
    ) -> None:
        top.waits_for_key = False
        top.end = end
        top.key = None
        if is_plain and text == "<<":
            self.refuse("merge-key", start, end)
        elif (is_plain and not text) or end[0] != start[0]:
            self.refuse("complex-key", start, end)
        elif text in fields:
            self._add_duplicate(top, text, start, end)
        else:
            top.key = text
            fields[text] = None
            if top.path is not None:
                self.keys[(*top.path, text)] = extent_of(start, end, self.first_line)

    def _add_duplicate(self, top: _Open, text: str, start: Point, end: Point) -> None:
        first = None if top.path is None else self.keys.get((*top.path, text))
        if first is None:
            return
        message = sentence("“{key}” is written already on line {line}", key=text, line=first.line)
        help_ = sentence("keep one of the two; until then the first one counts")
        self._faults.append(Fault("duplicate-key", start, end, message, help_))

    def _finish(self, end: Point) -> None:
        done = self._open.pop()
        end = max(done.start, end)
        if done.path is not None:
            self.values[done.path] = extent_of(done.start, end, self.first_line)
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


def places_with_ids(tree: Tree) -> tuple[dict[Path, Extent], dict[Path, Extent]]:
    """The places of keys and values; those inside list items with an `id` also by that id."""
    ids: dict[Path, str] = {}
    for path in tree.values:
        if len(path) > 1 and path[-1] == "id" and isinstance(path[-2], int):
            name = _value_at(tree.root, path)
            if isinstance(name, str):
                ids[path[:-1]] = name
    if not ids:
        return tree.keys, tree.values
    names: dict[Path, Path] = {(): ()}
    return _renamed(tree.keys, ids, names), _renamed(tree.values, ids, names)


def _renamed(
    places: dict[Path, Extent], ids: dict[Path, str], names: dict[Path, Path]
) -> dict[Path, Extent]:
    renamed: dict[Path, Extent] = dict(places)
    for path, extent in places.items():
        named = _named(path, ids, names)
        if named != path:
            renamed.setdefault(named, extent)
    return renamed


def _named(path: Path, ids: dict[Path, str], names: dict[Path, Path]) -> Path:
    """A path by ids; `names` remembers those that were asked for."""
    found = names.get(path)
    if found is None:
        found = (*_named(path[:-1], ids, names), ids.get(path, path[-1]))
        names[path] = found
    return found


def _end(extent: Extent, first_line: int) -> Point:
    return extent.end_line - first_line, extent.end_column - 1


def _value_at(root: Value, path: Path) -> Value:
    for key in path:
        root = root[key]  # type: ignore[index]
    return root
