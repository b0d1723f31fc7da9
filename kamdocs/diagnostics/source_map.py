"""From a path in a file to the stretch of text that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamdocs.diagnostics.place import Extent, Path, Place


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The positions of every key and value of one file, and the text of its lines.

    `keys` and `values` are by path. A list item that carries an `id` is found by its number and by
    its id. `lines` is the whole text, without line ends.
    """

    file: str
    lines: tuple[str, ...] = ()
    keys: Mapping[Path, Extent] = field(default_factory=dict)
    values: Mapping[Path, Extent] = field(default_factory=dict)

    def extent(self, place: Place) -> Extent:
        """Where a place stands in the text; where its path is not written, its nearest parent does."""
        if place.extent is not None:
            return place.extent
        path = place.path
        found = self.keys.get(path) if place.on == "key" else None
        found = found or self.values.get(path) or self.keys.get(path)
        if found is None and path[-1:] == (0,):
            found = self.values.get(path[:-1])  # One value may stand for a list of one.
        while found is None and path:
            path = path[:-1]
            found = self.keys.get(path) or self.values.get(path)
        return found or self.start()

    def holds(self, path: Path) -> bool:
        """Whether something is written at this very path."""
        return path in self.values or path in self.keys

    def start(self) -> Extent:
        """The first character of the file."""
        return Extent(1, 1, 1, 2)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""
