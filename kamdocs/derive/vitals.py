"""The few figures of an account that are followed over time, as they were on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kamdocs.model.scales import Tier
from kamdocs.values.money import round_decimal

A_MONTH = timedelta(days=30)
"""What ends within it is said to end soon."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """What an account came to on the day `on`; what is None was not known.

    `score`, `low`, `high` and `health` run from 0 to 100, `coverage` from 0 to 1. `suggested` is the
    tier that its own figures suggested. `key_people` are those at the customer on whom decisions
    rest, by id with their names. Amounts are in the workspace's currency: `earned` and `target` are
    of the fiscal year, `weighted` its open sales times their probability, `potential` what the grid
    says could be won besides. `ending` counts offers and plans that ran out within the next month.
    A former customer is not `is_counted`.
    """

    on: date
    score: Decimal | None
    low: Decimal | None
    high: Decimal | None
    coverage: Decimal | None
    is_provisional: bool
    tier: Tier | None
    suggested: Tier | None
    owner: str | None
    health: Decimal | None
    key_people: tuple[tuple[str, str], ...]
    is_counted: bool
    is_at_risk: bool
    earned: Decimal | None
    target: Decimal | None
    weighted: Decimal | None
    potential: Decimal | None
    ending: int

    @property
    def possible(self) -> str | None:
        """The scores that were possible, in whole points: `54–94`, one number where there is one only."""
        if self.low is None or self.high is None:
            return None
        low, high = round_decimal(self.low, 0), round_decimal(self.high, 0)
        return f"{low}" if low == high else f"{low}–{high}"

    @property
    def standing(self) -> tuple[object, ...]:
        """What changes only when somebody edits a file: score, tier, owner, key people."""
        return (
            self.score, self.low, self.high, self.coverage, self.tier, self.owner, self.key_people
        )  # fmt: skip
