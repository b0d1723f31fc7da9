"""The base of every record for customers: it refuses, when a class is made, what is not plain.

A field may be a text, number, flag, date, amount or length of time, another such record, one of a
few words, a tuple of these, or None. So nothing of the account plan can hang on a record by accident.
"""

import typing
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Span

_PLAIN = (str, int, bool, Decimal, date, Money, PartialDate, Span, NoneType)


class CustomerRecord:
    """Something a customer may see; subclasses are frozen dataclasses."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Refuse fields that are not plain."""
        super().__init_subclass__()
        for name, kind in typing.get_type_hints(cls).items():
            if not is_plain(kind):
                raise TypeError(f"{cls.__qualname__}.{name} is not plain: {kind}")


def is_plain(kind: Any) -> bool:
    """Whether a type may stand in a record for customers."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Literal:
        return all(isinstance(word, str) for word in inside)
    if origin in (Union, UnionType):
        return all(is_plain(part) for part in inside)
    if origin is tuple:
        return len(inside) == 2 and inside[1] is Ellipsis and is_plain(inside[0])
    return isinstance(kind, type) and (kind in _PLAIN or issubclass(kind, CustomerRecord))


def refuse_foreign(record: CustomerRecord) -> None:
    """Raise when a record carries a value that is not of a plain type, whatever it declares.

    Touching a withheld value raises its own error, which says where it comes from.
    """
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        for item in value if type(value) is tuple else (value,):
            if isinstance(item, CustomerRecord):
                refuse_foreign(item)
            elif type(item) not in _PLAIN:
                raise TypeError(f"{type(record).__qualname__}.{field.name} carries {item!r}")


def texts_of(record: CustomerRecord) -> Iterator[str]:
    """Every text in a record and the records in it."""
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, CustomerRecord):
                yield from texts_of(item)
            elif isinstance(item, str):
                yield item
