"""From a place in what a Markdown block says to the line and column it was written at.

The parser hands out the text of a block without its indentation, quote marks and table bars; here
that text is found again in the lines of the file. What cannot be found again gets its whole line.
"""

from __future__ import annotations

from collections.abc import Sequence

from kamdocs.diagnostics.place import Extent


class BlockPosition:
    """The text of one block, found again in the lines it came from.

    `lines` are the lines of the body, `start` is the index of the block's first, `after` the column
    (from 0) before which the first line is not searched; `is_cell` says that `\\|` stands for `|`.
    """

    def __init__(
        self,
        content: str,
        lines: Sequence[str],
        start: int,
        first_line: int,
        after: int = 0,
        *,
        is_cell: bool = False,
    ) -> None:
        self.start = start
        self.first_line = first_line
        self.is_cell = is_cell
        self.source = lines
        self.parts = content.split("\n")
        self.columns = [
            self._column(part, start + index, after if index == 0 else 0)
            for index, part in enumerate(self.parts)
        ]

    def extent(self, begin: int, end: int) -> Extent:
        """Where the characters from `begin` to `end` (exclusive) of the text stand."""
        line, column = self._point(begin)
        end_line, end_column = self._point(max(begin, end - 1))
        number = self.first_line + self.start
        if column is None or end_column is None:
            width = len(self._line(end_line))
            return Extent(number + line, 1, number + end_line, width + 1)
        return Extent(number + line, column + 1, number + end_line, end_column + 2)

    def whole(self) -> Extent:
        """Where the whole text stands."""
        return self.extent(0, sum(map(len, self.parts)) + len(self.parts) - 1)

    def end_column(self) -> int:
        """The column (from 0) behind the first line of the text, to search on from."""
        column = self.columns[0]
        return 0 if column is None else column + len(self._written(self.parts[0]))

    def _written(self, text: str) -> str:
        return text.replace("|", r"\|") if self.is_cell else text

    def _column(self, part: str, index: int, after: int) -> int | None:
        """The column (from 0) of the first character of `part`, None when it is not there."""
        line = self._line(index - self.start)
        bare = self._written(part.strip())
        lead = len(part) - len(part.lstrip())
        ended = line.rstrip()
        if not self.is_cell and ended.endswith(bare) and bare:
            return len(ended) - len(bare) - lead
        hashes = len(line) - len(line.lstrip(" >#"))
        found = line.find(bare, after if self.is_cell else hashes)
        if found < 0 and not self.is_cell:
            found = line.find(bare)
        return None if found < 0 else found - lead

    def _point(self, offset: int) -> tuple[int, int | None]:
        """The line (from 0, in the block) and the column (from 0) of a character."""
        index = 0
        while index < len(self.parts) - 1 and offset > len(self.parts[index]):
            offset -= len(self.parts[index]) + 1
            index += 1
        column = self.columns[index]
        if column is None:
            return index, None
        return index, column + len(self._written(self.parts[index][:offset]))

    def _line(self, index: int) -> str:
        place = self.start + index
        return self.source[place] if place < len(self.source) else ""
