"""How long money keeps a cell of the grid won, and how often a product is shown again."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Length
from kamdocs.values.period import Span


class WhiteSpaceSettings(Record):
    """Times of the white-space grid."""

    won_for: Length = entry(
        "How long after it was earned money says that a unit has a product.",
        Span(12, "month"),
        example="18 months",
    )
    reexposure: Length = entry(
        "How long a person remembers a product they were shown.",
        Span(12, "month"),
        example="6 months",
    )
