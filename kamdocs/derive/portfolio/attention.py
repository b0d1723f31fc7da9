"""What matters most on a Monday: the dated things of all accounts in, at most ten lines out.

A line weighs the money at risk times its urgency. The money is what is tied to it (an offer, a
contract, a sale), or else the share of the account's yearly revenue that usually hangs on a thing of
its kind. The reader's own accounts come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.conversion import convert
from kamdocs.derive.due import PERSONAL_KINDS, Due, DueKind
from kamdocs.derive.exact import multiply
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money

MOST_LINES = 10
MOST_OF_ONE_ACCOUNT = 3

AT_RISK: Mapping[DueKind, Decimal] = {
    "promise": Decimal("0.5"), "issue": Decimal("0.5"), "handoff": Decimal("0.3"),
    "touchpoint": Decimal("0.2"), "meeting": Decimal("0.2"), "notice": Decimal("0.5"),
    "contract_end": Decimal("0.5"), "renewal": Decimal("0.3"), "objective": Decimal("0.2"),
}  # fmt: skip
USUALLY_AT_RISK = Decimal("0.1")
"""The share of a year's revenue that hangs on a thing to which no money of its own is tied."""


@dataclass(frozen=True, slots=True)
class Attention:
    """A line: `stake` is money at risk in the workspace's currency, None where it is unknown.

    `weight` is the stake times the urgency, 0 when the stake is unknown.
    """

    due: Due
    stake: Decimal | None
    weight: Decimal
    is_own: bool


def rank_attention(
    dues: Iterable[Due],
    revenue: Mapping[str, Decimal | None],
    owners: Mapping[str, str | None],
    settings: Settings,
    today: date,
    reader: str | None = None,
) -> tuple[Attention, ...]:
    """Choose what to look at first, for everybody or for one `reader`.

    `revenue` and `owners` are by account: the twelve months' revenue, and who answers for it. A
    reader sees what is theirs to do, and everything of their accounts. Things further away than
    their lead time are left out, and so are personal dates, on which no money hangs; of one account
    no more than three lines are shown, and of the same money there only the one that weighs most.
    """
    found = [
        _weigh(due, revenue.get(due.account), owners.get(due.account), settings, today, reader)
        for due in dues
        if due.kind not in PERSONAL_KINDS
        and (reader is None or reader in (due.owner, owners.get(due.account)))
        and due.urgency(today) > 0
    ]
    found.sort(key=lambda each: (not each.is_own, each.weight.copy_negate(), each.due.on, each.due.account, each.due.key))  # fmt: skip
    return tuple(_not_too_many(found))[:MOST_LINES]


def _weigh(
    due: Due,
    revenue: Decimal | None,
    owner: str | None,
    settings: Settings,
    today: date,
    reader: str | None,
) -> Attention:
    stake = convert(due.amount, settings) if due.amount is not None else None
    if due.amount is None and revenue is not None:
        stake = multiply(revenue, AT_RISK.get(due.kind, USUALLY_AT_RISK))
    weight = multiply(stake, due.urgency(today)) if stake is not None else Decimal(0)
    return Attention(due, stake, weight, reader is not None and owner == reader)


def _not_too_many(found: Iterable[Attention]) -> Iterable[Attention]:
    seen: dict[str, int] = {}
    told: set[tuple[str, Money]] = set()
    for each in found:
        money = each.due.amount
        if money is not None and (each.due.account, money) in told:
            continue
        if money is not None:
            told.add((each.due.account, money))
        seen[each.due.account] = count = seen.get(each.due.account, 0) + 1
        if count <= MOST_OF_ONE_ACCOUNT:
            yield each
