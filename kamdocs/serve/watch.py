"""A workspace in; a call each time its files have changed and lie still again.

Whether something changed is decided by looking: names, sizes and times of all files that matter. The
system's notifications only say when to look, so that nothing is missed where there are none, on
network drives for instance. Nothing is opened here.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from kamdocs.workspace.layout import ACCOUNTS, TEMPLATES
from kamdocs.workspace.root import SETTINGS_NAMES

LOOK_ANYWAY = 2.0
"""Seconds after which files are looked at though nothing was notified."""

LOOK_OFTEN = 0.4
"""Seconds between two looks when notifications are not used."""

_STILL = 0.03
"""Seconds in which nothing may change before what was saved is taken for whole."""

_LONGEST_UNREST = 20
"""How many times stillness is waited for."""

_REST = 20
"""How much longer than a look the pause after it is, at least."""

_DEEPEST = 8

Status = tuple[int, int, int]
Look = dict[str, Status]


@dataclass(slots=True)
class Watch:
    """Watches the workspace at `root` until it is stopped."""

    root: Path
    polls: bool = False
    more: tuple[Path, ...] = ()
    _wake: Event = field(default_factory=Event)
    _stop: Event = field(default_factory=Event)
    _seen: Look = field(default_factory=dict)
    _cost: float = 0.0

    def look(self) -> Look:
        """The files and folders that matter, with their time, size and identity."""
        return dict(_statuses(self._places()))

    def stop(self) -> None:
        """Let `run` come to its end."""
        self._stop.set()
        self._wake.set()

    def wake(self) -> None:
        """Let a look be taken now, and `on_change` be called though nothing may have changed."""
        self._seen = {}
        self._wake.set()

    def start_notifications(self) -> None:
        """Let the system say when to look."""
        if not self.polls:
            Thread(target=self._listen, name="notifications", daemon=True).start()

    def run(self, on_change: Callable[[], None], on_look: Callable[[], bool]) -> None:
        """Call `on_change` at first and after each change, or when `on_look`, asked each time, says so."""
        self._wake.set()
        while not self._stop.is_set():
            # Where a look takes long, because there are many files, it is not taken that often.
            pause = LOOK_OFTEN if self.polls else LOOK_ANYWAY
            self._wake.wait(max(pause, _REST * self._cost))
            self._wake.clear()
            if self._stop.is_set():
                return
            seen = self._settled()
            if seen != self._seen or on_look():
                # Set before the call: what changes during it is seen at the next look.
                self._seen = seen
                on_change()

    def _settled(self) -> Look:
        """What is there, once nothing changes for a moment: many files may be on their way."""
        begin = monotonic()
        seen = self.look()
        self._cost = monotonic() - begin
        if seen == self._seen:
            return seen
        for _ in range(_LONGEST_UNREST):
            self._stop.wait(_STILL)
            again = self.look()
            if again == seen:
                break
            seen = again
        return seen

    def _places(self) -> list[Path]:
        return [
            *(self.root / name for name in (*SETTINGS_NAMES, ACCOUNTS, TEMPLATES)),
            *self.more,
        ]

    def _folders(self) -> list[str]:
        """Every folder in which something may change: the system watches no deeper."""
        folders = [str(self.root)]
        for place in self._places():
            if place.is_dir():
                folders.append(str(place))
                folders += [path for path, _ in _statuses([place]) if os.path.isdir(path)]  # noqa: PTH112
        return folders

    def _listen(self) -> None:
        """Wake the look whenever the system notifies; where it cannot, look more often."""
        from watchfiles import watch

        with contextlib.suppress(Exception):
            while not self._stop.is_set():
                folders = self._folders()
                for changes in watch(
                    *folders,
                    watch_filter=None,
                    recursive=False,
                    step=20,
                    debounce=200,
                    rust_timeout=1000,
                    yield_on_timeout=True,
                    stop_event=self._stop,
                    raise_interrupt=False,
                    ignore_permission_denied=True,
                ):
                    if not changes:
                        continue
                    self._wake.set()
                    if self._folders() != folders:
                        break
                # What was saved in a new folder before it was watched is seen by a look.
                self._wake.set()
        # Too many folders, or a drive without notifications.
        self.polls = True


def _statuses(places: Iterable[Path], depth: int = _DEEPEST) -> Iterator[tuple[str, Status]]:
    """Files and folders at and below some places; what is hidden or cannot be seen is passed by.

    Of a folder only counts that it is there, so what editors put down beside a file is no change.
    """
    for place in places:
        with contextlib.suppress(OSError):
            status = place.stat()
            is_folder = stat.S_ISDIR(status.st_mode)
            time, size = (0, 0) if is_folder else (status.st_mtime_ns, status.st_size)
            yield str(place), (time, size, status.st_ino)
            if depth and is_folder:
                inside = (each for each in place.iterdir() if not each.name.startswith("."))
                yield from _statuses(inside, depth - 1)
