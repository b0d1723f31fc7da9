"""The plain values of one file in; every id written there out: what it names, and where it stands.

This walks what people wrote (short forms, single values, stamps of a block), not the records that
reading makes of it, so that each id can be changed in its place. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kamdocs.diagnostics.place import Path
from kamdocs.model.contact import Person, Post
from kamdocs.model.contract import Contract
from kamdocs.model.customer_reference import CustomerReference
from kamdocs.model.mentions import mentioned_kinds
from kamdocs.model.objective import Objective
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.product import Family, Product
from kamdocs.model.profile import Need
from kamdocs.model.record import Record
from kamdocs.model.settings.criteria import Criterion
from kamdocs.model.shape import FieldShape, Holder, fields_of
from kamdocs.model.team import Member
from kamdocs.model.tender import Tender
from kamdocs.model.unit import Unit
from kamdocs.read.yaml import Value

DEFINED_BY: Mapping[type[Record], str] = {
    Unit: "unit", Post: "post", Person: "contact", Contract: "contract", Opportunity: "opportunity",
    Tender: "tender", Objective: "objective", Need: "need", Member: "team", Family: "family",
    Product: "product", CustomerReference: "customer_reference", Criterion: "criterion",
}  # fmt: skip

_LIKE = {"product_or_rest": "product", "unit_or_rest": "unit", "reader": "contact"}


@dataclass(frozen=True, slots=True)
class WrittenId:
    """An id in a file, at a path of keys and numbers; `on_key` when it is the key at its end.

    `is_definition` when the thing itself stands there; otherwise it is referred to.
    """

    path: Path
    on_key: bool
    kind: str
    id: str
    is_definition: bool = False


def written_ids(record: type[Record], tree: Value, path: Path = ()) -> Iterator[WrittenId]:
    """Every id in the values `tree` of a record; of several kinds where a text may hold either."""
    if isinstance(tree, dict):
        own, kind = tree.get("id"), DEFINED_BY.get(record)
        if kind is not None and isinstance(own, str):
            yield WrittenId((*path, "id"), False, kind, own, True)
        for key, value in tree.items():
            shape = fields_of(record).get(key)
            if shape is not None:
                yield from _held(record, shape, value, (*path, key))
    elif isinstance(tree, str) and record.short is not None:
        shape = fields_of(record).get(record.short)
        if shape is not None:
            yield from _held(record, shape, tree, path)


def _held(record: type[Record], shape: FieldShape, value: Value, path: Path) -> Iterator[WrittenId]:
    kinds = mentioned_kinds(record, shape.key)
    inside = shape.inside
    if inside.reference is not None:
        kinds = (_LIKE.get(inside.reference, inside.reference),)
    yield from _inside(shape, kinds, value, path, inside.holders, inside.key_references)


def _inside(
    shape: FieldShape,
    kinds: tuple[str, ...],
    value: Value,
    path: Path,
    holders: tuple[Holder, ...],
    keys: tuple[str | None, ...],
) -> Iterator[WrittenId]:
    if not holders:
        if shape.inside.record is not None:
            yield from written_ids(shape.inside.record, value, path)
        elif isinstance(value, str):
            yield from (WrittenId(path, False, kind, value) for kind in kinds)
    elif holders[0] == "many":
        items = list(enumerate(value)) if isinstance(value, list) else None
        for number, item in items or ():
            yield from _inside(shape, kinds, item, (*path, number), holders[1:], keys)
        if items is None:
            yield from _inside(shape, kinds, value, path, holders[1:], keys)
    else:
        yield from _by_key(shape, kinds, value, path, holders[1:], keys)


def _by_key(
    shape: FieldShape,
    kinds: tuple[str, ...],
    value: Value,
    path: Path,
    holders: tuple[Holder, ...],
    keys: tuple[str | None, ...],
) -> Iterator[WrittenId]:
    named = keys[0] if keys else None
    kind = _LIKE.get(named, named) if named is not None else None
    record = shape.inside.record
    defined = DEFINED_BY.get(record) if record is not None and not holders else None
    if isinstance(value, dict):
        for key, item in value.items():
            if kind is not None and key == "by" and isinstance(item, str):
                yield WrittenId((*path, key), False, "team", item)
                continue
            if defined is not None or kind is not None:
                yield WrittenId((*path, key), True, defined or kind or "", key, defined is not None)
            yield from _inside(shape, kinds, item, (*path, key), holders, keys[1:])
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, str) and kind is not None:
                yield WrittenId((*path, number), False, kind, item)
            else:
                yield from _inside(shape, kinds, item, (*path, number), holders, keys[1:])
