"""What an offer costs: price lines, catalogue and pricing rules in, exact totals out.

A line's price comes from the line or the catalogue. What is unknown (an unknown product, no price,
another currency) makes every total it enters unknown, never smaller. It cannot see cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.account.per_unit import per_unit, period_of
from kamdocs.derive.account.price_totals import (
    PERIOD_MONTHS,
    Bundle,
    EarlyTotal,
    LineFault,
    OptionTotal,
    PaymentPart,
    Period,
    PricedLine,
    PriceTotals,
    Subtotal,
    TaxAmount,
)
from kamdocs.model.price import Package, PriceGroup, PriceLine
from kamdocs.model.product import Catalogue, Product
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.pricing import Pricing
from kamdocs.values.money import Money, Rounding


def derive_price(
    proposal: Proposal, catalogue: Catalogue, pricing: Pricing, currency: str
) -> PriceTotals:
    """Reckon the prices of a proposal; `currency` holds where the offer names none."""
    offered = _currency_of(proposal, catalogue, currency)
    months = proposal.term.months if proposal.term else None
    products = catalogue.products
    lines = tuple(
        _price_line(index, line, products, pricing, offered, months)
        for index, line in enumerate(proposal.prices)
    )
    known = all(line.amount is not None for line in lines) and not any(
        "tax" in line.faults for line in lines
    )
    if not lines or not known:
        return PriceTotals(
            offered, lines, term_months=months, rounding=pricing.rounding, is_known=known
        )
    reckoner = _Reckoner(offered, pricing, months)
    base = [line for line in lines if not line.optional]
    bundles = tuple(
        reckoner.bundle(identifier, package, base)
        for identifier, package in (proposal.packages.items() or [(None, None)])
    )
    totals = PriceTotals(offered, lines, bundles, term_months=months, rounding=pricing.rounding)
    once = _once(totals.main)
    main = totals.main.id if totals.main else None
    return PriceTotals(
        offered,
        lines,
        bundles,
        tuple(
            OptionTotal(line.index, reckoner.contract([*_of_package(base, main), line]))
            for line in lines
            if line.optional
        ),
        _early(proposal, once, pricing.rounding),
        _payments(proposal, once, pricing.rounding),
        months,
        pricing.rounding,
    )


def _currency_of(proposal: Proposal, catalogue: Catalogue, currency: str) -> str:
    """The offer's currency: as it says, else the one all its prices are in, else the workspace's."""
    if proposal.currency:
        return proposal.currency
    products = catalogue.products
    written = [
        line.price or (products[line.product].price if line.product in products else None)
        for line in proposal.prices
    ]
    named = {price.currency for price in written if price is not None}
    return named.pop() if len(named) == 1 else currency


def _price_line(
    index: int,
    line: PriceLine,
    products: dict[str, Product],
    pricing: Pricing,
    currency: str,
    months: Decimal | None,
) -> PricedLine:
    product = products.get(line.product) if line.product else None
    unit = line.unit or (product.unit if product else None)
    listed = per_unit(product.price, product.unit, unit, pricing.rounding) if product else None
    price = line.price or listed
    tax = line.tax or (product.tax if product else None) or pricing.default_tax
    period = period_of(unit)
    group: PriceGroup = line.group or ("recurring" if period else "one-off")
    if group == "recurring" and period is None:
        period = "month"
    reduction = line.discount_amount
    faults: list[LineFault] = []
    if line.product and product is None:
        faults.append("product")
    elif line.product is None and line.text is None:
        faults.append("nothing")
    elif price is None:
        faults.append("price")
    elif {price.currency, (reduction or price).currency} != {currency}:
        faults.append("currency")
    if tax is not None and tax not in pricing.taxes:
        faults.append("tax")
    gross = amount = None
    discount = line.discount or Decimal(0)
    if price is not None and not {"product", "currency"} & set(faults):
        gross = price * line.quantity
        if reduction is not None and gross.amount:
            discount = reduction.amount / gross.amount
        amount = gross * (1 - discount) if reduction is None else gross - reduction
        if pricing.round_at == "line":
            gross, amount = gross.rounded(pricing.rounding), amount.rounded(pricing.rounding)
    return PricedLine(
        index=index,
        product=line.product,
        text=line.text or (product.name if product else None),
        note=product.description if product else None,
        quantity=line.quantity,
        unit=unit,
        unit_price=price,
        list_price=listed,
        discount=discount,
        reduction=reduction,
        why=line.why,
        gross=gross,
        amount=amount,
        tax=tax,
        group=group,
        period=period if group == "recurring" else None,
        is_whole=group == "recurring" and months is None and line.quantity != 1,
        optional=line.optional,
        package=line.package,
        scope=line.scope,
        indexation=line.indexation,
        faults=tuple(faults),
    )


def _of_package(lines: Iterable[PricedLine], identifier: str | None) -> list[PricedLine]:
    return [line for line in lines if line.package is None or line.package == identifier]


@dataclass(frozen=True, slots=True)
class _Reckoner:
    """Sums of lines in one currency under one rounding rule."""

    currency: str
    pricing: Pricing
    months: Decimal | None

    def bundle(
        self, identifier: str | None, package: Package | None, base: Sequence[PricedLine]
    ) -> Bundle:
        lines = _of_package(base, identifier) if identifier is not None else list(base)
        keys = dict.fromkeys((line.group, None if line.is_whole else line.period) for line in lines)
        order = ["one-off", "month", "quarter", "year", None]
        subtotals = tuple(
            self.subtotal(
                group,
                period,
                [
                    line
                    for line in lines
                    if (line.group, None if line.is_whole else line.period) == (group, period)
                ],
            )
            for group, period in sorted(
                keys, key=lambda key: order.index("one-off" if key[0] == "one-off" else key[1])
            )
        )
        return Bundle(identifier, package, subtotals, self.contract(lines))

    def subtotal(
        self, group: PriceGroup, period: Period | None, lines: Sequence[PricedLine]
    ) -> Subtotal:
        net = self.sum(line.amount for line in lines).rounded(self.pricing.rounding)
        gross = self.sum(line.gross for line in lines).rounded(self.pricing.rounding)
        taxes = tuple(
            self.tax(name, [line for line in lines if line.tax == name])
            for name in sorted({line.tax for line in lines if line.tax is not None})
        )
        total = self.sum([net, *(tax.tax for tax in taxes)])
        return Subtotal(group, period, net, gross - net, taxes, total)

    def tax(self, name: str, lines: Sequence[PricedLine]) -> TaxAmount:
        rate = self.pricing.taxes[name].rate
        base = self.sum(line.amount for line in lines)
        due = (base * rate).rounded(self.pricing.rounding)
        return TaxAmount(name, rate, base.rounded(self.pricing.rounding), due)

    def contract(self, lines: Iterable[PricedLine]) -> Money | None:
        """The value over the term; None when a recurring price has no end."""
        parts = []
        for line in lines:
            if line.amount is None:
                return None
            if line.period is None or line.is_whole:
                parts.append(line.amount)
            elif self.months is None:
                return None
            else:
                parts.append(line.amount * (self.months / PERIOD_MONTHS[line.period]))
        return self.sum(parts).rounded(self.pricing.rounding)

    def sum(self, amounts: Iterable[Money | None]) -> Money:
        total = Money(Decimal(0), self.currency)
        for amount in amounts:
            if amount is not None:
                total = total + amount
        return total


def _once(bundle: Bundle | None) -> Money | None:
    """What is due once, before tax."""
    found = [part.net for part in bundle.subtotals if part.group == "one-off"] if bundle else []
    return found[0] if found else None


def _early(proposal: Proposal, once: Money | None, rounding: Rounding) -> EarlyTotal | None:
    if proposal.early is None or once is None:
        return None
    saving = (once * proposal.early.discount).rounded(rounding)
    return EarlyTotal(proposal.early.until, proposal.early.discount, saving, once - saving)


def _payments(
    proposal: Proposal, once: Money | None, rounding: Rounding
) -> tuple[PaymentPart, ...]:
    """Shares of what is due once; the last share takes what rounding leaves over."""
    if once is None:
        return ()
    parts: list[PaymentPart] = []
    for index, payment in enumerate(proposal.payment):
        amount = payment.amount
        if amount is None and payment.share is not None:
            amount = (once * payment.share).rounded(rounding)
        if amount is not None and amount.currency == once.currency:
            parts.append(PaymentPart(index, amount, payment.share))
    shares = [part for part in parts if part.share is not None]
    if shares and sum(part.share or 0 for part in shares) == 1:
        rest = once
        for part in shares[:-1]:
            rest = rest - part.amount
        parts[parts.index(shares[-1])] = PaymentPart(shares[-1].index, rest, shares[-1].share)
    return tuple(parts)
