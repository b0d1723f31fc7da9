"""What must not leave the house, for the last look at finished files; and what may, to tell them apart.

In: a record. Out: every text and figure in it with the path that leads there, by the levels that its
fields declare. Neither withholding nor any projection is asked, so this proves what they did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.diagnostics.place import Path
from kamdocs.model.account import Account
from kamdocs.model.prose import Prose
from kamdocs.model.record import Record
from kamdocs.project.withhold import fields_of, is_on_request_only
from kamdocs.values.money import Money

SHORTEST = 12
"""Shorter texts are words of every day, and would be found everywhere."""
_SENTENCE = re.compile(r"[\n\r]+|(?<=[.!?;:…])\s+")


@dataclass(frozen=True, slots=True)
class Value:
    """A text, amount or number of a record, and whether a customer may see it."""

    path: Path
    value: str | Decimal | Money
    is_shown: bool

    @property
    def text(self) -> str:
        """A text with its blanks joined, empty for a figure."""
        return " ".join(self.value.split()) if isinstance(self.value, str) else ""


def values_of(record: Record, path: Path = (), *, is_open: bool = True) -> Iterator[Value]:
    """Every text and figure of a record, as its levels say; all are internal unless `is_open`."""
    is_shared = getattr(record, "share", False) is True
    is_open = is_open and (is_shared or not is_on_request_only(type(record)))
    for field in fields_of(type(record)):
        is_shown = field.level == "shareable" or (field.level == "on_request" and is_shared)
        value, here = getattr(record, field.name), (*path, field.key)
        yield from _values(value, here, is_open=is_open, is_shown=is_open and is_shown)


def internal_texts(values: Iterator[Value]) -> Iterator[tuple[str, Path]]:
    """The internal texts of `SHORTEST` or more characters, whole and sentence by sentence."""
    for found in values:
        if found.is_shown or not isinstance(found.value, str):
            continue
        sentences = [" ".join(one.split()) for one in _SENTENCE.split(found.value)]
        for text in dict.fromkeys((found.text, *sentences)):
            if len(text) >= SHORTEST:
                yield text, found.path


def names_of(account: Account) -> Iterator[tuple[str, Path]]:
    """By what a customer and its people are known: nothing of it concerns another customer."""
    yield account.name, ("name",)
    for key, text in (
        ("legal_name", account.profile.legal_name),
        ("tax_id", account.profile.tax_id),
    ):
        if text:
            yield text, ("profile", key)
    for key, person in account.people.items():
        for field, text in (
            ("name", person.name),
            ("email", person.email),
            ("phone", person.phone),
        ):
            if text and (field != "name" or " " in text):
                yield text, ("people", key, field)


def _values(value: Any, path: Path, *, is_open: bool, is_shown: bool) -> Iterator[Value]:
    if isinstance(value, Record):
        yield from values_of(value, path, is_open=is_open)
    elif isinstance(value, str | Prose | Money | int | Decimal):
        yield from _plain(value, path, is_shown=is_shown)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            is_told = is_shown and not _is_kept(item)
            if isinstance(key, str):
                yield Value((*path, key), key, is_told)
            yield from _values(item, (*path, str(key)), is_open=is_open, is_shown=is_told)
    elif isinstance(value, tuple | list | frozenset):
        for number, item in enumerate(value):
            yield from _values(item, (*path, number), is_open=is_open, is_shown=is_shown)
    elif is_dataclass(value) and not isinstance(value, type | date):
        for one in fields(value):
            item = getattr(value, one.name)
            yield from _values(item, path, is_open=is_open, is_shown=is_shown)


def _plain(
    value: str | Prose | Money | int | Decimal, path: Path, *, is_shown: bool
) -> Iterator[Value]:
    if isinstance(value, str | Money):
        yield Value(path, value, is_shown)
    elif isinstance(value, Prose):
        yield Value(path, value.text, is_shown)
        if is_shown:
            yield Value(path, value.html, is_shown)
    elif not isinstance(value, bool):
        yield Value(path, Decimal(value), is_shown)


def _is_kept(item: Any) -> bool:
    """Whether an entry is one that a customer does not get at all, and so not its key either."""
    is_record = isinstance(item, Record) and is_on_request_only(type(item))
    return is_record and getattr(item, "share", False) is not True
