"""Copies of this process do the work: the same results in the same order, whatever happens to a copy."""

import os
import signal
from pathlib import Path

import pytest

from kamdocs.work import fork
from kamdocs.work.fork import run_pieces

PIECES = list(range(100))


@pytest.fixture(autouse=True)
def in_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of the tests has threads that do not mind being left out."""
    monkeypatch.setattr(fork, "can_fork", lambda: True)


@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_pieces(jobs: int) -> None:
    secret = object()  # what could not be written down

    def work(piece: int) -> tuple[int, bool]:
        return piece * piece, secret is not None

    assert list(run_pieces(work, PIECES, jobs=jobs)) == [(each * each, True) for each in PIECES]


@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_the_work_is_done_elsewhere_when_there_is_enough_of_it() -> None:
    here = os.getpid()
    pids = set(run_pieces(lambda _: os.getpid(), PIECES, jobs=2))
    assert here not in pids
    assert set(run_pieces(lambda _: os.getpid(), PIECES[:5], jobs=2)) == {here}
    assert set(run_pieces(lambda _: os.getpid(), PIECES, jobs=1)) == {here}


@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_what_a_killed_copy_left_is_done_here() -> None:
    here = os.getpid()

    def work(piece: int) -> int:
        if piece == 50 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return -piece

    assert list(run_pieces(work, PIECES, jobs=2)) == [-each for each in PIECES]


@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_a_fault_of_the_function_is_raised_here() -> None:
    def work(piece: int) -> int:
        return 1 // (piece - 70)

    with pytest.raises(ZeroDivisionError):
        list(run_pieces(work, PIECES, jobs=2))


def test_a_process_with_threads_is_not_copied(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(fork, "_TASKS", tmp_path)
    (tmp_path / "1").touch()
    assert fork.can_fork()
    (tmp_path / "2").touch()
    assert not fork.can_fork()
    monkeypatch.setattr(fork, "_TASKS", tmp_path / "of another system")
    assert not fork.can_fork()
