"""Bytes by name, laid down in a file of the system's instead of in memory, and read again when they are asked for."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator, MutableMapping
from typing import IO


class Shelf(MutableMapping[str, bytes]):
    """As a dictionary, for one process and one thread; what no disk takes stays in memory.

    The file has no name and is gone with the shelf. What is replaced keeps its room until then.
    """

    def __init__(self) -> None:
        self._places: dict[str, tuple[int, int] | bytes] = {}
        self._file: IO[bytes] | None = None
        self._end = 0

    def __setitem__(self, name: str, data: bytes) -> None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # it lives as long as this
                weakref.finalize(self, self._file.close)
            self._file.seek(self._end)
            view = memoryview(data)
            while view:
                view = view[self._file.write(view) :]
        except OSError:
            self._places[name] = data
        else:
            self._places[name] = self._end, len(data)
            self._end += len(data)

    def __getitem__(self, name: str) -> bytes:
        place = self._places[name]
        if isinstance(place, bytes):
            return place
        if self._file is None:
            raise KeyError(name)
        start, size = place
        self._file.seek(start)
        found = bytearray()
        while len(found) < size:
            piece = self._file.read(size - len(found))
            if not piece:
                raise OSError(f"{name} was cut short")
            found += piece
        return bytes(found)

    def __delitem__(self, name: str) -> None:
        del self._places[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places
