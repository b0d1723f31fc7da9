"""What an offer earns, and how far it goes: totals, catalogue and limits in, margins and breaches out.

For rules only. It holds cost, floors and concessions, and must never be seen by a projection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.account.per_unit import per_unit
from kamdocs.derive.account.price_totals import PERIOD_MONTHS, PricedLine, PriceTotals
from kamdocs.model.product import Catalogue
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.pricing import Pricing
from kamdocs.values.money import Money


@dataclass(frozen=True, slots=True)
class LineMargin:
    """One line: what it costs us in all, its net unit price against the floor, its discount's limit.

    `cost` and `floor` are None where nobody says them or in another currency than the offer's.
    """

    index: int
    net_unit: Money | None
    cost: Money | None
    floor: Money | None
    discount: Decimal
    max_discount: Decimal | None

    @property
    def is_under_floor(self) -> bool:
        """Whether the net unit price lies under the floor."""
        return (
            self.net_unit is not None
            and self.floor is not None
            and self.net_unit.amount < self.floor.amount
        )

    @property
    def is_over_discount(self) -> bool:
        """Whether more is given than anybody may."""
        return self.max_discount is not None and self.discount > self.max_discount


@dataclass(frozen=True, slots=True)
class Margin:
    """The margin of an offer's base lines over the term.

    `fraction` is None when a cost is unknown (`without_cost` names those lines) or nothing is earned;
    `least` is the one asked for. `discount` is the discount over all base lines.
    """

    lines: tuple[LineMargin, ...]
    revenue: Money | None
    cost: Money | None
    fraction: Decimal | None
    least: Decimal | None
    discount: Decimal | None
    without_cost: tuple[int, ...] = ()

    @property
    def is_under_least(self) -> bool:
        """Whether the margin is known and too small."""
        return self.fraction is not None and self.least is not None and self.fraction < self.least


def derive_margin(
    proposal: Proposal, price: PriceTotals, catalogue: Catalogue, pricing: Pricing
) -> Margin:
    """Set the prices of an offer against cost, floors and limits."""
    lines = tuple(_line_margin(proposal, line, price, catalogue) for line in price.lines)
    main = price.main
    base = [
        line
        for line in price.lines
        if not line.optional and (main is None or line.package in (None, main.id))
    ]
    without = tuple(line.index for line in base if lines[line.index].cost is None)
    revenue = cost = None
    if price.is_known and base:
        revenue = _over_term(base, [line.amount for line in base], price)
        cost = _over_term(base, [lines[line.index].cost for line in base], price)
    fraction = None
    if revenue is not None and cost is not None and revenue.amount > 0:
        fraction = (revenue.amount - cost.amount) / revenue.amount
    return Margin(
        lines, revenue, cost, fraction, pricing.least_margin, _discount(base, price), without
    )


def _line_margin(
    proposal: Proposal, line: PricedLine, price: PriceTotals, catalogue: Catalogue
) -> LineMargin:
    product = catalogue.products.get(line.product) if line.product else None
    written = proposal.prices[line.index]
    cost, floor = (
        (
            per_unit(amount, product.unit, line.unit, price.rounding)
            for amount in (product.cost, product.floor)
        )
        if product
        else (None, None)
    )
    unit_cost = _in(price.currency, written.cost or cost)
    unit_price = _in(price.currency, line.unit_price)
    return LineMargin(
        line.index,
        _net_unit(line, unit_price) if unit_price else None,
        unit_cost * line.quantity if unit_cost else None,
        _in(price.currency, floor),
        line.discount,
        product.max_discount if product else None,
    )


def _net_unit(line: PricedLine, unit_price: Money) -> Money:
    if line.reduction is None or not line.quantity:
        return unit_price * (1 - line.discount)
    share = _in(unit_price.currency, line.reduction)
    return unit_price - Money(share.amount / line.quantity, share.currency) if share else unit_price


def _in(currency: str, money: Money | None) -> Money | None:
    return money if money is not None and money.currency == currency else None


def _over_term(
    lines: Sequence[PricedLine], amounts: Sequence[Money | None], price: PriceTotals
) -> Money | None:
    """The sum over the term, or over one period where there is no term; None with an unknown part."""
    total = Money(Decimal(0), price.currency)
    for line, amount in zip(lines, amounts, strict=True):
        if amount is None:
            return None
        factor = Decimal(1)
        if line.period is not None and not line.is_whole and price.term_months is not None:
            factor = price.term_months / PERIOD_MONTHS[line.period]
        total = total + amount * factor
    return total


def _discount(lines: Sequence[PricedLine], price: PriceTotals) -> Decimal | None:
    if not price.is_known or not lines:
        return None
    gross = _over_term(lines, [line.gross for line in lines], price)
    net = _over_term(lines, [line.amount for line in lines], price)
    if gross is None or net is None or gross.amount <= 0:
        return None
    return (gross.amount - net.amount) / gross.amount
