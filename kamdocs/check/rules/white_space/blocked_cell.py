"""A cell that is blocked without a reason, or whose day to ask again is past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.white_space import WhiteSpace
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.values.sentence import sentence


def blocked_cell(white_space: WhiteSpace, today: date) -> Iterator[Finding]:
    """Each blocked cell has a reason and a day to ask again that is not past."""
    told: set[Place] = set()
    for cell in white_space.cells.values():
        place = cell.place
        if cell.state != "blocked" or place is None or place in told:
            continue
        told.add(place)
        if cell.why is None:
            yield Finding(
                "blocked-cell",
                place,
                sentence("blocked without a reason"),
                sentence("write why: what stands in the way"),
                escalated=True,
            )
        if cell.recheck is None:
            yield Finding(
                "blocked-cell",
                place,
                sentence("blocked without a day to ask again"),
                sentence("write recheck: 2027-02"),
            )
        elif cell.recheck.is_over(today):
            yield Finding(
                "blocked-cell",
                place,
                sentence("was to be asked again by {day}", day=cell.recheck),
                sentence("ask; then write the new state, or a new day"),
            )
