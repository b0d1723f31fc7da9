"""What is held about a person, as blocks of lines, in; text for a terminal and for programs out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kamdocs.language.speak import Speaker
from kamdocs.report.colour import Paint
from kamdocs.report.format import Look
from kamdocs.report.width import clean
from kamdocs.values.sentence import Sentence

_ROOM = 24
"""Characters that are shown before a mention in a line too long for the terminal."""


@dataclass(frozen=True, slots=True)
class Line:
    """Where something stands and what it says.

    `at` is the column (from 0) that matters in it, where it may be cut; None where it must not.
    """

    where: str
    said: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a title; `after` is said below them.

    `raw` are lines to be copied: they stand before all others, as they are.
    """

    title: Sentence
    lines: tuple[Line, ...] = ()
    after: tuple[Sentence, ...] = ()
    raw: tuple[str, ...] = ()


def write_blocks(blocks: Sequence[Block], speaker: Speaker, look: Look) -> str:
    """Write blocks, with an empty line between them."""
    paint = Paint(look.colour)
    written = []
    for block in blocks:
        lines = [paint("strong", clean(speaker.speak(block.title)))]
        lines += ["", *map(clean, block.raw), ""] if block.raw else []
        widest = max((len(line.where) for line in block.lines), default=0)
        for line in block.lines:
            where = clean(line.where)
            said = _cut(clean(line.said), line.at, max(look.width - widest - 4, 40))
            lines.append(f"  {paint('faint', where.ljust(widest))}  {said}".rstrip())
        lines += [f"  {clean(speaker.speak(said))}" for said in block.after]
        written.append("".join(f"{line}\n" for line in lines))
    return "\n".join(written)


def write_json(objects: Sequence[dict[str, Any]]) -> str:
    """Write a list of objects."""
    return f"{json.dumps(list(objects), ensure_ascii=False, indent=2)}\n"


def _cut(text: str, at: int | None, width: int) -> str:
    """So much of a line as fits, with the column that matters in it."""
    if at is None or len(text) <= width:
        return text
    begin = max(0, min(at - _ROOM, len(text) - width))
    end = begin + width - 2
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
