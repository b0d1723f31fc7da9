"""Fenced blocks of code, for readers that go through a text line by line."""

from __future__ import annotations

import re

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


class CodeFence:
    """Whether the lines of a text, taken in their order, stand in a fenced block of code."""

    def __init__(self) -> None:
        self.opened = ""

    def holds(self, line: str) -> bool:
        """Take the next line; True for the fences themselves too."""
        match = _FENCE.fullmatch(line)
        if self.opened:
            closes = match is not None and match[1].startswith(self.opened)
            if match and closes and not match[2].strip():
                self.opened = ""
            return True
        if match is None or (match[1][0] == "`" and "`" in match[2]):
            return False
        self.opened = match[1]
        return True
