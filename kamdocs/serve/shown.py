"""What the server shows at this moment: set by whoever draws, read and waited for by many requests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Condition

from kamdocs.pipeline.preview import Printing


@dataclass(frozen=True, slots=True)
class State:
    """The files by path, the papers that are still to be printed, and the banner by language."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    waiting: Mapping[str, Printing] = field(default_factory=dict)
    banners: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en",)

    def language_of(self, path: str) -> str:
        """The language of the page at a path."""
        first = path.partition("/")[0]
        return first if first in self.languages[1:] else self.languages[0]

    def banner_for(self, path: str) -> str:
        """What is to be said above the page at a path; empty when all is well."""
        return self.banners.get(self.language_of(path), "")

    def marks(self, path: str) -> tuple[str, str]:
        """Two short texts that change with the page at a path, and with its banner."""
        page = self.files.get(path, b"")
        return digest(page), digest(self.banner_for(path).encode())


class Shown:
    """The present state, for threads: one sets it, others read it or wait until it changes."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._state = State()
        self._watched: dict[str, int] = {}
        self._is_over = False

    @property
    def state(self) -> State:
        """The present state."""
        return self._state

    def show(self, state: State) -> None:
        """Show another state."""
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def show_page(self, path: str, html: bytes) -> None:
        """Show one page anew and leave the rest as it is."""
        before = self._state
        files = {**before.files, path: html}
        self.show(State(files, before.waiting, before.banners, before.languages))

    def watched(self) -> tuple[str, ...]:
        """The pages that somebody is looking at now."""
        with self._changed:
            return tuple(self._watched)

    def wait(self, path: str, marks: tuple[str, str], seconds: float) -> tuple[str, str]:
        """Wait until the page at a path, or its banner, has other marks; return those it has."""
        with self._changed:
            self._watched[path] = self._watched.get(path, 0) + 1
            try:
                self._changed.wait_for(
                    lambda: self._is_over or self._state.marks(path) != marks, seconds
                )
            finally:
                self._watched[path] -= 1
                if not self._watched[path]:
                    del self._watched[path]
            return self._state.marks(path)

    def end(self) -> None:
        """Let nobody wait any more."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()


def digest(data: bytes) -> str:
    """A short text that stands for some bytes."""
    return hashlib.sha256(data).hexdigest()[:16]
