"""Prices that give more than anybody may: negative, under the floor, too much discount or too little margin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.margin import LineMargin
from kamdocs.derive.account.price_totals import PricedLine
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import Sentence, Share, sentence


def price_beyond_limits(proposals: Mapping[str, ProposalFacts]) -> Iterator[Finding]:
    """No price is negative or under its floor, no discount over its limit, no margin under the least."""
    for facts in open_offers(proposals):
        for line, margin in zip(facts.price.lines, facts.margin.lines, strict=True):
            written = facts.proposal.prices[line.index]
            if written.discount is not None and written.discount_amount is not None:
                place = value_of("proposals", facts.id, "prices", line.index, "discount_amount")
                yield Finding(
                    "price-beyond-limits",
                    place,
                    sentence("the line has a discount in percent and another as a sum"),
                    sentence("a line has one discount: write the sum of both, or two lines"),
                )
            for key, message, hint in _judge(line, margin):
                place = value_of("proposals", facts.id, "prices", line.index, key)
                yield Finding("price-beyond-limits", place, message, hint)
        yield from _judge_offer(facts)


def _judge(line: PricedLine, margin: LineMargin) -> Iterator[tuple[str, Sentence, Sentence | None]]:
    given = "discount" if line.reduction is None else "discount_amount"
    if line.quantity <= 0:
        yield (
            "quantity",
            sentence("a quantity of {count} is not an offer", count=line.quantity),
            sentence("write how many the customer gets; leave the line out if none"),
        )
    if line.unit_price is not None and line.unit_price.amount < 0:
        yield (
            "price",
            sentence("the price is negative: {price}", price=line.unit_price),
            sentence("to give something back, write discount: on the line it belongs to"),
        )
    elif _is_free(line) and line.reduction is not None and line.reduction.amount:
        yield (
            given,
            sentence("{sum} cannot be let off a line that is free", sum=line.reduction),
            sentence("write the discount on the line it belongs to"),
        )
    elif line.reduction is not None and line.gross is not None and not 0 <= line.discount <= 1:
        yield (
            given,
            sentence("{sum} cannot be let off {price}", sum=line.reduction, price=line.gross),
            sentence("write at most what the line comes to"),
        )
    elif not 0 <= line.discount <= 1:
        yield (
            given,
            sentence("a discount of {share} cannot be given", share=Share(line.discount)),
            sentence("a discount lies between 0 % and 100 %"),
        )
    elif margin.is_over_discount and margin.max_discount is not None:
        yield (
            given,
            sentence(
                "a discount of {share} is over the limit of {limit}",
                share=Share(line.discount),
                limit=Share(margin.max_discount),
            ),
            None,
        )
    elif margin.is_under_floor and margin.net_unit is not None and margin.floor is not None:
        yield (
            given if line.discount else "price",
            sentence(
                "{price} per unit is under the floor of {floor}",
                price=margin.net_unit,
                floor=margin.floor,
            ),
            sentence("raise the price or give less discount"),
        )


def _is_free(line: PricedLine) -> bool:
    return line.gross is not None and not line.gross.amount


def _judge_offer(facts: ProposalFacts) -> Iterator[Finding]:
    margin, offer = facts.margin, facts.proposal
    if margin.is_under_least and margin.fraction is not None and margin.least is not None:
        message = sentence(
            "the margin of the offer is {margin}, under the least of {least}",
            margin=Share(margin.fraction),
            least=Share(margin.least),
        )
        yield Finding("price-beyond-limits", value_of("proposals", facts.id, "prices"), message)
    for index, concession in enumerate(offer.concessions):
        limit = concession.max_discount
        if limit is not None and margin.discount is not None and margin.discount > limit:
            message = sentence(
                "the offer gives {share} discount in all, over the {limit} agreed inside",
                share=Share(margin.discount),
                limit=Share(limit),
            )
            place = value_of("proposals", facts.id, "concessions", index, "max_discount")
            yield Finding("price-beyond-limits", place, message)
