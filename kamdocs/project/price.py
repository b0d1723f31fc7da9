"""Prices as a customer may see them: totals in, finished lines and blocks in one language out."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.customer.price import Block, Early, Line, Option, Package, Payment, Price, Tax
from kamdocs.derive.account.price_totals import Bundle, PricedLine, PriceTotals, Subtotal
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.pricing import Pricing
from kamdocs.project.people import say


def project_price(
    proposal: Proposal, totals: PriceTotals, pricing: Pricing, language: str
) -> Price | None:
    """The prices of an offer, None without lines or when a total is unknown."""
    main = totals.main
    if main is None:
        return None
    printer = _Printer(totals, pricing, language)
    packages = tuple(printer.package(bundle) for bundle in totals.bundles)
    early = totals.early
    return Price(
        totals.currency,
        packages[totals.bundles.index(main)],
        packages if len(packages) > 1 else (),
        tuple(
            Option(printer.line(totals.lines[option.index]), option.contract)
            for option in totals.options
        ),
        Early(early.until, early.rate, early.saving, early.net) if early else None,
        tuple(
            Payment(proposal.payment[part.index].when.said_in(language), part.share, part.amount)
            for part in totals.payments
        ),
        totals.term_months,
        proposal.term.starts if proposal.term else None,
        pricing.rounding,
        pricing.round_at,
    )


class _Printer:
    """Writes lines and blocks in one language."""

    def __init__(self, totals: PriceTotals, pricing: Pricing, language: str) -> None:
        self.totals, self.pricing, self.language = totals, pricing, language

    def package(self, bundle: Bundle) -> Package:
        lines = [
            line
            for line in self.totals.lines
            if not line.optional and (bundle.id is None or line.package in (None, bundle.id))
        ]
        package = bundle.package
        return Package(
            say(package.name, self.language) if package else None,
            say(package.text, self.language) if package else None,
            package.recommended if package else False,
            tuple(self._text(line) for line in lines if line.package is not None),
            tuple(self._block(subtotal, lines) for subtotal in bundle.subtotals),
            bundle.contract,
        )

    def _block(self, subtotal: Subtotal, lines: Iterable[PricedLine]) -> Block:
        own = tuple(
            self.line(line)
            for line in lines
            if line.group == subtotal.group
            and (None if line.is_whole else line.period) == subtotal.period
        )
        return Block(
            subtotal.group,
            subtotal.period,
            own,
            subtotal.net,
            subtotal.discount,
            tuple(
                Tax(
                    say(self.pricing.taxes[tax.name].name, self.language),
                    tax.rate,
                    tax.base,
                    tax.tax,
                )
                for tax in subtotal.taxes
            ),
            subtotal.total,
        )

    def line(self, line: PricedLine) -> Line:
        """A line whose amounts are known: the totals could not be otherwise."""
        if line.unit_price is None or line.amount is None:
            raise ValueError(f"line {line.index} has no amount")
        return Line(
            self._text(line),
            say(line.note, self.language),
            line.scope,
            line.quantity,
            line.unit,
            line.unit_price,
            line.discount,
            line.reduction,
            say(line.why, self.language),
            line.amount.rounded(self.pricing.rounding),
            line.tax,
            line.period,
            line.is_whole,
            say(line.indexation, self.language),
        )

    def _text(self, line: PricedLine) -> str:
        return say(line.text, self.language) or (line.product or "")
