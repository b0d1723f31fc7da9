"""Values in, their digests out: what says the same has the same digest, whenever and wherever it was made."""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import fields, is_dataclass
from typing import Any


class Digests:
    """The digests of values. Those of frozen records are kept as long as somebody asks for them."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Any, bytes, int]] = {}

    def of_all(self, arguments: tuple[Any, ...], now: int = 0) -> bytes:
        """The digest of several values together; `now` is the round of work it is asked in."""
        found = hashlib.sha256()
        for argument in arguments:
            found.update(self._digest(argument, now, deep=True))
        return found.digest()

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def forget_before(self, oldest: int) -> None:
        """Forget what was last asked for in an earlier round."""
        self._kept = {key: held for key, held in self._kept.items() if held[2] >= oldest}

    def _digest(self, value: Any, now: int, *, deep: bool = False) -> bytes:
        """The digest of a value.

        One of a frozen record is kept, and one of an argument is made of those of its fields: so a
        large record that is the same as before is not looked through again.
        """
        if not _is_frozen(value):
            return hashlib.sha256(_written(value)).digest()
        held = self._kept.get(id(value))
        if held is not None:
            # The record is kept with its digest, so no other can have its identity.
            self._kept[id(value)] = (value, held[1], now)
            return held[1]
        kind = type(value)
        found = hashlib.sha256(f"{kind.__module__}.{kind.__qualname__}".encode())
        for field in fields(value):
            if field.compare:
                part = getattr(value, field.name)
                own = self._digest(part, now) if deep else hashlib.sha256(_written(part)).digest()
                found.update(own)
        self._kept[id(value)] = value, found.digest(), now
        return found.digest()


def _is_frozen(value: Any) -> bool:
    return (
        is_dataclass(value)
        and not isinstance(value, type)
        and bool(value.__dataclass_params__.frozen)  # type: ignore[attr-defined]
    )


def _written(value: Any) -> bytes:
    """The bytes of a value: the same bytes say the same value, types and order of keys included.

    Written without references, since which of two equal parts are one object says nothing.
    """
    into = io.BytesIO()
    writer = _Writer(into, 5)
    writer.fast = True
    writer.dump(value)
    return into.getvalue()


class _Writer(pickle.Pickler):
    """Writes values, for their digest only. A class made while running is written as its name."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, type) and "[" in value.__qualname__:
            return str, (f"{value.__module__}.{value.__qualname__}",)
        return NotImplemented
