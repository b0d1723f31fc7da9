"""The shape of the records, read off their declarations: keys, references, levels, what is inside.

Validation messages, reference checks, the projection, the format reference and the editor schemas
all walk the model by this one description.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from kamdocs.model.confidentiality import Level
from kamdocs.model.record import Record
from kamdocs.model.scalars import Choice, Reference, Scalar
from kamdocs.model.wording import Wording

Holder = Literal["one", "many", "by_key"]


@dataclass(frozen=True, slots=True)
class Inside:
    """What a field holds, seen through options, lists and mappings.

    `holders` are the containers from outside in; `record` is the type of the records inside, if any;
    `reference` what a text in it is the id of; `key_references` the same for the keys of each
    mapping; `words` the closed list of words; `is_wording` says that it may be in several languages.
    """

    holders: tuple[Holder, ...] = ()
    record: type[Record] | None = None
    reference: str | None = None
    key_references: tuple[str | None, ...] = ()
    words: tuple[str, ...] = ()
    scalar: Scalar | None = None
    is_wording: bool = False


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of a record: its name in Python, its key in the file, and what it holds."""

    name: str
    key: str
    doc: str
    example: str | None
    level: Level
    required: bool
    default: Any
    inside: Inside


@cache
def fields_of(record: type[Record]) -> Mapping[str, FieldShape]:
    """The fields of a record by their key in the file, in order."""
    shapes = (_field(name, info) for name, info in record.model_fields.items())
    return {shape.key: shape for shape in sorted(shapes, key=lambda shape: shape.key == "custom")}


def record_at(root: type[Record], path: tuple[str | int, ...]) -> type[Record] | None:
    """The type of the record at a path, None where no record stands."""
    record: type[Record] | None = root
    holders: tuple[Holder, ...] = ()
    for step in path:
        if holders:
            if holders[0] == "many" and isinstance(step, str):
                return None
            holders = holders[1:]
            continue
        shape = fields_of(record).get(str(step)) if record is not None else None
        if shape is None:
            return None
        record, holders = shape.inside.record, shape.inside.holders
        # A single value may stand where several are allowed, without its own step in the path.
    return record


def _field(name: str, info: FieldInfo) -> FieldShape:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, Mapping) else {}
    example = extra.get("example")
    level: Any = extra.get("level", "internal")
    key = info.alias or name
    annotation = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return FieldShape(
        name=name,
        key=key,
        doc=info.description or "",
        example=str(example) if example is not None else None,
        level=level,
        required=info.is_required(),
        default=info.default,
        inside=inside_of(annotation),
    )


def inside_of(annotation: Any) -> Inside:
    """What an annotation holds."""
    origin = get_origin(annotation)
    arguments = get_args(annotation)
    if origin is Annotated:
        return _marked(inside_of(arguments[0]), arguments[1:])
    if origin in (Union, types.UnionType):
        return inside_of(next(part for part in arguments if part is not type(None)))
    if origin is tuple:
        inner = inside_of(arguments[0])
        return replace(inner, holders=("many", *inner.holders))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, inner = inside_of(arguments[0]), inside_of(arguments[1])
        references = (key.reference, *inner.key_references)
        return replace(inner, holders=("by_key", *inner.holders), key_references=references)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Inside(record=annotation)
    return Inside(is_wording=annotation is Wording)


def _marked(inside: Inside, marks: tuple[Any, ...]) -> Inside:
    for mark in marks:
        if isinstance(mark, Choice):
            inside = replace(inside, words=mark.words)
        elif isinstance(mark, Scalar):
            inside = replace(inside, scalar=mark)
        elif isinstance(mark, Reference):
            inside = replace(inside, reference=mark.to)
    return inside
