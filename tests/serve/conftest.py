"""A small workspace that is being served to this machine, on a real port."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from kamdocs.pipeline.preview import PreviewOptions
from kamdocs.serve.serve import ServeOptions, Service

BASE = Path(__file__).parent.parent / "check" / "base"
DAY = date(2026, 11, 22)
PATIENCE = 240
"""Seconds for which anything is waited for: how fast a machine is decides no test."""

CONTACTS = """people:
  nuria: {name: Núria Vidal, title: Head of Purchasing}
"""
OFFER = """---
title: A small offer
number: A-1
valid_until: 2026-12-31
prepared_by: [ana]
prices:
  - {text: Everything, quantity: 1, price: 1000}
---

## Understanding

You want it.
"""


def _until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


class Client:
    """Asks a service for things, as a browser would, and shows what it answers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.netloc = urlsplit(address).netloc

    def ask(self, target: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection(self.netloc, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(method, target, skip_host="Host" in named)
            for name, value in named.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def text(self, target: str) -> str:
        return self.ask(target)[1].decode()


@contextmanager
def _serving(root: Path, options: ServeOptions | None = None) -> Iterator[Client]:
    """Serve a workspace as it stands on 22 November 2026."""
    drawing = PreviewOptions(clock=lambda: DAY, today=DAY)
    troubles: list[str] = []
    service = Service(root, drawing, options or ServeOptions(), on_trouble=troubles.append)
    thread = Thread(target=service.run)
    thread.start()
    try:
        yield Client(service.address)
    finally:
        service.close()
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert troubles == []


def _lay_workspace(root: Path) -> Path:
    """A workspace with two languages, two accounts and an offer."""
    shutil.copytree(BASE, root)
    settings = root / "kamdocs.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("languages: [en]", "languages: [en, ca]"), "utf-8"
    )
    main = root / "accounts" / "acme" / "account.yaml"
    main.write_text(main.read_text("utf-8").partition("people:")[0], "utf-8")
    (root / "accounts" / "acme" / "contacts.yaml").write_text(CONTACTS, "utf-8")
    (root / "accounts" / "acme" / "proposals").mkdir()
    (root / "accounts" / "acme" / "proposals" / "small.md").write_text(OFFER, "utf-8")
    (root / "accounts" / "far").mkdir()
    (root / "accounts" / "far" / "account.yaml").write_text(
        "name: Far\ntier: low\nowner: ana\n", "utf-8"
    )
    return root


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace of one's own."""
    return _lay_workspace(tmp_path / "ws")


@pytest.fixture(scope="session")
def lay_workspace() -> Callable[[Path], Path]:
    """Make the workspace in a folder."""
    return _lay_workspace


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[Client]]:
    """Serve a workspace, with options if need be, and give a client."""
    return _serving


@pytest.fixture(scope="session")
def until() -> Callable[[Callable[[], object]], None]:
    """Wait until something holds."""
    return _until
