"""Values in, the text of a new account file out, written as a person would write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Union

Tree = Mapping[str, Union[str, "Tree"]]

_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
_MISREAD = re.compile(r"0\d+|0[box].*|\d+(?::\d+)+|\d[\d_]*\.?\d*[eE][+-]?\d+|\.\w+")


def write_tree(tree: Tree, indent: int = 0) -> str:
    """Write nested values as block YAML, one value a line."""
    lines = []
    for key, value in tree.items():
        if isinstance(value, str):
            lines.append(f"{' ' * indent}{write_scalar(key)}: {write_scalar(value)}\n")
        else:
            lines.append(f"{' ' * indent}{write_scalar(key)}:\n{write_tree(value, indent + 2)}")
    return "".join(lines)


def write_scalar(text: str) -> str:
    """Write one line of text, in quotes where YAML or another program would read something else."""
    begins_plain = bool(text) and (text[0].isalnum() or text[0] in "+/(")
    is_plain = (
        begins_plain
        and text == text.strip()
        and not text.endswith(":")
        and ": " not in text
        and " #" not in text
        and text.isprintable()
        and text.casefold() not in _WORDS
        and not _MISREAD.fullmatch(text)
    )
    if is_plain:
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def nest(leaves: Mapping[tuple[str, ...], str]) -> dict[str, str | Tree]:
    """Values by path as nested values, in their order."""
    tree: dict[str, str | Tree] = {}
    for path, text in leaves.items():
        inner: Any = tree
        for step in path[:-1]:
            inner = inner.setdefault(step, {})
        inner[path[-1]] = text
    return tree
