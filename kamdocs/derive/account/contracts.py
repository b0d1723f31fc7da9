"""Contracts in; until when each runs, when notice and renewal are due, and what argues it, out.

A contract that renews by itself and was given no notice is followed into the term that runs today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kamdocs.derive.account.value_delivered import ValueDelivered, ValueEntry
from kamdocs.derive.exact import ratio
from kamdocs.derive.part import BEST, Part
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.contract import Contract
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.settings.deadlines import Deadlines
from kamdocs.values.period import Span
from kamdocs.values.sentence import sentence, sentence_n

RenewalState = Literal["open_ended", "far", "due", "started", "rolled_over", "given_notice", "over"]

CLOSED_STAGES = frozenset({"won", "lost", "dropped"})


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """One contract on a day.

    `ends` is the last day of the term that runs, `term_start` its first where known. `deadline` is
    the last day for notice, None without an end and where no notice is agreed or known; `renew_from`
    is when its renewal is to be begun, None without an end.
    The state is `far` before that day, `due` from then on while nothing was begun, `started` after
    that, `rolled_over` when the deadline passed and the next term is certain. `price_change` is by
    which fraction the last known price moved against the first.
    """

    id: str
    contract: Contract
    term_start: date | None
    ends: date | None
    deadline: date | None
    renew_from: date | None
    started: date | None
    opportunity: str | None
    state: RenewalState
    value_entries: tuple[ValueEntry, ...]
    price_change: Decimal | None
    place: Place

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.state != "over"

    @property
    def last_call(self) -> date | None:
        """The day by which a renewal is settled: notice, or the end where no notice is written."""
        return self.deadline or self.ends

    @property
    def is_notice_unknown(self) -> bool:
        """Whether it has an end and nothing says how long before it notice is to be given."""
        return self.ends is not None and self.contract.notice is None


@dataclass(frozen=True, slots=True)
class Contracts:
    """All contracts by id. `part` is the part of health that renewals are.

    Of the contracts whose renewal is due or begun, or that were given notice: 100 for one begun, 0
    for one that is due and not begun or was given notice. Unknown while none is.
    """

    by_id: Mapping[str, ContractFacts]
    part: Part

    @property
    def running(self) -> tuple[ContractFacts, ...]:
        """Contracts that have not ended, the first to end first; those without an end last."""
        found = (each for each in self.by_id.values() if each.is_running)
        return tuple(sorted(found, key=lambda each: (each.ends or date.max, each.id)))

    @property
    def next_end(self) -> date | None:
        """The end that comes first."""
        return next((each.ends for each in self.running if each.ends), None)


def derive_contracts(
    account: Account, value_delivered: ValueDelivered, deadlines: Deadlines, today: date
) -> Contracts:
    """Judge every contract of an account."""
    by_id = {
        key: _derive(contract, account.opportunities, value_delivered, deadlines, today)
        for key, contract in account.contracts.items()
    }
    return Contracts(by_id, _part(by_id.values()))


def _derive(
    contract: Contract,
    opportunities: Mapping[str, Opportunity],
    value_delivered: ValueDelivered,
    deadlines: Deadlines,
    today: date,
) -> ContractFacts:
    start, end = _running_term(contract, today)
    notice = contract.notice
    deadline = notice.before(end) if end and notice and notice.count else None
    last_call = deadline or end
    renew_from = deadlines.renewal.before(last_call) if last_call else None
    opportunity = _renewal_of(contract, opportunities, start)
    started = _started(contract, start, opportunities.get(opportunity or ""))
    return ContractFacts(
        id=contract.id,
        contract=contract,
        term_start=start,
        ends=end,
        deadline=deadline,
        renew_from=renew_from,
        started=started,
        opportunity=opportunity,
        state=_state(contract, end, last_call, renew_from, today, is_begun=started is not None or opportunity is not None),
        value_entries=value_delivered.under(contract),
        price_change=_price_change(contract),
        place=value_of("contracts", contract.id),
    )  # fmt: skip


def _running_term(contract: Contract, today: date) -> tuple[date | None, date | None]:
    """First and last day of the term that runs, of the last one when it has ended."""
    start = contract.starts.first if contract.starts else None
    if contract.ends is None:
        return start, None
    first = end = contract.ends.last
    if contract.renews is None or contract.given_notice is not None:
        return start, end
    terms = 0
    while end < today:
        terms += 1
        start = end
        end = Span(contract.renews.count * terms, contract.renews.unit).after(first)
    return start, end


def _renewal_of(
    contract: Contract, opportunities: Mapping[str, Opportunity], start: date | None
) -> str | None:
    """The open opportunity that renews it: for its product or unit, found in this term."""
    for key, each in opportunities.items():
        if each.kind not in ("renewal", "longer-term") or each.stage in CLOSED_STAGES:
            continue
        names = {each.product, each.unit} - {None}
        same_product = each.product is None or each.product in contract.products
        same_unit = each.unit is None or not contract.units or each.unit in contract.units
        in_term = start is None or each.opened is None or each.opened >= start
        if names and same_product and same_unit and in_term:
            return key
    return None


def _started(
    contract: Contract, start: date | None, opportunity: Opportunity | None
) -> date | None:
    """When the renewal of the running term was begun."""
    on = contract.renewal_started
    if on is not None and (start is None or on >= start):
        return on
    return opportunity.opened if opportunity else None


def _state(
    contract: Contract,
    end: date | None,
    last_call: date | None,
    renew_from: date | None,
    today: date,
    *,
    is_begun: bool,
) -> RenewalState:
    if end is not None and end < today:
        return "over"
    if contract.given_notice is not None:
        return "given_notice"
    if last_call is None or renew_from is None:
        return "open_ended"
    if last_call < today and contract.renews is not None:
        return "rolled_over"
    if is_begun:
        return "started"
    return "due" if renew_from <= today else "far"


def _price_change(contract: Contract) -> Decimal | None:
    rates = sorted(contract.rates, key=lambda rate: rate.on.first)
    if len(rates) < 2:
        return None
    first, last = rates[0].price, rates[-1].price
    if first.currency != last.currency or not first.amount:
        return None
    return ratio(last.amount, first.amount) - 1


def _part(contracts: Iterable[ContractFacts]) -> Part:
    counted = [each for each in contracts if each.state in ("due", "started", "given_notice")]
    if not counted:
        return Part(None, sentence("no renewal is near"))
    begun = sum(each.state == "started" for each in counted)
    return Part(
        BEST * ratio(begun, len(counted)),
        sentence_n(
            "{begun} of one renewal that is near was begun",
            "{begun} of {count} renewals that are near were begun",
            len(counted),
            begun=begun,
        ),
        tuple(each.place for each in counted),
    )
