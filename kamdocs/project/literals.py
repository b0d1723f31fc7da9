"""Every internal text of an account, for the last look before anything is handed to a customer.

In: the account and what all share. Out: the texts of internal fields, long enough to be recognised,
without those that the customer gets anyway. They are compared with finished files, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.model.account import Account
from kamdocs.model.record import Record
from kamdocs.model.shared import Shared
from kamdocs.project.withhold import fields_of

SHORTEST = 12
"""Shorter texts are words of every day, and would be found everywhere."""


def collect_literals(account: Account, shared: Shared) -> frozenset[str]:
    """The internal texts of `SHORTEST` or more characters, blanks joined.

    Text that stands in a shareable field as well is left out: the customer may read it there.
    """
    records: tuple[Record, ...] = (
        account,
        shared.settings,
        shared.team,
        shared.catalogue,
        shared.references,
    )
    internal: set[str] = set()
    shown: list[str] = []
    for record in records:
        for text, is_shown in _walk(record):
            (shown.append if is_shown else internal.add)(text)
    shown += [prose.text for spoken in shared.passages.values() for prose in spoken.values()]
    shown += [terms.prose.text for terms in shared.terms.values()]
    everything = "\n".join(plain(text) for text in shown)
    return frozenset(
        text
        for text in (plain(found) for found in internal)
        if len(text) >= SHORTEST and text not in everything
    )


def plain(text: str) -> str:
    """A text with its blanks joined, as it is compared."""
    return " ".join(text.split())


def _walk(record: Record) -> Iterator[tuple[str, bool]]:
    is_shared = getattr(record, "share", False) is True
    for field in fields_of(type(record)):
        is_shown = field.level == "shareable" or (field.level == "on_request" and is_shared)
        yield from _texts(getattr(record, field.name), is_shown)


def _texts(value: Any, is_shown: bool) -> Iterator[tuple[str, bool]]:
    if isinstance(value, Record):
        yield from _walk(value)
    elif isinstance(value, str):
        yield value, is_shown
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(key, is_shown)
            yield from _texts(item, is_shown)
    elif isinstance(value, tuple | list | frozenset):
        yield from _all_texts(value, is_shown)
    elif is_dataclass(value) and not isinstance(value, type | Decimal | date):
        yield from _all_texts((getattr(value, one.name) for one in fields(value)), is_shown)


def _all_texts(values: Iterable[Any], is_shown: bool) -> Iterator[tuple[str, bool]]:
    for value in values:
        yield from _texts(value, is_shown)
