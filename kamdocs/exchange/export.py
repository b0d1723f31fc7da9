"""What an export is, and the set of them: accounts and the name of an export in; a file out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamdocs.registry import list_modules, load

if TYPE_CHECKING:  # the names alone are asked for by `--help`
    from kamdocs.model.account import Account
    from kamdocs.model.shared import Shared
    from kamdocs.values.sentence import Sentence

EXPORTS = "kamdocs.exchange.exports"


@dataclass(frozen=True, slots=True)
class ExportInput:
    """The accounts by id, without any personal overlay, and what they are read against."""

    accounts: Mapping[str, Account]
    shared: Shared
    today: date


@dataclass(frozen=True, slots=True)
class Exported:
    """A file; `count` is how many records it holds, `notes` say what was left out and why."""

    data: bytes
    count: int
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of export: its formats, the first by default; `write` takes one of them."""

    formats: tuple[str, ...]
    write: Callable[[ExportInput, str], Exported]


def list_exports() -> tuple[str, ...]:
    """The names of all exports; none of them is imported."""
    return tuple(list_modules(EXPORTS))


def find_export(name: str) -> Export:
    """One export; LookupError when there is none of that name."""
    modules = list_modules(EXPORTS)
    if name not in modules:
        raise LookupError(f"there is no export {name}")
    return load(modules[name], "EXPORT", Export)
