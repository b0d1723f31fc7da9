"""What of ours an import may fill, read off the model: the paths of the values and their types.

Every single value of a record can be filled (and what has a short form, by it); references to
other records are links and stand apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from kamdocs.exchange.mapping import FieldType, Kind
from kamdocs.model.account import Account
from kamdocs.model.contact import Person
from kamdocs.model.product import Family, Product
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, Inside, fields_of
from kamdocs.model.team import Member
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate

OWN = "custom"
"""Below this key everything is the user's own; any name is taken, as text."""

POST = "post"
"""A contact's post: the text becomes a post of the account, and the contact holds it."""

RECORDS: MappingProxyType[Kind, type[Record]] = MappingProxyType(
    {
        "team": Member,
        "families": Family,
        "products": Product,
        "accounts": Account,
        "contacts": Person,
    }
)

LINKS: dict[Kind, dict[str, Kind]] = {
    "team": {"leader": "team"},
    "families": {},
    "products": {"family": "families"},
    "accounts": {"owner": "team", "sales": "team", "parent": "accounts"},
    "contacts": {"account": "accounts"},
}

REVENUE_LINKS: dict[str, Kind] = {"product": "products", "seller": "team"}

BY_REVENUE = frozenset({"owner", "lifecycle", "since"})
"""What of an account may be found by its revenue rows."""

_NESTED = "profile"
_LEFT_TO_PEOPLE = frozenset({"id", OWN, "revenue", "share", "strategy", "template"})


@dataclass(frozen=True, slots=True)
class Target:
    """A value of ours: how it is written, and its closed list of words, if it has one."""

    type: FieldType
    words: tuple[str, ...] = ()


@cache
def targets_of(kind: Kind) -> MappingProxyType[tuple[str, ...], Target]:
    """The values of a kind of record that an import may fill, by path."""
    found = dict(_targets(RECORDS[kind]))
    if kind == "accounts":
        profile = fields_of(Account)[_NESTED].inside.record
        if profile is not None:
            found |= {(_NESTED, *path): target for path, target in _targets(profile)}
    if kind == "contacts":  # a person's name and post come first
        found = {("name",): found["name",], (POST,): Target("text"), **found}
    return MappingProxyType(found)


def _targets(record: type[Record]) -> Iterator[tuple[tuple[str, ...], Target]]:
    for key, shape in fields_of(record).items():
        if key not in _LEFT_TO_PEOPLE and (target := _target(shape)) is not None:
            yield (key,), target


def _target(shape: FieldShape) -> Target | None:
    inside = shape.inside
    if inside.reference is not None or "by_key" in inside.holders or inside.holders > ("many",):
        return None
    if inside.record is not None:
        short = fields_of(inside.record).get(inside.record.short or "")
        if short is None or short.inside.record is not None or short.inside.reference is not None:
            return None
        return Target(_type(short.inside), short.inside.words)
    return Target(_type(inside), inside.words)


def _type(inside: Inside) -> FieldType:
    if inside.scalar is None or inside.words:
        return "text"
    types: dict[type, FieldType] = {
        Money: "amount",
        PartialDate: "date",
        date: "date",
        int: "whole",
    }
    return types.get(inside.scalar.type, "text")
