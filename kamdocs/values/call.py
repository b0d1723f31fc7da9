"""Who has pure functions done: at once, or by somebody who remembers what they came to."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Call(Protocol):
    """Has a pure function done: `call(function, one, other)` is `function(one, other)`."""

    def __call__(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the function gives for these arguments."""
        ...


def plainly(function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Do it."""
    return function(*args, **kwargs)
