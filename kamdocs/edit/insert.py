"""Add a key to a mapping or an item to a list, in the style of their sisters."""

from __future__ import annotations

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import Refused, Splice
from kamdocs.edit.source import Source
from kamdocs.edit.writing import entry_lines, flow_text, item_lines, key_text
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import sentence

FENCE = "---"


def insert_key(source: Source, path: Path, key: str, value: Value) -> Splice | Refused:
    """Add `key: value` at the end of the mapping at `path`."""
    fields = source.at(path)
    if not path and not fields and not (source.is_written() and source.is_flow(())):
        return _first_key(source, key, value)
    if not isinstance(fields, dict):
        return Refused(sentence("there are no fields to add “{key}” to", key=key))
    if source.is_flow(path):
        written = f"{key_text(key)}: {flow_text(value)}"
        return _into_brackets(source, path, (*path, list(fields)[-1]) if fields else None, written)
    last = (*path, list(fields)[-1])
    below = isinstance(value, dict) and _is_below(source, last)
    indent = source.indent((*path, next(iter(fields))))
    return _after(source, last, entry_lines(key, value, indent, below=below))


def insert_item(source: Source, path: Path, value: Value) -> Splice | Refused:
    """Add `value` at the end of the list at `path`."""
    items = source.at(path)
    if not isinstance(items, list):
        return Refused(sentence("there is no list to add to"))
    last = (*path, len(items) - 1)
    if source.is_flow(path):
        return _into_brackets(source, path, last if items else None, flow_text(value))
    below = isinstance(value, dict) and _is_below(source, last)
    return _after(source, last, item_lines(value, source.indent((*path, 0)), below=below))


def _is_below(source: Source, path: Path) -> bool:
    """Whether a sister is written as fields of their own lines."""
    return isinstance(source.at(path), dict) and not source.is_flow(path)


def _after(source: Source, sister: Path, lines: list[str]) -> Splice:
    """New lines below the last line of a sister, with what else stands on that line."""
    stop = source.line_stop(source.entry_end(sister))
    return Splice(stop, stop, "".join(source.newline + line for line in lines))


def _into_brackets(source: Source, path: Path, last: Path | None, written: str) -> Splice:
    if last is None:
        start = source.span(path)[0] + 1
        return Splice(start, start, written)
    end = source.entry_end(last)
    nothing = " null" if source.text[end - 1] == ":" else ""
    return Splice(end, end, f"{nothing}, {written}")


def _first_key(source: Source, key: str, value: Value) -> Splice | Refused:
    """The first field of a file that has none."""
    lines = entry_lines(key, value, 0)
    text = source.newline.join([*lines, ""])
    if not source.file.endswith(".md"):
        if source.is_written():
            return Refused(sentence("there are no fields to add “{key}” to", key=key))
        starts_line = source.stops[-1] == source.starts[-1]
        end = len(source.text)
        return Splice(end, end, text if starts_line else source.newline + text)
    if source.document.body_line > 1:
        start = source.starts[1]
        return Splice(start, start, text)
    fence = f"{FENCE}{source.newline}"
    return Splice(source.starts[0], source.starts[0], f"{fence}{text}{fence}")
