"""The same account with every field that is not shareable replaced by something that cannot be used.

In: a record of the model. Out: the same type, so that whoever projects it is typed as before. It goes
by the levels the fields declare: `shareable` stays; `on_request` stays where its record is shared;
all else, own keys included, is withheld. A field that holds records with something to show is
entered. A register whose keys are internal answers to the ids one knows, and cannot be listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NoReturn, TypeVar, get_args

from kamdocs.diagnostics.place import Path
from kamdocs.model.account import Account
from kamdocs.model.record import Record
from kamdocs.model.shared import Shared

R = TypeVar("R", bound=Record)


class WithheldUsedError(Exception):
    """Somebody used what a customer may not see; `path` leads to it."""

    def __init__(self, path: Path) -> None:
        super().__init__(".".join(str(step) for step in path))
        self.path = path


def _refuse(self: object, *_: object, **__: object) -> NoReturn:
    raise WithheldUsedError(object.__getattribute__(self, "_path"))


class Withheld:
    """Stands where an internal value was; any use of it raises `WithheldUsedError`."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        object.__setattr__(self, "_path", path)


_USES = (
    "abs add and bool bytes call ceil complex contains delattr delitem dir divmod enter eq exit float"
    " floor floordiv format ge getattribute getitem gt hash index int invert iter le len lshift lt"
    " matmul mod mul ne neg next or pos pow radd rand rdivmod reduce reduce_ex repr reversed"
    " rfloordiv rlshift rmatmul rmod rmul ror round rpow rrshift rshift rsub rtruediv rxor setattr"
    " setitem sizeof str sub truediv trunc xor"
)
for _use in _USES.split():
    setattr(Withheld, f"__{_use}__", _refuse)


class KnownKeys(Mapping[str, Any]):
    """A register that answers to ids one knows; listing or counting it raises `WithheldUsedError`."""

    __slots__ = ("_items", "_path")

    def __init__(self, items: Mapping[str, Any], path: Path) -> None:
        self._items, self._path = dict(items), path

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        return _refuse(self)

    def __len__(self) -> int:
        return _refuse(self)

    __bool__ = __eq__ = __repr__ = __str__ = __reduce__ = _refuse
    __hash__ = None  # type: ignore[assignment]


def withhold_account(account: Account) -> Account:
    """The account with nothing in it that a customer may not see."""
    return _withhold_record(account, ())


def withhold_shared(shared: Shared) -> Shared:
    """Settings, people, products and references without what is internal; no revenue."""
    return replace(
        shared,
        settings=_withhold_record(shared.settings, ("settings",)),
        team=_withhold_record(shared.team, ("team",)),
        catalogue=_withhold_record(shared.catalogue, ("catalogue",)),
        references=_withhold_record(shared.references, ("references",)),
        revenue=Withheld(("revenue",)),  # type: ignore[arg-type]
        broken=Withheld(("broken",)),  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class Field:
    """How a field of a record is treated: its key in the files, level, and whether it is entered."""

    name: str
    key: str
    level: str
    entered: bool


@cache
def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a record type, with what their annotations and levels say."""
    found = []
    for name, info in kind.model_fields.items():
        extra = info.json_schema_extra
        level = extra.get("level", "internal") if isinstance(extra, Mapping) else "internal"
        inside = tuple(_records_in(info.annotation))
        entered = any(one is kind or shows_something(one) for one in inside)
        found.append(Field(name, info.alias or name, str(level), entered))
    return tuple(found)


@cache
def shows_something(kind: type[Record]) -> bool:
    """Whether a record type, or one in it, has a field that a customer may see."""
    return any(
        field.entered or field.level in ("shareable", "on_request") for field in fields_of(kind)
    )


@cache
def is_on_request_only(kind: type[Record]) -> bool:
    """Whether all that a customer may see of a record type is shown on request."""
    levels = {field.level for field in fields_of(kind)}
    return "on_request" in levels and "shareable" not in levels


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _withhold_record(record: R, path: Path) -> R:
    is_shared = getattr(record, "share", False) is True
    return record.model_copy(
        update={
            field.name: _withhold_field(getattr(record, field.name), field, is_shared, path)
            for field in fields_of(type(record))
        }
    )


def _withhold_field(value: Any, field: Field, is_shared: bool, path: Path) -> Any:
    here = (*path, field.key)
    is_visible = field.level == "shareable" or (field.level == "on_request" and is_shared)
    if not field.entered:
        return value if is_visible else Withheld(here)
    if isinstance(value, Record):
        return _withhold_record(value, here) if _is_shown(value) else Withheld(here)
    if isinstance(value, tuple):
        return tuple(
            _withhold_record(item, (*here, index))
            for index, item in enumerate(value)
            if _is_shown(item)
        )
    if isinstance(value, Mapping):
        items = {
            key: _withhold_record(item, (*here, key))
            for key, item in value.items()
            if _is_shown(item)
        }
        return items if is_visible else KnownKeys(items, here)
    return value if value is None or is_visible else Withheld(here)


def _is_shown(record: Record) -> bool:
    """Whether a record is there at all: one that is shown on request only, when it is shared."""
    return not is_on_request_only(type(record)) or getattr(record, "share", False) is True
