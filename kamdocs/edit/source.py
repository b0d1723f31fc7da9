"""The text of a file with everything an edit must know of it: values, offsets, line ends.

The text is taken exactly as it stands in the file, byte order mark and line ends included.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kamdocs.diagnostics.place import Extent, Path
from kamdocs.read.document import read_document
from kamdocs.read.yaml import Value

_LINE_END = re.compile(r"\r\n|\r|\n")
MARK = "\ufeff"


class Source:
    """One file as text, read."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.document = read_document(file, text.encode())
        ends = list(_LINE_END.finditer(text))
        self.starts = [len(MARK) if text.startswith(MARK) else 0, *(end.end() for end in ends)]
        self.stops = [*(end.start() for end in ends), len(text)]
        self.newline = ends[0][0] if ends else "\n"
        self._places = self.document.source_map

    @property
    def value(self) -> Value:
        """What the YAML of the file says."""
        return self.document.value

    def is_written(self) -> bool:
        """Whether any value stands in the file, be it `null`."""
        span = self.span(()) if () in self._places.values else (0, 0)
        return span[0] < span[1]

    def at(self, path: Path) -> Value:
        """The value at a path of keys and numbers that exists."""
        found = self.value
        for key in path:
            found = found[key]  # type: ignore[index]
        return found

    def span(self, path: Path) -> tuple[int, int]:
        """From where to where the value at a path stands."""
        return self.offsets(self._places.values[path])

    def key_span(self, path: Path) -> tuple[int, int]:
        """From where to where the key at the end of a path stands."""
        return self.offsets(self._places.keys[path])

    def entry_start(self, path: Path) -> int:
        """Where a key or list item begins; in a block list that is its dash."""
        if isinstance(path[-1], str):
            return self.key_span(path)[0]
        return self.span(path)[0] if self.is_flow(path[:-1]) else self._dash(path)

    def entry_end(self, path: Path) -> int:
        """Where a key with its value, or a list item, ends."""
        return self.span(path)[1]

    def behind_key(self, path: Path) -> int:
        """Where the colon behind a key, or the dash of an item, ends."""
        if isinstance(path[-1], int):
            return self.entry_start(path) + 1
        return self.text.index(":", self.key_span(path)[1]) + 1

    def indent(self, path: Path) -> int:
        """The column (from 0) of a key or of the dash of a list item."""
        start = self.entry_start(path)
        return start - self.starts[self.line_of(start)]

    def is_flow(self, path: Path) -> bool:
        """Whether the list or mapping at a path is written with brackets."""
        start, end = self.span(path)
        return self.text[start:end][:1] in ("[", "{")

    def in_flow(self, path: Path) -> bool:
        """Whether something around the entry at a path is written with brackets."""
        return any(self.is_flow(path[:length]) for length in range(len(path)))

    def line_of(self, offset: int) -> int:
        """The line, from 0, that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def line_stop(self, offset: int) -> int:
        """The end of the line that holds an offset, before its line end."""
        return self.stops[self.line_of(offset)]

    def has_comment(self, start: int, end: int) -> bool:
        """Whether a comment stands between two offsets."""
        if "#" not in self.text[start:end]:
            return False
        rest = list(self.text[start:end])
        scalars = [e for path, e in self._places.values.items() if self._is_scalar(path)]
        for extent in (*scalars, *self._places.keys.values()):
            first, last = self.offsets(extent)
            for offset in range(max(first, start), min(last, end)):
                rest[offset - start] = " "
        return "#" in rest

    def _is_scalar(self, path: Path) -> bool:
        try:
            return not isinstance(self.at(path), (list, dict))
        except (TypeError, KeyError):
            return False

    def _dash(self, path: Path) -> int:
        list_start = self.span(path[:-1])[0]
        column = list_start - self.starts[self.line_of(list_start)]
        line = self.line_of(self.span(path)[0])
        while self.text[self.starts[line] + column : self.starts[line] + column + 1] != "-":
            line -= 1
        return self.starts[line] + column

    def offsets(self, extent: Extent) -> tuple[int, int]:
        """From where to where an extent of the file reaches."""
        return (
            self.starts[extent.line - 1] + extent.column - 1,
            self.starts[extent.end_line - 1] + extent.end_column - 1,
        )
