"""Another process works, fails and dies, and this one goes on."""

import os
from collections.abc import Iterator
from threading import Thread
from time import sleep

import pytest

from kamdocs.work.worker import Worker, WorkerDied


def work(number: int) -> int:
    if number == 0:
        os._exit(3)
    if number == 99:
        sleep(600)
    return 100 // (number - 1)


@pytest.fixture
def worker() -> Iterator[Worker[int, int]]:
    worker = Worker(work)
    yield worker
    worker.stop()


def test_results_errors_and_deaths(worker: Worker[int, int]) -> None:
    assert worker.work(5) == 25
    with pytest.raises(ZeroDivisionError):
        worker.work(1)
    with pytest.raises(WorkerDied):
        worker.work(0)
    assert worker.work(3) == 50


def test_it_is_stopped_in_the_middle(worker: Worker[int, int]) -> None:
    assert worker.work(2) == 100
    raised: list[BaseException] = []

    def wait() -> None:
        try:
            worker.work(99)
        except WorkerDied as error:
            raised.append(error)

    thread = Thread(target=wait)
    thread.start()
    sleep(0.2)
    worker.stop()
    thread.join(30)
    assert len(raised) == 1
    with pytest.raises(WorkerDied):
        worker.work(2)
