"""Three sides of one value in (what stands in the file, what the source says now, what it said last
time); what to do out.

The rule: a value that people have not touched follows the source; a value that people have changed
stays, and is told once when the source changes it too. With `source_wins` the source always wins,
and is told whenever it changed something of theirs. Nothing is ever deleted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["leave", "insert", "set"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a value, and whether the two sides disagreed."""

    action: Action
    is_conflict: bool = False


_LEAVE = Decision("leave")


def decide(ours: str | None, theirs: str, base: str | None, *, source_wins: bool) -> Decision:
    """Settle one value; None stands for a value that is not there."""
    if ours == theirs:
        return _LEAVE
    if ours is None:
        if base is None:
            return Decision("insert")  # new at the source
        if source_wins:
            return Decision("insert", is_conflict=True)
        return Decision("leave", is_conflict=theirs != base)  # deleted here
    if ours == base:
        return Decision("set")  # changed at the source only
    if source_wins:
        return Decision("set", is_conflict=True)
    return Decision("leave", is_conflict=theirs != base)  # changed here
