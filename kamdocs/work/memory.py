"""Pure functions and their arguments in, what they came to out: worked out, or known from before.

In memory, for a process that does nearly the same again and again. An argument counts by its value,
so what was read anew but says the same is no new work. Knows functions and values; knows no account.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

ROUNDS = 2
"""How many rounds a result is kept without being asked for: one edit taken back costs nothing."""


class Call(Protocol):
    """Who has a pure function done: `call(function, one, other)` is `function(one, other)`."""

    def __call__(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function gives for these arguments."""
        ...


def plainly(function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Do it."""
    return function(*args, **kwargs)


class Memory:
    """What functions came to in this round of work and in those just before.

    Functions are pure, frozen arguments and results are never changed by anybody. `done` counts how
    often each function was really called in this round, by its name.
    """

    def __init__(self) -> None:
        self.done: dict[str, int] = {}
        self._round = 0
        self._results: dict[tuple[str, bytes], tuple[Any, int]] = {}
        self._digests: dict[int, tuple[Any, bytes, int]] = {}

    def begin_round(self) -> None:
        """Forget what was not asked for lately, and count anew."""
        self._round += 1
        oldest = self._round - ROUNDS
        self._results = {key: held for key, held in self._results.items() if held[1] >= oldest}
        self._digests = {key: held for key, held in self._digests.items() if held[2] >= oldest}
        self.done = {}

    def call(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function gives for these arguments; what it raises is raised, and not kept."""
        name = f"{function.__module__}.{function.__qualname__}"
        key = name, self._digest_of_all((*args, *kwargs.items()))
        held = self._results.get(key)
        if held is None:
            self.done[name] = self.done.get(name, 0) + 1
            result = function(*args, **kwargs)
        else:
            result = held[0]
        self._results[key] = result, self._round
        return result

    def _digest_of_all(self, arguments: tuple[Any, ...]) -> bytes:
        found = hashlib.sha256()
        for argument in arguments:
            found.update(self._digest(argument, deep=True))
        return found.digest()

    def _digest(self, value: Any, *, deep: bool = False) -> bytes:
        """The digest of a value.

        One of a frozen record is kept, and one of an argument is made of those of its fields: so a
        large record that is the same as before is not looked through again.
        """
        if not _is_frozen(value):
            return hashlib.sha256(_written(value)).digest()
        held = self._digests.get(id(value))
        if held is not None:
            # The record is kept with its digest, so no other can have its identity.
            self._digests[id(value)] = (value, held[1], self._round)
            return held[1]
        kind = type(value)
        found = hashlib.sha256(f"{kind.__module__}.{kind.__qualname__}".encode())
        for field in fields(value):
            if field.compare:
                part = getattr(value, field.name)
                own = self._digest(part) if deep else hashlib.sha256(_written(part)).digest()
                found.update(own)
        self._digests[id(value)] = value, found.digest(), self._round
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
