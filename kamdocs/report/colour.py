"""Text and what it is in; text with the escapes of a terminal out, or as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["error", "warning", "info", "good", "strong", "faint"]

_CODES: dict[Style, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "1;32",
    "strong": "1",
    "faint": "2",
}


@dataclass(frozen=True, slots=True)
class Paint:
    """Somebody who colours, or not."""

    on: bool

    def __call__(self, style: Style, text: str) -> str:
        """The text in a style."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.on and text else text
