"""Work done here, elsewhere or not again: always the same results in the same order."""

import os
import time
from pathlib import Path

import pytest

from kamdocs.work.limits import Limits
from kamdocs.work.run import Step, run_each
from kamdocs.work.store import Store, digest_of

done: list[int] = []


def square(number: int) -> int:
    done.append(number)
    return number * number


STEP: Step[int, int] = Step(
    square,
    lambda number: digest_of([str(number).encode()]),
    lambda result: None if result == 9 else str(result).encode(),
    int,
)


def test_processes_give_results_in_the_order_of_the_arguments() -> None:
    assert run_each(STEP, [5, 3, 1, 4, 2], jobs=2) == (25, 9, 1, 16, 4)
    assert run_each(STEP, [5, 3, 1, 4, 2], jobs=1) == (25, 9, 1, 16, 4)
    assert run_each(STEP, [], jobs=2) == ()


def test_what_is_remembered_is_not_done_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    done.clear()
    assert run_each(STEP, [2, 3], jobs=1, store=store) == (4, 9)
    assert run_each(STEP, [1, 2, 3], jobs=1, store=store) == (1, 4, 9)
    assert done == [2, 3, 1, 3], "9 is not to be remembered"


def test_progress_counts_what_is_found_too(tmp_path: Path) -> None:
    store = Store(tmp_path)
    run_each(STEP, [2, 4], jobs=1, store=store)
    seen: list[int] = []
    run_each(STEP, [1, 2, 4, 5], jobs=1, store=store, on_done=seen.append)
    assert seen == [2, 3, 4]


def misbehave(what: str) -> str:
    if what == "sleep":
        time.sleep(60)
    if what == "die":
        os._exit(3)
    if what == "eat":
        try:
            return str(len(bytearray(3_000_000_000)))
        except MemoryError:
            return "refused"
    if what == "raise":
        raise ValueError(what)
    return what.upper()


GUARDED: Step[str, str] = Step(
    misbehave, str, lambda result: None, bytes.decode, Limits(2, 1024), lambda what, loss: loss
)


def test_a_piece_over_its_limits_costs_only_itself() -> None:
    pieces = ["a", "sleep", "b", "die", "c", "d"]
    assert run_each(GUARDED, pieces, jobs=2) == ("A", "time", "B", "death", "C", "D")
    assert run_each(GUARDED, ["die"], jobs=1) == ("death",)


def test_memory_is_refused_before_the_machine_runs_out_of_it() -> None:
    assert run_each(GUARDED, ["eat", "a"], jobs=1) == ("refused", "A")


def test_a_fault_of_the_work_itself_is_raised() -> None:
    with pytest.raises(ValueError, match="raise"):
        run_each(GUARDED, ["a", "raise", "b"], jobs=1)
