"""The parts of a customer that can buy."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Id, Many, ProductRef, Text, UnitRef, choice

UnitKind = Literal["business_unit", "department", "division", "subsidiary", "site", "related"]


class Unit(Record):
    """A business unit, department, division, subsidiary or site."""

    short: ClassVar[str | None] = "name"
    id: Id = entry("Its id.", example="cork")
    name: Text = entry("Its name.", example="Cork plant", level="shareable")
    kind: Annotated[UnitKind, choice(UnitKind)] | None = entry("What it is.", None, example="site")
    location: Text | None = entry("Where it is.", None, example="Cork")
    parent: UnitRef | None = entry("The unit it belongs to.", None, example="ireland")
    not_eligible: Many[ProductRef] = entry("Products it could never buy.", (), example="[wms]")
