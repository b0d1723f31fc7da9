"""A workspace in; its site in a browser, made anew whenever a file is saved, until somebody ends it.

Nothing of the workspace is changed and no site is written: all is kept in memory. Only printed
papers are remembered in the store that builds use too.
"""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread

from kamdocs.pipeline.preview import Picture, Preview, PreviewOptions
from kamdocs.render.engine.pdf_job import PdfResult
from kamdocs.render.site.preview import own_files, write_banner, write_waiting
from kamdocs.render.site.print_run import FirstPages
from kamdocs.serve.printer import Printer
from kamdocs.serve.server import USUAL_PORT, Server
from kamdocs.serve.shown import Shown, State
from kamdocs.serve.watch import Watch


class PortTaken(Exception):  # noqa: N818  # it is what is the matter
    """Another program answers at the port that was asked for."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How to serve: at which port, and whether files are looked at without waiting for the system."""

    port: int | None = None
    polls: bool = False


class Service:
    """The preview of one workspace: it answers once it is made; `run` it, and `close` it.

    `on_drawn` is told of each picture, `on_trouble` of what kept one from being drawn.
    """

    def __init__(
        self,
        root: Path,
        drawing: PreviewOptions,
        options: ServeOptions,
        *,
        on_drawn: Callable[[Picture], None] = lambda picture: None,
        on_trouble: Callable[[str], None] = lambda text: None,
    ) -> None:
        self._drawing, self._on_drawn, self._on_trouble = drawing, on_drawn, on_trouble
        self.preview = Preview(root, drawing)
        self._shown = Shown()
        self._watch = Watch(root, polls=options.polls)
        self._printer = Printer(self._take_print)
        self._picture = Picture()
        self._day: date | None = None
        self._server = self._bind(options.port)
        Thread(target=self._server.serve_forever, name="server", daemon=True).start()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return self._server.address

    def run(self) -> None:
        """Draw, and draw again, until `stop` is called or this thread is interrupted."""
        self._printer.start()
        self._watch.start_notifications()
        self._watch.run(self._draw, lambda: self._drawing.clock() != self._day)

    def stop(self) -> None:
        """Let `run` come to its end; for other threads."""
        self._watch.stop()

    def close(self) -> None:
        """Answer no more, and leave nothing behind."""
        self._watch.stop()
        self._shown.end()
        self._printer.stop()
        self._server.shutdown()
        self._server.server_close()

    def _draw(self) -> None:
        """Show what the files say now; whatever happens, something is shown."""
        self._day = self._drawing.clock()
        first = FirstPages(self._shown.watched(), self._shown.show_page)
        try:
            picture, trouble = self.preview.draw(first), None
        except Exception as error:  # noqa: BLE001  # a fault of ours or of the machine: what was shown stays
            picture, trouble = self._picture, f"{type(error).__name__}: {error}"
            self._on_trouble("".join(traceback.format_exception(error)))
        self._picture = picture
        banners = {
            language: write_banner(
                picture.errors, language, is_held=picture.is_held, trouble=trouble
            )
            for language in picture.languages
        }
        self._shown.show(State(picture.files, picture.waiting, banners, picture.languages))
        self._printer.plan(picture.waiting)
        if trouble is None:
            self._on_drawn(picture)

    def _take_print(self, key: str, result: PdfResult) -> None:
        if self.preview.take_print(key, result):
            self._watch.wake()

    def _bind(self, port: int | None) -> Server:
        """Take the port asked for, or the usual one, or any that is free."""
        for each in (port,) if port is not None else (USUAL_PORT, 0):
            try:
                return Server(each, self._shown, self._printer.ask, own_files(), write_waiting)
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise
        raise PortTaken
