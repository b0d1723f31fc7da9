"""The value case as a customer may see it: the offer and its totals in, one in one language out."""

from __future__ import annotations

from functools import reduce
from operator import add

from kamdocs.customer import value_case as shown
from kamdocs.derive.account.price_totals import PriceTotals
from kamdocs.derive.account.value_case import derive_value_case
from kamdocs.model.proposal import Proposal
from kamdocs.project.people import say
from kamdocs.values.money import Money


def project_value_case(
    proposal: Proposal, price: PriceTotals, language: str
) -> shown.ValueCase | None:
    """The case of an offer, None without one."""
    case = proposal.value_case
    if case is None:
        return None
    totals = derive_value_case(case, price)
    return shown.ValueCase(
        tuple(
            shown.Baseline(one.text.said_in(language), one.figure, say(one.source, language))
            for one in case.baseline
        ),
        tuple(text.said_in(language) for text in case.assumptions),
        tuple(
            shown.ValueRow(
                one.text.said_in(language), say(one.source, language), years, reduce(add, years)
            )
            for one, years in zip(case.benefits, totals.benefits, strict=True)
        )
        if totals
        else (),
        _with_total(totals.benefit) if totals else (),
        _with_total(totals.cost) if totals else (),
        _with_total(totals.result) if totals else (),
        totals.course if totals else (),
        totals.payback if totals else None,
    )


def _with_total(years: tuple[Money, ...]) -> tuple[Money, ...]:
    return (*years, reduce(add, years))
