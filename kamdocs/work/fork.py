"""A function and many pieces of work in, the results in the same order out, made by processes that begin as copies of this one.

A copy knows everything its parent knows, so that little but numbers goes to it and nothing but results
comes back. Only a process with a single thread can be copied safely, and only Linux says whether it
has one; elsewhere the work is done here.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_WORTH_IT = 32
"""With fewer pieces of work than this, copying the process costs more than it saves."""
_AT_ONCE = 16
"""How many neighbouring pieces a copy is given at once, at most."""
_TASKS = Path("/proc/self/task")
_given: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def can_fork() -> bool:
    """Whether this process can be copied: on Linux, while it has a single thread."""
    try:
        return sum(1 for _ in _TASKS.iterdir()) == 1
    except OSError:
        return False


def run_pieces(
    function: Callable[[Piece], Result], pieces: Sequence[Piece], *, jobs: int
) -> Iterator[Result]:
    """The results for all pieces, in their order; what a call raises is raised here.

    Neither `function` nor the pieces need be plain data; results must be.
    """
    if jobs < 2 or len(pieces) < _WORTH_IT or not can_fork():
        yield from map(function, pieces)
        return
    done = 0
    gc.freeze()  # A copy that looks for rubbish among what it inherits would make it its own.
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(
            jobs, mp_context=context, initializer=_inherit, initargs=(function, pieces)
        ) as pool:
            size = min(_AT_ONCE, 1 + len(pieces) // (8 * jobs))
            starts = range(0, len(pieces), size)
            futures = [pool.submit(_work, slice(start, start + size)) for start in starts]
            futures.reverse()  # So that a result is let go of as soon as it was given.
            while futures:
                results = futures.pop().result()
                done += len(results)
                yield from results
    except BrokenProcessPool:  # A copy was killed, by somebody who needed its memory perhaps.
        yield from map(function, pieces[done:])
    finally:
        gc.unfreeze()


def _inherit(function: Callable[[Any], Any], pieces: Sequence[Any]) -> None:
    _given[:] = [(function, pieces)]


def _work(which: slice) -> list[Any]:
    function, pieces = _given[0]
    return [function(piece) for piece in pieces[which]]
