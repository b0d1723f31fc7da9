"""Plain values in, a typed record and findings out: every fault in one run, none of them twice.

What is faulty is taken out and the rest is validated again, so that one wrong line never hides the
rest of an account. What was taken out is named in `broken`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, Place
from kamdocs.model.contact import Person
from kamdocs.model.personal import Personal, personal_field
from kamdocs.model.record import Record
from kamdocs.model.shape import fields_of, record_at
from kamdocs.read.schema_messages import (
    Message,
    message_for,
    missing_value,
    personal_key,
    unknown_key,
)
from kamdocs.read.suggest import nearest

R = TypeVar("R", bound=Record)

MOST_ROUNDS = 50
_KEY_MARK = "[key]"


@dataclass(frozen=True, slots=True)
class Validated(Generic[R]):
    """A record, None when nothing of it stands; `broken` are the paths that were taken out."""

    record: R | None
    findings: tuple[Finding, ...]
    broken: frozenset[Path]


@dataclass(frozen=True, slots=True)
class _Fault:
    kind: str
    path: Path
    on_key: bool
    values: Mapping[str, Any]


def validate(
    model: type[R],
    tree: Mapping[str, Any],
    *,
    currency: str,
    file: str | None = None,
    fallback: Mapping[str, str] | None = None,
    unread: Collection[Path] = (),
) -> Validated[R]:
    """Validate the plain values of a file or account against a record type.

    `file` is set when the paths are those of one file, left out when they are those of an account.
    `fallback` stands in for required values of the outermost record, once they were reported.
    At the paths `unread` something stands that could not be read: it is neither missing nor judged.
    """
    rest: dict[str, Any] = _copy(dict(tree))
    findings: dict[tuple[Path, str], Finding] = {}
    broken: set[Path] = set()
    for _ in range(MOST_ROUNDS):
        try:
            record = model.model_validate(rest, context={"currency": currency})
        except ValidationError as error:
            faults = [
                _fault(rest, item) for item in error.errors(include_url=False, include_input=False)
            ]
            removed = False
            for fault, message in _messages(model, faults, broken):
                places = unread if fault.kind == "missing" else [path for path in unread if path]
                if _is_below(_numbered(rest, fault.path), places):
                    continue
                place = Place(fault.path, file, "key" if fault.on_key else "value")
                findings.setdefault(
                    (fault.path, message.name),
                    Finding(message.name, place, message.text, message.help),
                )
            for fault in faults:
                removed = _take_out(rest, fault, broken) or removed
                if (
                    fault.kind == "missing"
                    and len(fault.path) == 1
                    and fault.path[0] in (fallback or {})
                ):
                    rest[str(fault.path[0])] = (fallback or {})[str(fault.path[0])]
                    removed = True
            if not removed and not _take_out_parts(rest, faults, broken):
                return Validated(None, tuple(findings.values()), frozenset(broken))
        else:
            return Validated(record, tuple(findings.values()), frozenset(broken))
    return Validated(None, tuple(findings.values()), frozenset(broken))


class _Items(list[Any]):
    """A list that remembers the number each item had in the file."""

    def __init__(self, items: list[Any]) -> None:
        super().__init__(items)
        self.numbers = list(range(len(items)))

    def position(self, step: str | int) -> int | None:
        """Where the item with this number or id stands now."""
        if isinstance(step, str) and not step.startswith("#"):
            return next(
                (
                    n
                    for n, item in enumerate(self)
                    if isinstance(item, dict) and item.get("id") == step
                ),
                None,
            )
        number = int(str(step).removeprefix("#"))
        return self.numbers.index(number) if number in self.numbers else None

    def drop(self, step: str | int) -> bool:
        """Take an item out; the others keep their numbers."""
        position = self.position(step)
        if position is None:
            return False
        del self[position], self.numbers[position]
        return True


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return _Items([_copy(item) for item in value]) if isinstance(value, list) else value


def _fault(tree: Mapping[str, Any], item: Any) -> _Fault:
    path, on_key = _written_path(tree, item["loc"])
    on_key = on_key or item["type"] == "extra_forbidden"
    if item["type"].startswith("id_") and path[-1] == "id" and not _is_written(tree, path):
        # The id is the key of its record.
        path, on_key = path[:-1], True
    return _Fault(item["type"], path, on_key, item.get("ctx") or {})


def _is_written(tree: Any, path: Path) -> bool:
    node: Any = tree
    for step in path[:-1]:
        node = _inner(node, step)
    return not isinstance(node, dict) or path[-1] in node


def _written_path(tree: Any, location: tuple[str | int, ...]) -> tuple[Path, bool]:
    """The path as a person wrote it: without the fields of short forms and single-item lists."""
    node: Any = tree
    path: list[str | int] = []
    for step in location:
        if step == _KEY_MARK:
            return tuple(path), True
        if isinstance(node, _Items):
            position = _standing(node, step)
            if position is None:
                return tuple(path), False
            is_id = isinstance(step, str) and not step.startswith("#")
            path.append(step if is_id else node.numbers[position])
            node = node[position]
        elif isinstance(node, dict):
            if step in node:
                path.append(step)
                node = node[step]
            elif isinstance(step, int):
                continue
            else:
                path.append(step)
                node = None
        elif isinstance(step, int) and node is not None:
            continue
        else:
            break
    return tuple(path), False


def _standing(items: _Items, step: str | int) -> int | None:
    """The position a validator's step means: it counts the items as they stand now."""
    if isinstance(step, str) and not step.startswith("#"):
        return items.position(step)
    position = int(str(step).removeprefix("#"))
    return position if position < len(items) else None


