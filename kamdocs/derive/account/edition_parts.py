"""The parts of an offer that are made from data, and how readers of each orientation read them.

`lead` stands for the sections that an edition leads with, `rest` for the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kamdocs.model.prose import Passage
from kamdocs.model.scales import Orientation

Part = Literal[
    "changes", "understanding", "recommendation", "value_case", "scope", "timeline", "roadmap", "references",
    "price", "team", "terms", "next_steps",
]  # fmt: skip

TOLD: tuple[Part, ...] = ("understanding", "recommendation")
"""Parts that an author may write as a section of the same id, which then stands in their place."""

PARTS: tuple[Part, ...] = (
    *TOLD, "value_case", "scope", "timeline", "roadmap", "references", "price", "team", "terms", "next_steps",
)  # fmt: skip
BINDING: frozenset[Part] = frozenset(
    ["changes", "scope", "timeline", "roadmap", "price", "terms", "next_steps"]
)
"""What is promised: the same in every edition, and left out of none, not even of an excerpt."""

MOST_ROWS = 8
"""A table with more rows is a long one."""

_OPENING = (*TOLD, "rest")
_STORY: frozenset[Part] = frozenset(TOLD)


@dataclass(frozen=True, slots=True)
class Reading:
    """How an orientation reads: the order of parts, what it asks first, what it reads last.

    Parts that `order` does not name follow in their usual order. `last` are parts that move to the
    appendix.
    """

    order: tuple[str, ...]
    asks: tuple[Part, ...]
    last: frozenset[Part] = frozenset()


ANYBODY = Reading(("lead", *_OPENING, *PARTS), ())
READINGS: Mapping[Orientation, Reading] = {
    "business": Reading(("lead", *_OPENING, *PARTS), ("price",), frozenset(["scope"])),
    "financial": Reading(
        ("lead", "value_case", "price", *_OPENING, *PARTS), ("value_case", "price", "terms")
    ),
    "technical": Reading(
        ("lead", "scope", "timeline", "team", *_OPENING, "roadmap", "price"),
        ("scope", "timeline"),
        frozenset(["references"]),
    ),
    "relationship": Reading(
        ("lead", "references", "team", *_OPENING, *PARTS),
        ("team", "references"),
        frozenset(["scope"]),
    ),
    "procurement": Reading(
        ("lead", "scope", "price", "terms", "team", "rest", "timeline", "references"),
        ("scope", "price", "terms"),
        _STORY,
    ),
    "user": Reading(
        ("lead", *_OPENING, "timeline", "team", "references", "scope", "roadmap"),
        ("timeline", "team"),
        frozenset(["terms"]),
    ),
}  # fmt: skip


def reads_last(orientation: Orientation | None, passages: tuple[Passage, ...]) -> bool:
    """Whether a text for everybody is what this orientation reads last.

    Finance: words without a figure. People: long tables. What is only included is not judged.
    """
    own = [passage.prose for passage in passages if passage.include is None]
    match orientation:
        case "financial":
            return bool(own) and not any(char.isdigit() for prose in own for char in prose.text)
        case "relationship":
            return any(prose.html.count("<tr") > MOST_ROWS for prose in own)
        case _:
            return False
