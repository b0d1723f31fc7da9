"""An offer and its entries in; how it ended, when, how long each part took and what was let off, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kamdocs.derive.account.price_totals import PERIOD_MONTHS, Period, PricedLine
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.conversion import convert
from kamdocs.derive.exact import add, ratio
from kamdocs.model.issued import Issued, IssuedLine
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
    """List the offers that were won or lost; what was frozen counts as it was frozen."""
    for key, facts in proposals.items():
        ended = _ended(facts)
        if ended is None:
            continue
        version, state = ended
        lock = facts.lock_of(version)
        decided = next((one for one in facts.entries_of(version)[-1:] if one.state == state), None)
        on = decided.on if decided else _day_after(lock.valid_until if lock else facts.valid_until)
        if on is None:
            continue
        sent = next((each.on for each in facts.proposal.states if each.state == "sent"), None)
        drafted = next((each.on for each in facts.proposal.states if each.state != "sent"), None)
        offered = _as_written(facts) if lock is None else _as_frozen(lock)
        value = offered.chosen(decided)
        yield OfferOutcome(
            id=key,
            state=state,
            on=on,
            amount=convert(value, settings) if value is not None else None,
            owner=next(iter(facts.proposal.prepared_by), owner),
            reason=decided.reason if decided else None,
            to_send=(sent - drafted).days if sent and drafted and drafted <= sent else None,
            to_decide=(on - sent).days if sent else None,
            discount=offered.discount,
        )


def option_name(line: PricedLine | IssuedLine) -> str:
    """What an option is called where somebody writes that it was chosen."""
    return line.product or str(line.text)


def _ended(facts: ProposalFacts) -> tuple[int, ProposalState] | None:
    """The version that was won or lost: the last one accepted, else the present one."""
    present = facts.proposal.version
    if facts.state == "accepted":
        return present, facts.state
    issued = facts.issued.versions if facts.issued else ()
    won = [each.frozen.version for each in issued if each.state == "accepted"]
    if won:
        return max(filter(None, won)), "accepted"
    return (present, facts.state) if facts.state in ENDED else None


def _day_after(last: date | None) -> date | None:
    return last + timedelta(days=1) if last is not None else None


@dataclass(frozen=True, slots=True)
class _Offered:
    """What could be chosen: each package over the term, and what each option adds to any of them."""

    main: Money | None
    packages: Mapping[str, Money | None]
    options: Mapping[str, Money | None]
    discount: Decimal | None

    def chosen(self, decided: StateChange | None) -> Money | None:
        """The value of the package that was chosen, with the options that were."""
        if decided is None:
            return self.main
        value = self.packages.get(decided.package) if decided.package else self.main
        for name in decided.options:
            more = self.options.get(name)
            if value is None or more is None:
                return None
            value = value + more
        return value


def _as_written(facts: ProposalFacts) -> _Offered:
    price, base = facts.price, facts.price.value
    lines = {line.index: line for line in price.lines}
    return _Offered(
        base,
        {bundle.id: bundle.contract for bundle in price.bundles if bundle.id},
        {
            option_name(lines[each.index]): each.contract - base if each.contract and base else None
            for each in price.options
        },
        facts.margin.discount,
    )


def _as_frozen(lock: Issued) -> _Offered:
    main = lock.main.package if lock.main else None
    base = [one for one in lock.lines if not one.optional and one.package in (None, main)]
    gross = add((_times(one, lock) or 1) * one.unit_price * one.quantity for one in base)
    left = add((_times(one, lock) or 1) * one.amount for one in base)
    return _Offered(
        lock.value,
        {
            total.package: Money(total.contract, lock.currency)
            if total.contract is not None
            else None
            for total in lock.totals
            if total.package
        },
        {
            option_name(one): Money(one.amount * times, lock.currency)
            if (times := _times(one, lock)) is not None
            else None
            for one in lock.lines
            if one.optional
        },
        ratio(gross - left, gross) if gross else None,
    )


def _times(line: IssuedLine, lock: Issued) -> Decimal | None:
    """How often a line falls due; None for one that recurs without an end.

    Without a term the quantity of a recurring line counts its periods.
    """
    period, term = _period(line.period), _term_of(lock)
    if period is None or (term is None and line.quantity != 1):
        return Decimal(1)
    return term / PERIOD_MONTHS[period] if term else None


def _term_of(lock: Issued) -> Decimal | None:
    """The term in months; locks that do not say it yet had one if what recurs has a sum."""
    if lock.term_months is not None or lock.main is None or lock.main.contract is None:
        return lock.term_months
    parts = [(_period(part.period), part.net) for part in lock.main.parts]
    monthly = add(net / PERIOD_MONTHS[period] for period, net in parts if period is not None)
    once = add(net for period, net in parts if period is None)
    return round((lock.main.contract - once) / monthly, 2) if monthly else None


def _period(written: str | None) -> Period | None:
    return next((each for each in PERIOD_MONTHS if each == written), None)