def _inner(node: Any, step: str | int) -> Any:
    """What stands below one step of a written path, None when nothing does."""
    if isinstance(node, _Items):
        position = node.position(step)
        return None if position is None else node[position]
    return node.get(step) if isinstance(node, dict) else None


def _messages(
    model: type[Record], faults: list[_Fault], broken: set[Path]
) -> list[tuple[_Fault, Message]]:
    """One message a fault; a missing field that an unknown key was meant to be is not told twice."""
    told: list[tuple[_Fault, Message]] = []
    joined: set[Path] = set()
    for fault in faults:
        if fault.kind == "extra_forbidden":
            key = str(fault.path[-1])
            known = _known_keys(model, fault.path[:-1])
            record = record_at(model, fault.path[:-1])
            personal = personal_field(key) if record in (Person, Personal) else None
            if personal is not None and record is Person:
                who = fault.path[-2] if len(fault.path) > 1 else None
                contact = who if isinstance(who, str) else None
                told.append((fault, personal_key(key, personal, contact)))
                continue
            told.append((fault, unknown_key(key, known, personal)))
            meant = nearest(key, known)
            if meant is not None:
                joined.add((*fault.path[:-1], meant))
    for fault in faults:
        if fault.kind == "missing":
            if fault.path not in joined and not _is_below(fault.path, broken):
                told.append((fault, missing_value(str(fault.path[-1]))))
        elif fault.kind != "extra_forbidden":
            key = next((str(step) for step in reversed(fault.path) if isinstance(step, str)), "")
            told.append((fault, message_for(fault.kind, fault.values, key)))
    broken.update(joined)
    return told


def _numbered(tree: Mapping[str, Any], path: Path) -> Path:
    """A written path with the items of lists by their number in the file, as the reader names them."""
    node: Any = tree
    steps: list[str | int] = []
    for step in path:
        position = node.position(step) if isinstance(node, _Items) else None
        if position is not None:
            steps.append(node.numbers[position])
        else:
            steps.append(step)
        node = _inner(node, step)
    return tuple(steps)


def _is_below(path: Path, broken: Collection[Path]) -> bool:
    return any(path[: len(other)] == other for other in broken)


def _known_keys(model: type[Record], path: Path) -> tuple[str, ...]:
    record = record_at(model, path)
    return tuple(fields_of(record)) if record is not None else ()


def _take_out_parts(tree: dict[str, Any], faults: list[_Fault], broken: set[Path]) -> bool:
    """Where no fault could be cut out by itself, remove the whole parts they are in."""
    parts = {fault.path[0] for fault in faults if fault.path and fault.path[0] in tree}
    for part in parts:
        del tree[str(part)]
        broken.add((part,))
    return bool(parts)


def _take_out(tree: dict[str, Any], fault: _Fault, broken: set[Path]) -> bool:
    """Remove the faulty value, or for a missing field the record that lacks it."""
    path = fault.path[:-1] if fault.kind == "missing" else fault.path
    if _is_id_in_list(tree, path):
        # Without its id nothing else could be said about the item.
        path = path[:-1]
    if not path:
        return False
    if fault.kind != "extra_forbidden":
        broken.add(path)
    node: Any = tree
    for step in path[:-1]:
        node = _inner(node, step)
    if isinstance(node, _Items):
        return node.drop(path[-1])
    if isinstance(node, dict) and path[-1] in node:
        del node[path[-1]]
        return True
    return False


def _is_id_in_list(tree: Any, path: Path) -> bool:
    node: Any = tree
    for step in path[:-2]:
        node = _inner(node, step)
    return len(path) > 2 and path[-1] == "id" and isinstance(node, _Items)
