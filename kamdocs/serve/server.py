"""Requests of browsers on this machine in, what is shown out.

Only the loopback address is bound, and only requests that name it are answered. Nothing is read from
disk, nothing can be changed, and no other site can read along.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from kamdocs.pipeline.preview import Printing
from kamdocs.render.engine.pdf_job import PdfResult
from kamdocs.serve.address import OWN, file_of, folder_of, is_ours, path_of, type_of
from kamdocs.serve.inject import inject, lead_back
from kamdocs.serve.shown import Shown, State

LOOPBACK = "127.0.0.1"

USUAL_PORT = 8421
"""The port taken when none is asked for and it is free, so that the address stays the same."""

LONGEST_WAIT = 20.0
"""Seconds after which a waiting browser is answered though nothing changed."""

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}


class Server(ThreadingHTTPServer):
    """Serves what is shown; `print_now` gives a paper that was not printed yet.

    `own` are the preview's own files by name, `waiting_page` stands in while there is no site.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(
        self,
        port: int,
        shown: Shown,
        print_now: Callable[[Printing], PdfResult],
        own: dict[str, bytes],
        waiting_page: Callable[[str], bytes],
    ) -> None:
        self.shown, self.print_now = shown, print_now
        self.own, self.waiting_page = own, waiting_page
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A browser that went away is no error; anything else is told as usual."""
        import sys

        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "kamdocs"
    sys_version = ""
    timeout = 60
    _refused: ClassVar[tuple[str, ...]] = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.removeprefix("do_") in self._refused:
            return self._refuse_method
        raise AttributeError(name)

    def do_GET(self) -> None:  # the name http.server looks for
        """Answer a request."""
        if not is_ours(self.headers.get("Host")):
            self._say(HTTPStatus.MISDIRECTED_REQUEST, "This preview answers on this machine only.")
        elif not self._is_from_here():
            self._say(HTTPStatus.FORBIDDEN, "No other site may read this preview.")
        elif (path := path_of(self.path)) is None:
            self._say(HTTPStatus.BAD_REQUEST, "This address cannot be read.")
        elif path.startswith(OWN):
            self._answer_own(path.removeprefix(OWN))
        else:
            self._answer(path, self.server.shown.state)

    do_HEAD = do_GET  # noqa: N815

    def _is_from_here(self) -> bool:
        """Whether a page of ours asks, or a person; browsers say so."""
        site, mode = self.headers.get("Sec-Fetch-Site"), self.headers.get("Sec-Fetch-Mode")
        return site in (None, "none", "same-origin") or mode == "navigate"

    def _answer(self, path: str, state: State) -> None:
        there = {**state.files, **state.waiting}
        file = file_of(path, there)
        if file is not None and file in state.waiting:
            self._answer_paper(file, state)
        elif file is not None:
            self._send(HTTPStatus.OK, type_of(file), self._body(file, state.files[file], file))
        elif (folder := folder_of(path, there)) is not None:
            self._send(HTTPStatus.FOUND, "text/plain; charset=utf-8", b"", {"Location": folder})
        else:
            self._answer_missing(path, state)

    def _answer_missing(self, path: str, state: State) -> None:
        wanted = f"{path}index.html" if not path or path.endswith("/") else path
        language = state.language_of(path)
        if not state.files:
            page, status = self.server.waiting_page(language), HTTPStatus.SERVICE_UNAVAILABLE
        else:
            prefix = "" if language == state.languages[0] else f"{language}/"
            found = state.files.get(f"{prefix}404.html") or state.files.get("404.html", b"")
            # That page stands at another place than the address it answers for.
            page, status = (
                lead_back(found, path.count("/") - prefix.count("/")),
                HTTPStatus.NOT_FOUND,
            )
        self._send(status, type_of("404.html"), self._body("404.html", page, wanted))

    def _answer_paper(self, file: str, state: State) -> None:
        result = self.server.print_now(state.waiting[file])
        if result.data is None:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, "This document could not be made.")
        else:
            self._send(HTTPStatus.OK, type_of(file), result.data)

    def _body(self, file: str, data: bytes, asked: str) -> bytes:
        return inject(data, asked, self.server.shown.state) if file.endswith(".html") else data

    def _answer_own(self, name: str) -> None:
        if name == "wait.js":
            self._send(HTTPStatus.OK, type_of(name), self._news())
        elif name in self.server.own:
            self._send(HTTPStatus.OK, type_of(name), self.server.own[name])
        else:
            self._say(HTTPStatus.NOT_FOUND, "There is no such file.")

    def _news(self) -> bytes:
        """Wait until the page that asks, or its banner, is another; a script that says so."""
        asked = parse_qs(urlsplit(self.path).query)
        page = asked.get("page", ["index.html"])[0]
        before = asked.get("content", [""])[0], asked.get("banner", [""])[0]
        content, banner = self.server.shown.wait(page, before, LONGEST_WAIT)
        html = self.server.shown.state.banner_for(page)
        news = json.dumps({"content": content, "banner": banner, "html": html})
        return f"kamdocsPreview({news});\n".encode()

    def _refuse_method(self) -> None:
        self.close_connection = True
        self._say(HTTPStatus.METHOD_NOT_ALLOWED, "Here one can only read.", {"Allow": "GET, HEAD"})

    def _say(self, status: HTTPStatus, text: str, more: dict[str, str] | None = None) -> None:
        self._send(status, "text/plain; charset=utf-8", f"{text}\n".encode(), more)

    def _send(
        self, status: HTTPStatus, kind: str, body: bytes, more: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **(more or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: what is served is seen in the browser."""
