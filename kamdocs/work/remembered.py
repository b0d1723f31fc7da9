"""Pure functions and their arguments in, what they came to out: worked out, or found in the store of earlier builds.

Only functions are remembered whose results somebody can write down; all others are simply called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from kamdocs.work.digest import Digests
from kamdocs.work.store import Store, digest_of

ROUNDS = 32
"""Calls after which the digest of an argument that nobody passed again is forgotten."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Script(Generic[R]):
    """How results of a function are written down: None for one that is not to be remembered.

    `read` is the inverse, and gives None for bytes that it does not understand.
    """

    write: Callable[[R], bytes | None]
    read: Callable[[bytes], R | None]


class Remembered:
    """Calls functions, and remembers results of those that `scripts` names.

    `made_with` digests all that results depend on beside the arguments: our code and the libraries.
    """

    def __init__(
        self, store: Store, made_with: str, scripts: Mapping[Callable[..., Any], Script[Any]]
    ) -> None:
        self._store, self._made_with, self._scripts = store, made_with, scripts
        self._digests, self._round = Digests(), 0

    def call(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function gives for these arguments; what it raises is raised, and not kept."""
        script: Script[R] | None = self._scripts.get(function)
        if script is None:
            return function(*args, **kwargs)
        self._round += 1
        if self._round % ROUNDS == 0:
            self._digests.forget_before(self._round - ROUNDS)
        name = f"{self._made_with} {function.__module__}.{function.__qualname__}"
        key = digest_of(
            [name.encode(), self._digests.of_all((*args, *kwargs.items()), self._round)]
        )
        held = self._store.get(key)
        known = script.read(held) if held is not None else None
        if known is not None:
            return known
        result = function(*args, **kwargs)
        data = script.write(result)
        if data is not None:
            self._store.put(key, data)
        return result
