"""Another process that does one function's work, a piece at a time: arguments in, results out.

It is started when there is work and can be stopped in the middle. One that dies is replaced; the piece
it died of raises WorkerDied. One that takes longer than it may is ended, and its piece raises TooLong.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock
from typing import Any, Generic, TypeVar

from kamdocs.work.limits import Limits, limit_memory

Argument = TypeVar("Argument")
Result = TypeVar("Result")

_MODEST = 5
_PATIENCE = 2


class WorkerDied(Exception):  # noqa: N818  # it is what happened
    """The process ended before it gave a result."""


class TooLong(Exception):  # noqa: N818  # it is what happened
    """The work took more time than it may."""


class Worker(Generic[Argument, Result]):
    """Does `function`, which another process can import, for one caller after the other.

    `limits` hold for every piece. A modest one gives way to everything else on the machine.
    """

    def __init__(
        self,
        function: Callable[[Argument], Result],
        limits: Limits | None = None,
        *,
        is_modest: bool = True,
    ) -> None:
        self._function = function
        self._limits = limits
        self._is_modest = is_modest
        self._turn = Lock()
        self._is_stopped = False
        self._running: tuple[SpawnProcess, Connection] | None = None

    def work(self, argument: Argument) -> Result:
        """The result for an argument. Raises WorkerDied, TooLong, and what the function raises."""
        with self._turn:
            try:
                _, connection = self._start()
                connection.send(argument)
                if self._limits is not None and not connection.poll(self._limits.seconds):
                    self._end()
                    raise TooLong
                is_good, result = connection.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise WorkerDied from error
        if not is_good:
            raise result
        return result  # type: ignore[no-any-return]

    def stop(self) -> None:
        """End the process, whatever it is doing; nothing is done any more."""
        self._is_stopped = True
        if self._running is not None:
            self._running[0].terminate()
        with self._turn:
            self._end()

    def _start(self) -> tuple[SpawnProcess, Connection]:
        if self._is_stopped:
            raise WorkerDied
        if self._running is None:
            # A process that is started afresh knows nothing of this one's threads and locks.
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            arguments = (theirs, self._function, self._limits, self._is_modest)
            process = context.Process(target=_serve, args=arguments, daemon=True)
            process.start()
            theirs.close()
            self._running = process, ours
            ours.recv()  # Loading is not counted as work.
        return self._running

    def _end(self) -> None:
        if self._running is not None:
            process, connection = self._running
            self._running = None
            connection.close()
            process.terminate()
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()


def _serve(
    connection: Connection,
    function: Callable[[Any], Any],
    limits: Limits | None,
    is_modest: bool,  # handed over by place when the process starts
) -> None:
    """What the other process does until nobody asks any more."""
    # Who stops the program at the keyboard stops the process that started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if limits is not None:
        limit_memory(limits)
    if is_modest and hasattr(os, "nice"):
        os.nice(_MODEST)
    with contextlib.suppress(EOFError, OSError):
        connection.send(None)
        while True:
            argument = connection.recv()
            try:
                answer = True, function(argument)
            except Exception as error:  # noqa: BLE001  # it is raised where the work was asked for
                answer = False, error
            connection.send(answer)
