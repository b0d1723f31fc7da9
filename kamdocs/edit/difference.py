"""Texts before and after an edit in; the lines that differ out, as every tool for patches reads them."""

from __future__ import annotations

from difflib import unified_diff

_NO_END = "\\ No newline at end of file"
_AROUND = 2


def difference(file: str, before: str | None, after: str, name_after: str | None = None) -> str:
    """The unified difference of a file; `before` is None for a new one, empty when nothing differs."""
    old = "" if before is None else before
    if old == after and (name_after or file) == file and before is not None:
        return ""
    lines = unified_diff(
        _lines(old),
        _lines(after),
        "/dev/null" if before is None else f"a/{file}",
        f"b/{name_after or file}",
        lineterm="",
        n=_AROUND,
    )
    shown = "\n".join(lines)
    return f"{shown}\n" if shown else ""


def _lines(text: str) -> list[str]:
    """Lines without their ends; one that has none at the end of the file says so."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[-1] == "":
        return lines[:-1]
    return [*lines[:-1], f"{lines[-1]}\n{_NO_END}"]
