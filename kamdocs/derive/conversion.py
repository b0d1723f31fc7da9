"""Amounts in any currency in; exact amounts in the workspace's currency out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kamdocs.derive.exact import multiply
from kamdocs.derive.tally import Tally, add_tallies
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money


def convert(money: Money, settings: Settings) -> Decimal | None:
    """An amount in the workspace's currency; None where the settings have no exchange rate."""
    if money.currency == settings.currency:
        return money.amount
    rate = settings.rates.get(money.currency)
    return multiply(money.amount, rate.rate) if rate is not None and rate.rate > 0 else None


def tally(amounts: Iterable[Money], settings: Settings) -> Tally:
    """The sum of amounts, with what no exchange rate reaches named beside it."""
    return add_tallies(
        Tally(None, (money,)) if (known := convert(money, settings)) is None else Tally(known)
        for money in amounts
    )
