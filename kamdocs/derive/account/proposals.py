"""Everything that follows from an account's offers: the account and the day in, facts by id out.

These hold margins and are for rules and our own pages. Of them only the plans of editions go to the
door to the customer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.approval import ApprovalFacts, derive_approval
from kamdocs.derive.account.edition_plan import EditionPlan
from kamdocs.derive.account.editions import derive_editions
from kamdocs.derive.account.issued import IssuedFacts, derive_issued, numbers_of
from kamdocs.derive.account.margin import Margin, derive_margin
from kamdocs.derive.account.price import derive_price
from kamdocs.derive.account.price_totals import PriceTotals
from kamdocs.derive.account.readers import Readers, find_readers
from kamdocs.derive.account.validity import (
    DECIDED_STATES,
    OPEN_STATES,
    WRITING_STATES,
    entries_about,
    find_last_day,
    find_state,
)
from kamdocs.model.account import Account
from kamdocs.model.frozen import Frozen, FrozenVersion
from kamdocs.model.issued import Issued
from kamdocs.model.proposal import Proposal
from kamdocs.model.proposal_life import StateChange
from kamdocs.model.scales import ProposalState
from kamdocs.model.shared import Shared
from kamdocs.values.money import Money


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """One offer on a day.

    `state` is the one it is in, `expired` included. `days_left` counts to the last day, negative
    afterwards, None without one. `entries` are those about the present version, `issued` what is known of frozen versions.
    """

    id: str
    proposal: Proposal
    state: ProposalState
    valid_until: date | None
    days_left: int | None
    approval: ApprovalFacts
    price: PriceTotals
    margin: Margin
    readers: Readers
    editions: tuple[EditionPlan, ...]
    entries: tuple[StateChange, ...] = ()
    issued: IssuedFacts | None = None

    @property
    def versions(self) -> tuple[int, ...]:
        """The versions there are, the oldest first: those that were frozen, and the present one."""
        return tuple(sorted({*_numbers(self.issued), self.proposal.version}))

    def entries_of(self, version: int) -> tuple[StateChange, ...]:
        """The entries about one version."""
        return entries_about(self.proposal, version, _numbers(self.issued))

    def lock_of(self, version: int) -> Issued | None:
        """What a version was frozen as; None where it was not, or that cannot be relied on."""
        issued = self.issued.of(version) if self.issued else None
        return issued.lock if issued else None

    def value_of(self, version: int) -> Money | None:
        """What a version comes to before tax: as it was frozen, else as it is written."""
        lock = self.lock_of(version)
        return self.price.value if lock is None else lock.value

    @property
    def value(self) -> Money | None:
        """What the present version comes to before tax, None when that is unknown."""
        return self.value_of(self.proposal.version)

    @property
    def lacks_approval(self) -> bool:
        """Whether it needs leave, and has none for as much as it comes to."""
        return self.approval.is_lacking

    @property
    def is_issued(self) -> bool:
        """Whether the present version was frozen."""
        return self.issued is not None and self.issued.of(self.proposal.version) is not None

    @property
    def waits_for_approval(self) -> bool:
        """Whether somebody of ours has to give leave: it is being looked at, or may not go out."""
        is_asked = self.state == "in_review" and self.proposal.approval is None
        return is_asked or (self.lacks_approval and self.state in WRITING_STATES | OPEN_STATES)


def derive_proposals(
    account: Account,
    shared: Shared,
    today: date,
    frozen: Mapping[str, Frozen] | None = None,
) -> Mapping[str, ProposalFacts]:
    """Derive the facts of every offer of an account, by its id; `frozen` are the issued versions."""
    frozen = frozen or {}
    states = _states(account, frozen, today)
    replaced = [key for key, state in states.items() if state == "superseded"]
    issued = derive_issued(frozen, account.proposals, today, replaced)
    return {
        identifier: _derive_proposal(
            account, proposal, shared, today, states[identifier], issued.get(identifier)
        )
        for identifier, proposal in account.proposals.items()
    }


def _states(
    account: Account, frozen: Mapping[str, Frozen], today: date
) -> Mapping[str, ProposalState]:
    """The state of each offer; one of which a newer version went out in another file is superseded."""
    states = {
        key: find_state(
            offer,
            today,
            issued=numbers_of(frozen.get(key)),
            last=_last_day(offer, frozen[key].versions if key in frozen else ()),
        )
        for key, offer in account.proposals.items()
    }
    newest: dict[str, int] = {}
    for key, offer in account.proposals.items():
        is_out = states[key] != "approved" or offer.version in numbers_of(frozen.get(key))
        if offer.number and is_out and states[key] not in WRITING_STATES | {"withdrawn"}:
            newest[offer.number] = max(offer.version, newest.get(offer.number, 0))
    return {
        key: "superseded"
        if states[key] not in DECIDED_STATES
        and offer.version < newest.get(offer.number or "", offer.version)
        else states[key]
        for key, offer in account.proposals.items()
    }


def _derive_proposal(
    account: Account,
    proposal: Proposal,
    shared: Shared,
    today: date,
    state: ProposalState,
    issued: IssuedFacts | None,
) -> ProposalFacts:
    pricing = shared.settings.pricing
    price = derive_price(proposal, shared.catalogue, pricing, shared.settings.currency)
    last = _last_day(proposal, (each.frozen for each in (issued.versions if issued else ())))
    approval = derive_approval(proposal, price, shared.settings)
    return ProposalFacts(
        id=proposal.id,
        proposal=proposal,
        state=state,
        valid_until=last,
        days_left=(last - today).days if last else None,
        approval=approval,
        price=price,
        margin=derive_margin(proposal, price, shared.catalogue, pricing),
        readers=find_readers(account, proposal, today),
        editions=derive_editions(
            account,
            proposal,
            shared,
            today,
            lacks_approval=approval.is_lacking,
            state=state,
            is_issued=issued is not None and issued.of(proposal.version) is not None,
        ),
        entries=entries_about(proposal, proposal.version, _numbers(issued)),
        issued=issued,
    )


def _last_day(offer: Proposal, versions: Iterable[FrozenVersion]) -> date | None:
    """The last day of the present version: as it was frozen, else as it is written."""
    locks = (each.lock for each in versions if each.version == offer.version)
    lock = next(locks, None)
    return lock.valid_until if lock else find_last_day(offer)


def _numbers(issued: IssuedFacts | None) -> Collection[int]:
    found = (each.frozen.version for each in (issued.versions if issued else ()))
    return [number for number in found if number is not None]
