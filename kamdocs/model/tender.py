"""A public or private call for offers."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Amount,
    ContactRef,
    Day,
    Flag,
    Id,
    Many,
    ProductRef,
    TeamRef,
    Text,
    UnitRef,
    When,
)


class Tender(Record):
    """A tender, prepared months ahead."""

    id: Id = entry("Its id.", example="wms-2027")
    name: Text = entry("Its name.", example="Warehouse system 2027")
    submission: When = entry("When offers are due.", example="2027-09-30")
    value: Amount | None = entry("What it is worth.", None, example="320_000")
    products: Many[ProductRef] = entry("What it is about.", (), example="[wms]", key="product")
    units: Many[UnitRef] = entry("For which units.", (), example="[warehouse]", key="unit")
    owner: TeamRef | None = entry("Who prepares it.", None, example="ana")
    started: Day | None = entry("When preparation began.", None, example="2026-12-01")
    needs_recognised: Flag = entry(
        "Whether their needs are recognised or shaped.", False, example="yes"
    )
    success_factors: Many[Text] = entry(
        "What implementation depends on.", (), example="[Dock 2 first]"
    )
    participants: Many[ContactRef] = entry(
        "Everybody who takes part in the decision.", (), example="[nuria, pau]"
    )
    outcome: Text | None = entry("Won, lost, withdrawn.", None, example="won")
