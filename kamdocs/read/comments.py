"""The lines of a file in; the comments in it out, which nobody reads and nobody must be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kamdocs.workspace.layout import YAML_ENDINGS

_YAML = re.compile(r"(?:^|\s)#+\s*(\S.*)$")
_HTML = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_FENCE = "---"


def comments_in(file: str, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each comment with the number of its line: of YAML and front matter, and of HTML in Markdown."""
    fields: Sequence[str] = lines if file.endswith(YAML_ENDINGS) else _front_matter(lines)
    for number, line in enumerate(fields, 1):
        if "#" in line and (match := _YAML.search(line)):
            yield number, match[1].rstrip()
    if not file.endswith(YAML_ENDINGS):
        text = "\n".join(lines)
        for match in _HTML.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, " ".join(match[1].split())


def _front_matter(lines: Sequence[str]) -> Sequence[str]:
    if not lines or lines[0].rstrip() != _FENCE:
        return ()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), len(lines))
    return lines[:end]
