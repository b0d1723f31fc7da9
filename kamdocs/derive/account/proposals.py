"""Everything that follows from an account's offers: the account and the day in, facts by id out.

These hold margins and are for rules and our own pages. Of them only the plans of editions go to the
door to the customer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.editions import EditionPlan, derive_editions
from kamdocs.derive.account.margin import Margin, derive_margin
from kamdocs.derive.account.price import derive_price
from kamdocs.derive.account.price_totals import PriceTotals
from kamdocs.derive.account.readers import Readers, find_readers
from kamdocs.derive.account.validity import OPEN_STATES, WRITING_STATES, find_last_day, find_state
from kamdocs.model.account import Account
from kamdocs.model.proposal import Proposal
from kamdocs.model.scales import ProposalState
from kamdocs.model.shared import Shared


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """One offer on a day.

    `state` is the one it is in, `expired` included. `days_left` counts to the last day, negative
    afterwards, None without one. `lacks_approval` is true above the threshold without leave.
    """

    id: str
    proposal: Proposal
    state: ProposalState
    valid_until: date | None
    days_left: int | None
    lacks_approval: bool
    price: PriceTotals
    margin: Margin
    readers: Readers
    editions: tuple[EditionPlan, ...]

    @property
    def waits_for_approval(self) -> bool:
        """Whether somebody of ours has to give leave: it is being looked at, or may not go out."""
        is_asked = self.state == "in_review" and self.proposal.approval is None
        return is_asked or (self.lacks_approval and self.state in WRITING_STATES | OPEN_STATES)


def derive_proposals(account: Account, shared: Shared, today: date) -> Mapping[str, ProposalFacts]:
    """Derive the facts of every offer of an account, by its id."""
    return {
        identifier: _derive_proposal(account, proposal, shared, today)
        for identifier, proposal in account.proposals.items()
    }


def _derive_proposal(
    account: Account, proposal: Proposal, shared: Shared, today: date
) -> ProposalFacts:
    pricing = shared.settings.pricing
    price = derive_price(proposal, shared.catalogue, pricing, shared.settings.currency)
    last = find_last_day(proposal)
    limit, value = pricing.approval_from, price.value
    lacks_approval = (
        proposal.approval is None
        and limit is not None
        and value is not None
        and value.currency == limit.currency
        and value.amount >= limit.amount
    )
    return ProposalFacts(
        id=proposal.id,
        proposal=proposal,
        state=find_state(proposal, today),
        valid_until=last,
        days_left=(last - today).days if last else None,
        lacks_approval=lacks_approval,
        price=price,
        margin=derive_margin(proposal, price, shared.catalogue, pricing),
        readers=find_readers(account, proposal),
        editions=derive_editions(account, proposal, shared, today, lacks_approval=lacks_approval),
    )
