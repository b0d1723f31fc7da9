"""The figures of all accounts on one day in; those of the whole portfolio on that day out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.exact import add, ratio
from kamdocs.derive.vitals import Vitals


@dataclass(frozen=True, slots=True)
class PortfolioPoint:
    """The portfolio on the day `on`, without former customers; what is None was not known.

    `earned` is the revenue of the fiscal year as far as it is known; `reached` and `target` are of the
    `aimed` accounts, those of which revenue and target are known. `weighted` are the open sales times their
    probability, `potential` what grids say could be won besides. `at_risk` is None while nobody's
    health is known; `ending` counts offers and plans that run out within a month.
    """

    on: date
    accounts: int
    earned: Decimal | None
    reached: Decimal | None
    target: Decimal | None
    aimed: int
    weighted: Decimal | None
    potential: Decimal | None
    at_risk: int | None
    judged: int
    ending: int

    @property
    def attained(self) -> Decimal | None:
        """Reached ÷ target; None where there is no target."""
        if self.reached is None or not self.target:
            return None
        return ratio(self.reached, self.target)


def add_up(on: date, vitals: Iterable[Vitals]) -> PortfolioPoint:
    """Add up what the accounts came to; the order does not matter."""
    counted = [each for each in vitals if each.is_counted]
    aimed = [each for each in counted if each.target is not None and each.earned is not None]
    judged = [each for each in counted if each.health is not None]
    return PortfolioPoint(
        on=on,
        accounts=len(counted),
        earned=_sum(each.earned for each in counted),
        reached=_sum(each.earned for each in aimed),
        target=_sum(each.target for each in aimed),
        aimed=len(aimed),
        weighted=_sum(each.weighted for each in counted),
        potential=_sum(each.potential for each in counted),
        at_risk=sum(each.is_at_risk for each in judged) if judged else None,
        judged=len(judged),
        ending=sum(each.ending for each in counted),
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return add(known) if known else None
