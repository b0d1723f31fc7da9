"""Payment plans that do not add up to the price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, sentence


def payment_plan_off(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """The parts of a payment plan are all of what is due once."""
    for facts in open_offers(proposals):
        plan, place = facts.proposal.payment, value_of("proposals", facts.id, "payment")
        if not plan or facts.price.main is None:
            continue
        if all(part.share is not None and part.amount is None for part in plan):
            shares = sum((part.share or Decimal(0) for part in plan), Decimal(0))
            if shares != 1:
                message = sentence(
                    "the payments add up to {share}, not to 100 %", share=Share(shares)
                )
                yield Finding("payment-plan-off", place, message)
            continue
        once = [part.net for part in facts.price.main.subtotals if part.group == "one-off"]
        paid = Money(Decimal(0), facts.price.currency)
        for part in facts.price.payments:
            paid = paid + part.amount
        if once and paid != once[0]:
            message = sentence(
                "the payments add up to {paid}, not to {due}", paid=paid, due=once[0]
            )
            yield Finding("payment-plan-off", place, message)
