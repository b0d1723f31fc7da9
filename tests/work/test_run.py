"""Work done here, elsewhere or not again: always the same results in the same order."""

from pathlib import Path

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
