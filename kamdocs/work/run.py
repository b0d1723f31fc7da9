"""Pure functions and their arguments in, results in the same order out; here or in other processes.

The only door through which stages are run many times: whoever calls it does not know where the work
is done.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Generic, TypeVar

from kamdocs.work.store import Store

Argument = TypeVar("Argument")
Result = TypeVar("Result")

WORTH_A_POOL = 4
"""With fewer pieces of work than this, starting processes costs more than it saves."""


def default_jobs() -> int:
    """How many processes may work at once: one for each core this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Step(Generic[Argument, Result]):
    """A pure function that another process can import, and how its work is remembered.

    `key` digests everything an argument's result depends on. `write` gives a result as bytes, None
    when it is not to be remembered; `read` is its inverse.
    """

    function: Callable[[Argument], Result]
    key: Callable[[Argument], str]
    write: Callable[[Result], bytes | None]
    read: Callable[[bytes], Result]


def run_each(
    step: Step[Argument, Result],
    arguments: Sequence[Argument],
    *,
    jobs: int,
    store: Store | None = None,
    on_done: Callable[[int], None] = lambda count: None,
) -> tuple[Result, ...]:
    """The results for all arguments, in their order: looked up in the store, else worked out.

    Arguments and results are plain data. `on_done` is told how many are done. What a call raises is
    raised here.
    """
    keys = [step.key(each) for each in arguments] if store is not None else []
    results: dict[int, Result] = {}
    for number, key in enumerate(keys):
        held = store.get(key) if store is not None else None
        if held is not None:
            results[number] = step.read(held)
    missing = [number for number in range(len(arguments)) if number not in results]
    done = len(results)
    on_done(done)
    made = _work(
        step.function, [arguments[n] for n in missing], jobs, lambda count: on_done(done + count)
    )
    for number, result in zip(missing, made, strict=True):
        results[number] = result
        data = step.write(result) if store is not None else None
        if store is not None and data is not None:
            store.put(keys[number], data)
    if store is not None and missing:
        store.prune()
    return tuple(results[number] for number in range(len(arguments)))


def _work(
    function: Callable[[Argument], Result],
    arguments: Sequence[Argument],
    jobs: int,
    on_done: Callable[[int], None],
) -> list[Result]:
    workers = min(jobs, len(arguments))
    if workers < 2 or len(arguments) < WORTH_A_POOL:
        results = []
        for number, argument in enumerate(arguments, 1):
            results.append(function(argument))
            on_done(number)
        return results
    # A process that is started afresh knows nothing of this one's threads and locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        futures = [pool.submit(function, each) for each in arguments]
        for number, _ in enumerate(as_completed(futures), 1):
            on_done(number)
        return [future.result() for future in futures]
