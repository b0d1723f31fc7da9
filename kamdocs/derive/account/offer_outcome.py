"""An offer and its entries in; how it ended, when, how long each part took and what was let off, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kamdocs.derive.account.price_totals import PricedLine, PriceTotals
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.conversion import convert
from kamdocs.model.proposal_life import StateChange
from kamdocs.model.scales import ProposalState
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money

ENDED: frozenset[ProposalState] = frozenset(["accepted", "declined", "expired"])
"""States in which an offer was won or lost; one that was withdrawn or replaced is neither."""


@dataclass(frozen=True, slots=True)
class OfferOutcome:
    """An offer that was won or lost.

    `on` is the day it was decided, or the day after its last one. `amount` is what was chosen, in the
    workspace's currency, None where unknown. `to_send` are days from its first entry to the day it
    first went out, `to_decide` from there to `on`; None where that was not recorded. `discount` is
    the share that was let off, None without a price.
    """

    id: str
    state: ProposalState
    on: date
    amount: Decimal | None
    owner: str | None
    reason: str | None
    to_send: int | None
    to_decide: int | None
    discount: Decimal | None


def list_outcomes(
    proposals: Mapping[str, ProposalFacts], owner: str | None, settings: Settings
) -> Iterator[OfferOutcome]:
    """List the offers that were won or lost."""
    for key, facts in proposals.items():
        if facts.state not in ENDED:
            continue
        last = facts.entries[-1] if facts.entries else None
        decided = last if last is not None and last.state == facts.state else None
        on = decided.on if decided else _day_after(facts)
        if on is None:
            continue
        sent = next((each.on for each in facts.proposal.states if each.state == "sent"), None)
        drafted = next((each.on for each in facts.proposal.states if each.state != "sent"), None)
        value = _chosen(facts.price, decided)
        yield OfferOutcome(
            id=key,
            state=facts.state,
            on=on,
            amount=convert(value, settings) if value is not None else None,
            owner=next(iter(facts.proposal.prepared_by), owner),
            reason=decided.reason if decided else None,
            to_send=(sent - drafted).days if sent and drafted and drafted <= sent else None,
            to_decide=(on - sent).days if sent else None,
            discount=facts.margin.discount,
        )


def option_name(line: PricedLine) -> str:
    """What an option is called where somebody writes that it was chosen."""
    return line.product or str(line.text)


def _day_after(facts: ProposalFacts) -> date | None:
    last = facts.valid_until
    return last + timedelta(days=1) if last is not None else None


def _chosen(price: PriceTotals, decided: StateChange | None) -> Money | None:
    """The value of the package that was chosen, with the options that were."""
    if decided is None:
        return price.value
    bundles = {bundle.id: bundle for bundle in price.bundles}
    bundle = bundles.get(decided.package) if decided.package else price.main
    value = bundle.contract if bundle else None
    base = price.value
    if value is None or base is None:
        return value
    lines = {line.index: line for line in price.lines}
    for option in price.options:
        line = lines.get(option.index)
        if line and option.contract and option_name(line) in decided.options:
            value = value + (option.contract - base)
    return value
