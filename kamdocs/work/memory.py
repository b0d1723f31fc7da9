"""Pure functions and their arguments in, what they came to out: worked out, or known from before.

In memory, for a process that does nearly the same again and again. An argument counts by its value,
so what was read anew but says the same is no new work. Knows functions and values; knows no account.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from kamdocs.work.digest import Digests

P = ParamSpec("P")
R = TypeVar("R")

ROUNDS = 2
"""How many rounds a result is kept without being asked for: one edit taken back costs nothing."""


class Memory:
    """What functions came to in this round of work and in those just before.

    Functions are pure, frozen arguments and results are never changed by anybody. `done` counts how
    often each function was really called in this round, by its name.
    """

    def __init__(self) -> None:
        self.done: dict[str, int] = {}
        self._round = 0
        self._results: dict[tuple[str, bytes], tuple[Any, int]] = {}
        self._digests = Digests()

    def begin_round(self) -> None:
        """Forget what was not asked for lately, and count anew."""
        self._round += 1
        oldest = self._round - ROUNDS
        self._results = {key: held for key, held in self._results.items() if held[1] >= oldest}
        self._digests.forget_before(oldest)
        self.done = {}

    def call(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function gives for these arguments; what it raises is raised, and not kept."""
        name = f"{function.__module__}.{function.__qualname__}"
        key = name, self._digests.of_all((*args, *kwargs.items()), self._round)
        held = self._results.get(key)
        if held is None:
            self.done[name] = self.done.get(name, 0) + 1
            result = function(*args, **kwargs)
        else:
            result = held[0]
        self._results[key] = result, self._round
        return result
