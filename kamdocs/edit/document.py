"""The text of a YAML or Markdown file and changes in; the text with those changes out.

Only the characters concerned change: comments, order, spelling, line ends and the prose of Markdown
stay. After each step the text is read again; what would come out otherwise than meant is refused,
and then nothing is changed at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import AddItem, Change, Edited, Refused, Remove, SetValue, Splice
from kamdocs.edit.insert import insert_item, insert_key
from kamdocs.edit.remove import remove_entry
from kamdocs.edit.scalar import replace_value
from kamdocs.edit.source import Source
from kamdocs.edit.verify import verify_edit
from kamdocs.read.text import compose, replace_bad_characters
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import sentence


@dataclass(frozen=True, slots=True)
class _InsertKey:
    path: Path
    key: str
    value: Value


_Step = SetValue | AddItem | Remove | _InsertKey


def edit_document(file: str, text: str, changes: Iterable[Change]) -> Edited | Refused:
    """Make all changes, one after the other, or none.

    `text` is the file as it stands, line ends and byte order mark included; `file` is its name,
    whose ending says whether it is YAML or Markdown with front matter.
    """
    try:
        source = Source(file, text)
    except UnicodeEncodeError:
        return Refused(sentence("the file is not UTF-8"))
    if not source.document.is_whole:
        return Refused(sentence("the file cannot be read as a whole; mend its faults first"))
    for change in changes:
        steps = _steps(source.value, change)
        if isinstance(steps, Refused):
            return steps
        for step in steps:
            done = _take(source, step)
            if isinstance(done, Refused):
                return done
            source = done
    return Edited(source.text)


def _take(source: Source, step: _Step) -> Source | Refused:
    if not isinstance(step, Remove) and _has_bad(step.value):
        return Refused(sentence("the new text holds an invisible character"))
    splice = _splice(source, step)
    if isinstance(splice, Refused):
        return splice
    wanted = _expected(source.value, step)
    after = Source(source.file, splice.into(source.text))
    refused = verify_edit(source, after, wanted)
    if refused is not None and splice.end == len(source.text):
        # A text that ends with a line end needs one, also at the end of the file.
        after = Source(source.file, after.text + source.newline)
        refused = verify_edit(source, after, wanted)
    return refused or after


def _splice(source: Source, step: _Step) -> Splice | Refused:
    match step:
        case SetValue(path, value):
            return replace_value(source, path, value)
        case AddItem(path, value):
            return insert_item(source, path, value)
        case Remove(path):
            return remove_entry(source, path)
        case _InsertKey(path, key, value):
            return insert_key(source, path, key, value)


def _steps(root: Value, change: Change) -> list[_Step] | Refused:
    """The change as steps at paths that exist, by number."""
    found = _find(root, change.path)
    if isinstance(found, Refused):
        return found
    path, rest, old = found
    if isinstance(change, Remove):
        if rest or not path:
            return Refused(sentence("there is no {path} to remove", path=_spoken(change.path)))
        return [change if path == change.path else Remove(path)]
    if isinstance(change, AddItem) and not rest and isinstance(old, list) and old:
        return [AddItem(path, _composed(change.value))]
    value = _composed(change.value)
    if isinstance(change, AddItem):
        if not rest and old not in (None, []):
            return Refused(sentence("{path} is no list", path=_spoken(change.path)))
        value = [value]
    if not rest:
        return list(_difference(old, value, path))
    for key in reversed(rest[1:]):
        value = {str(key): value}
    if old is None and path:
        return [SetValue(path, {str(rest[0]): value})]
    return [_InsertKey(path, str(rest[0]), value)]


def _find(root: Value, path: Path) -> tuple[Path, Path, Value] | Refused:
    """How far a path leads: the part that exists, the part that is missing, the value there."""
    at: Value = root
    numbered: Path = ()
    for place, key in enumerate(path):
        rest = path[place:]
        if isinstance(at, list):
            index = _index(at, key)
            if index is None:
                return Refused(sentence("the list has no item {key}", key=str(key)))
            at, numbered = at[index], (*numbered, index)
        elif isinstance(at, dict) and isinstance(key, str) and compose(key) in at:
            at, numbered = at[compose(key)], (*numbered, compose(key))
        elif any(isinstance(missing, int) for missing in rest):
            return Refused(sentence("there is no {path}", path=_spoken(path)))
        elif isinstance(at, str):
            where = _spoken(numbered)
            return Refused(sentence("{path} is a text and has no fields", path=where))
        else:
            return numbered, tuple(compose(str(missing)) for missing in rest), at
    return numbered, (), at


def _index(items: list[Value], key: str | int) -> int | None:
    if isinstance(key, int):
        return key if 0 <= key < len(items) else None
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == key:
            return number
    return None


def _difference(old: Value, new: Value, path: Path) -> Iterator[_Step]:
    """What must change for `old` to become `new`."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and any(key in new for key in old):
        yield from (Remove((*path, key)) for key in old if key not in new)
        for key, value in new.items():
            if key in old:
                yield from _difference(old[key], value, (*path, key))
            else:
                yield _InsertKey(path, key, value)
    elif isinstance(old, list) and isinstance(new, list) and old and _is_start(old, new):
        yield from (AddItem(path, value) for value in new[len(old) :])
    elif isinstance(old, list) and isinstance(new, list) and (gone := _left_out(old, new)):
        yield from (Remove((*path, number)) for number in reversed(gone))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _difference(one, other, (*path, number))
    else:
        yield SetValue(path, new)


def _is_start(old: list[Value], new: list[Value]) -> bool:
    return new[: len(old)] == old


def _left_out(old: list[Value], new: list[Value]) -> list[int]:
    """The items of `old` that must go to leave `new`; none when that is not enough."""
    gone: list[int] = []
    place = 0
    for number, item in enumerate(old):
        if place < len(new) and item == new[place]:
            place += 1
        else:
            gone.append(number)
    return gone if place == len(new) > 0 else []


def _expected(root: Value, step: _Step) -> Value:
    """What the file must say after a step."""
    holder: dict[str, Any] = {"": deepcopy(root)}
    at: Any = holder
    path: Path = ("", *step.path)
    for key in path[:-1]:
        at = at[key]
    match step:
        case SetValue(_, new):
            at[path[-1]] = new
        case AddItem(_, new):
            at[path[-1]].append(new)
        case _InsertKey(_, key, new):
            at[path[-1]] = {**(at[path[-1]] or {}), key: new}
        case Remove():
            del at[path[-1]]
    result: Value = holder[""]
    return result


def _composed(value: Value) -> Value:
    if isinstance(value, dict):
        return {compose(key): _composed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_composed(item) for item in value]
    return None if value is None else compose(value)


def _has_bad(value: Value) -> bool:
    if isinstance(value, dict):
        return any(_has_bad(key) or _has_bad(item) for key, item in value.items())
    if isinstance(value, list):
        return any(map(_has_bad, value))
    return value is not None and bool(replace_bad_characters("", value)[1])


def _spoken(path: Path) -> str:
    return ".".join(map(str, path))
