"""Any record as a list of labels and values, so that nothing written in the files stays unread.

In: a record and the names of what it refers to. Out: plain nodes for `site/parts/details.html`.
Labels are the keys of the file as terms, which each language has its own word for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args

from kamdocs.model.mentions import mentioned_kinds
from kamdocs.model.prose import Prose
from kamdocs.model.record import Record
from kamdocs.model.scalars import Choice, Reference, Scalar
from kamdocs.model.wording import Wording
from kamdocs.render.site.names import Names
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Horizon, Span
from kamdocs.values.sentence import Share, Term
from kamdocs.values.yearly_day import YearlyDay

NodeKind = Literal[
    "value", "ref", "flag", "line", "list", "group", "block", "headed", "prose", "web"
]

LONG = 32
"""Texts longer than this stand in a list of their own lines."""

_PEOPLE_FIELDS = frozenset(["owner", "ours", "theirs", "approved_by", "giver", "by", "said_by", "escalation", "who"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A value to show.

    `value` is spoken, a Ref, a Prose, nodes beside each other (`line`) or below (`list`), Details
    (`group`), or what heads a record and the Details that follow it (`headed`). A `flag` is set and
    says all by its label.
    """

    kind: NodeKind
    value: Any


@dataclass(frozen=True, slots=True)
class Detail:
    """A label and what stands under it."""

    label: Any
    node: Node


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """What the declaration of a field says about its values."""

    reference: str | None = None
    is_choice: bool = False
    is_percent: bool = False
    may_be_person: bool = False
    may_be: tuple[str, ...] = ()


def describe_record(
    record: Record,
    names: Names,
    skip: Iterable[str] = (),
    only: Iterable[str] | None = None,
    *,
    with_defaults: bool = False,
) -> tuple[Detail, ...]:
    """All that a record says but for what `skip` names; what is at its default is not said."""
    skipped = {*skip, "id"}
    wanted = None if only is None else set(only)
    details = []
    for name, declared in type(record).model_fields.items():
        if name in skipped or (wanted is not None and name not in wanted):
            continue
        value = getattr(record, name)
        if _is_unsaid(value, None if with_defaults else declared.default):
            continue
        facts = read_field(type(record), name)
        label = Term(declared.alias or name)
        if name == "custom":
            details += [Detail(key.removeprefix("x-"), _own(item)) for key, item in value.items()]
        else:
            details.append(Detail(label, make_node(value, names, facts)))
    return tuple(details)


def make_node(value: Any, names: Names, facts: FieldFacts | None = None) -> Node:
    """One value as a node, its ids replaced by names."""
    facts = facts or FieldFacts()
    match value:
        case str():
            return _text(value, names, facts)
        case bool():
            return Node("flag", None) if value else Node("value", Term("no"))
        case Decimal() if facts.is_percent:
            return Node("value", Share(value))
        case (
            int()
            | Decimal()
            | date()
            | Money()
            | PartialDate()
            | YearlyDay()
            | Span()
            | Horizon()
            | Wording()
        ):
            return Node("value", value)
        case Prose():
            return Node("prose", value)
        case Record():
            return _record(value, names)
        case Mapping():
            return _group(tuple(_entry(key, item, names, facts) for key, item in value.items()))
        case tuple() | list():
            return _list(tuple(make_node(item, names, facts) for item in value))
        case _:
            return Node("value", str(value))


@cache
def read_field(record: type[Record], name: str) -> FieldFacts:
    """What a field's annotation says: to what it refers, whether it is a word of a scale, a share."""
    marks = list(_marks(record.model_fields[name].annotation))
    marks += [mark for item in record.model_fields[name].metadata for mark in _marks(item)]
    references = [mark.to for mark in marks if isinstance(mark, Reference)]
    key = record.model_fields[name].alias or name
    return FieldFacts(
        reference=references[0] if references else None,
        is_choice=any(isinstance(mark, Choice) for mark in marks),
        is_percent=any(
            isinstance(mark, Scalar) and mark.read.__name__ == "_percent" for mark in marks
        ),
        may_be_person=name in _PEOPLE_FIELDS,
        may_be=mentioned_kinds(record, key),
    )


def _list(nodes: tuple[Node, ...]) -> Node:
    """Short things stand beside each other, long ones below each other."""
    if len(nodes) == 1:
        return nodes[0]
    is_short = all(
        node.kind == "ref" or (node.kind == "value" and len(str(node.value)) <= LONG)
        for node in nodes
    )
    return Node("line" if is_short else "list", nodes)


def _group(details: tuple[Detail, ...]) -> Node:
    """Pairs beside each other, or below each other when one of them needs lines of its own."""
    is_tall = any(detail.node.kind in ("list", "block", "headed", "group") for detail in details)
    return Node("block" if is_tall and len(details) > 1 else "group", details)


def _record(record: Record, names: Names) -> Node:
    """A record inside another, headed by what its short form says."""
    short = record.short
    if short is None:
        return _group(describe_record(record, names))
    head = make_node(getattr(record, short), names, read_field(type(record), short))
    rest = describe_record(record, names, skip=(short,))
    return Node("headed", (head, rest)) if rest else head


def _entry(key: Any, item: Any, names: Names, facts: FieldFacts) -> Detail:
    label: Any = key
    if isinstance(key, str) and facts.reference:
        known = names.ref(facts.reference, key)
        label = Term(key) if known.name == key else known.name
    elif not isinstance(key, PartialDate):
        label = Term(str(key))
    # The reference of a mapping's field is that of its keys.
    inner = FieldFacts(None, facts.is_choice, facts.is_percent)
    return Detail(label, make_node(item, names, inner))


def _text(value: str, names: Names, facts: FieldFacts) -> Node:
    if facts.reference is not None:
        ref = names.ref(facts.reference, value)
        return Node("ref", ref) if ref.link else Node("value", ref.name)
    mentioned = names.mentioned(facts.may_be, value)
    if mentioned is not None:
        return Node("ref", mentioned) if mentioned.link else Node("value", mentioned.name)
    if facts.may_be_person:
        person = names.person(value)
        return Node("ref", person) if person.link else Node("value", person.name)
    if facts.is_choice:
        return Node("value", Term(value))
    if value.startswith(("https://", "http://")):
        return Node("web", value)
    return Node("value", value)


def _own(value: Any) -> Node:
    """A field of the users' own, shown as it is written."""
    if isinstance(value, Mapping):
        return Node("group", tuple(Detail(str(key), _own(item)) for key, item in value.items()))
    if isinstance(value, list | tuple):
        return Node("list", tuple(_own(item) for item in value))
    return Node("value", "" if value is None else str(value))


def _is_unsaid(value: Any, default: Any) -> bool:
    if value is None or value == default:
        return True
    return isinstance(value, tuple | Mapping) and not value


def _marks(annotation: Any) -> Iterable[Any]:
    """Everything that annotates a type, at any depth, but not inside other records."""
    if isinstance(annotation, Reference | Choice | Scalar):
        yield annotation
        return
    for mark in getattr(annotation, "__metadata__", ()):
        yield from _marks(mark)
    if not (isinstance(annotation, type) and issubclass(annotation, Record)):
        for argument in get_args(annotation):
            yield from _marks(argument)
