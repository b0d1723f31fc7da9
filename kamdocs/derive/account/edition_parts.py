"""The parts of an offer that are made from data, and in which order each orientation reads them.

`lead` stands for the sections that an edition leads with, `rest` for the others.
"""

from __future__ import annotations

from typing import Literal

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
OPENING = (*TOLD, "rest")
ORDERS: dict[Orientation | None, tuple[str, ...]] = {
    "business": ("lead", *OPENING, *PARTS),
    "financial": ("lead", "value_case", "price", *OPENING, "scope", "timeline", "roadmap", "references", "team"),
    "technical": ("lead", "scope", "timeline", "team", *OPENING, "roadmap", "references", "price"),
    "relationship": (
        "lead", "references", "team", *OPENING, "scope", "timeline", "roadmap", "price",
    ),
}  # fmt: skip
ASKED: dict[Orientation | None, tuple[Part, ...]] = {
    "business": ("price",),
    "financial": ("value_case", "price", "terms"),
    "technical": ("scope", "timeline"),
    "relationship": ("team", "references"),
}
