"""Pure functions and their arguments in, results in the same order out; here or in other processes.

The only door through which stages are run many times: whoever calls it does not know where the work
is done.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Argument = TypeVar("Argument")
Result = TypeVar("Result")

WORTH_A_POOL = 4
"""With fewer pieces of work than this, starting processes costs more than it saves."""


def default_jobs() -> int:
    """How many processes may work at once: one for each core this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_each(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    *,
    jobs: int,
    on_done: Callable[[int], None] = lambda count: None,
) -> tuple[Result, ...]:
    """Call `function` with each argument; results come in the order of the arguments.

    `function` is one that another process can import, arguments and results are plain data.
    `on_done` is told how many are done. What a call raises is raised here.
    """
    workers = min(jobs, len(arguments))
    if workers < 2 or len(arguments) < WORTH_A_POOL:
        return tuple(
            _counted(function(each), number, on_done) for number, each in enumerate(arguments, 1)
        )
    # A started afresh process knows nothing of this one's threads and locks.
    context = multiprocessing.get_context("spawn")
    done = 0

    def count(_: Future[Result]) -> None:
        nonlocal done
        done += 1
        on_done(done)

    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        futures = [pool.submit(function, each) for each in arguments]
        for future in futures:
            future.add_done_callback(count)
        return tuple(future.result() for future in futures)


def _counted(result: Result, number: int, on_done: Callable[[int], None]) -> Result:
    on_done(number)
    return result
