"""Pure functions and their arguments in, results in the same order out; here or in other processes.

The only door through which stages are run many times: whoever calls it does not know where the work
is done.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

from kamdocs.work.limits import Limits, Loss
from kamdocs.work.store import Store
from kamdocs.work.worker import TooLong, Worker, WorkerDied

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
    when it is not to be remembered; `read` is its inverse. With `limits` a piece is always done in a
    process of its own kind, and `give_up` says what stands for the result of one that went over them.
    """

    function: Callable[[Argument], Result]
    key: Callable[[Argument], str]
    write: Callable[[Result], bytes | None]
    read: Callable[[bytes], Result]
    limits: Limits | None = None
    give_up: Callable[[Argument, Loss], Result] | None = None


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
    work = _work if step.limits is None or step.give_up is None else _work_guarded
    made = work(step, [arguments[n] for n in missing], jobs, lambda count: on_done(done + count))
    for number, result in zip(missing, made, strict=True):
        results[number] = result
        data = step.write(result) if store is not None else None
        if store is not None and data is not None:
            store.put(keys[number], data)
    if store is not None and missing:
        store.prune()
    return tuple(results[number] for number in range(len(arguments)))


def _work(
    step: Step[Argument, Result],
    arguments: Sequence[Argument],
    jobs: int,
    on_done: Callable[[int], None],
) -> list[Result]:
    workers = min(jobs, len(arguments))
    if workers < 2 or len(arguments) < WORTH_A_POOL:
        results = []
        for number, argument in enumerate(arguments, 1):
            results.append(step.function(argument))
            on_done(number)
        return results
    # A process that is started afresh knows nothing of this one's threads and locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        futures = [pool.submit(step.function, each) for each in arguments]
        for number, _ in enumerate(as_completed(futures), 1):
            on_done(number)
        return [future.result() for future in futures]


def _work_guarded(
    step: Step[Argument, Result],
    arguments: Sequence[Argument],
    jobs: int,
    on_done: Callable[[int], None],
) -> list[Result]:
    """Each piece in one of `jobs` other processes; one that goes over the limits costs only itself."""
    workers: list[Worker[Argument, Result]] = [
        Worker(step.function, step.limits, is_modest=False)
        for _ in range(min(max(jobs, 1), len(arguments)))
    ]
    free: SimpleQueue[Worker[Argument, Result]] = SimpleQueue()
    for worker in workers:
        free.put(worker)

    def do(argument: Argument) -> Result:
        worker = free.get()
        try:
            return worker.work(argument)
        except (TooLong, WorkerDied) as error:
            if step.give_up is None:
                raise
            return step.give_up(argument, "time" if isinstance(error, TooLong) else "death")
        finally:
            free.put(worker)

    if not workers:
        return []
    with ThreadPoolExecutor(len(workers)) as threads:
        try:
            futures = [threads.submit(do, each) for each in arguments]
            for number, _ in enumerate(as_completed(futures), 1):
                on_done(number)
            return [future.result() for future in futures]
        finally:
            for worker in workers:
                worker.stop()
