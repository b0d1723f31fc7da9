"""Papers that wait to be printed come in; their PDFs go out: one that is asked for first, the rest by and by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Condition, Lock, Thread

from kamdocs.pipeline.papers import PAPER_LIMITS, give_up_paper, print_paper
from kamdocs.pipeline.preview import Printing
from kamdocs.render.engine.pdf_job import PdfJob, PdfResult
from kamdocs.work.worker import TooLong, Worker, WorkerDied


class Printer:
    """Prints in another process, one paper after the other; `on_print` is told of each."""

    def __init__(self, on_print: Callable[[str, PdfResult], None]) -> None:
        self._worker: Worker[PdfJob, PdfResult] = Worker(print_paper, PAPER_LIMITS)
        self._on_print = on_print
        self._turn = Lock()
        self._news = Condition()
        self._asked = 0
        self._plan: dict[str, Printing] = {}
        self._printed: dict[str, PdfResult] = {}
        self._is_over = False

    def start(self) -> None:
        """Print what is planned, in a thread of its own."""
        Thread(target=self._print_all, name="printer", daemon=True).start()

    def plan(self, waiting: Mapping[str, Printing]) -> None:
        """Print these papers by and by, and no others."""
        with self._news:
            self._plan = {printing.key: printing for printing in waiting.values()}
            self._printed = {key: held for key, held in self._printed.items() if key in self._plan}
            self._news.notify_all()

    def ask(self, printing: Printing) -> PdfResult:
        """Print this paper now."""
        with self._news:
            self._asked += 1
        try:
            return self._print(printing)
        finally:
            with self._news:
                self._asked -= 1
                self._news.notify_all()

    def stop(self) -> None:
        """Print nothing any more."""
        with self._news:
            self._is_over = True
            self._news.notify_all()
        self._worker.stop()

    def _print_all(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._is_over or (self._next() and not self._asked))
                planned = self._next()
            if self._is_over:
                return
            if planned is not None:
                self._print(planned)

    def _next(self) -> Printing | None:
        return next((one for key, one in self._plan.items() if key not in self._printed), None)

    def _print(self, printing: Printing) -> PdfResult:
        with self._turn:
            held = self._printed.get(printing.key)
            if held is not None:
                return held
            try:
                result = self._worker.work(printing.job)
            except TooLong:
                result = give_up_paper(printing.job, "time")
            except WorkerDied:
                result = PdfResult(None) if self._is_over else give_up_paper(printing.job, "death")
            self._printed[printing.key] = result
        if not self._is_over:
            self._on_print(printing.key, result)
        return result
