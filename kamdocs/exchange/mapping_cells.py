"""The part of a mapping file that says where a text comes from: a column, words around columns, a constant."""

from __future__ import annotations

import re

from kamdocs.diagnostics.place import Path
from kamdocs.exchange.mapping import Cell, Reference
from kamdocs.exchange.mapping_keys import Checked
from kamdocs.read.yaml_tree import Value
from kamdocs.values.sentence import sentence

_GAP = re.compile(r"\{([^{}]*)\}")


def read_cell(
    checked: Checked, value: Value, path: Path, base: str, *, by_revenue: bool = False
) -> Cell:
    """Where one text comes from, in the short form (a column, a text with braces) or the long one.

    `by_revenue` allows `by: revenue`.
    """
    if isinstance(value, str):
        return Cell(_read_parts(checked, value, path, base), path)
    known = ("column", "text", "always", "values", "default", *(("by",) if by_revenue else ()))
    if isinstance(value, dict) and value and all(item is None for item in value.values()):
        message = sentence("a text with braces needs quotation marks around it")
        checked.tell("wrong-shape", path, message)
        return Cell((), path)
    told = checked.keys(value, path, known)
    sources = [key for key in ("column", "text", "always", "by") if key in told]
    parts: tuple[str | Reference, ...] = ()
    if len(sources) != 1:
        message = sentence("exactly one of {words} belongs here", words=known[:3])
        checked.tell("wrong-shape", path, message)
    elif sources[0] == "by":
        checked.one_of(told["by"], (*path, "by"), {"revenue": True})
    else:
        text = checked.text(told[sources[0]], (*path, sources[0])) or ""
        at = (*path, sources[0])
        if sources[0] == "text":
            parts = _read_parts(checked, text, at, base, template=True)
        else:
            parts = (checked.reference(text, base) if sources[0] == "column" else text,)
    values = _read_values(checked, told.get("values"), (*path, "values"))
    default = checked.text(told["default"], (*path, "default")) if "default" in told else None
    return Cell(parts, path, values, default, by_revenue="by" in sources)


def _read_values(checked: Checked, value: Value, path: Path) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        checked.keys(value, path, ())
        return {}
    texts = {key: checked.text(item, (*path, key)) for key, item in value.items()}
    return {key: item for key, item in texts.items() if item is not None}


def _read_parts(
    checked: Checked, text: str, path: Path, base: str, *, template: bool = False
) -> tuple[str | Reference, ...]:
    """A column's name; or, with braces, words with columns between them."""
    if not template and "{" not in text and "}" not in text:
        return (checked.reference(text, base),)
    pieces = _GAP.split(text)
    if any("{" in piece or "}" in piece for piece in pieces):
        checked.tell("wrong-shape", path, sentence("the braces of this text do not match"))
    parts = [
        checked.reference(piece, base) if odd % 2 else piece for odd, piece in enumerate(pieces)
    ]
    return tuple(part for part in parts if part)
