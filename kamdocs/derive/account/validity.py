"""Until when an offer holds, and the state it is in on a day: a proposal and the day in, both out."""

from __future__ import annotations

from datetime import date

from kamdocs.model.proposal import Proposal
from kamdocs.model.scales import ProposalState

OPEN_STATES: frozenset[str] = frozenset(["approved", "sent", "received", "in_discussion"])
"""States in which an offer lies with the customer, or may: these expire."""

WRITING_STATES: frozenset[str] = frozenset(["draft", "in_review"])


def find_last_day(proposal: Proposal) -> date | None:
    """The last day an offer holds: as written, or so long after the issue date."""
    if proposal.valid_until is not None:
        return proposal.valid_until
    if proposal.valid_for is not None and proposal.issued is not None:
        return proposal.valid_for.after(proposal.issued)
    return None


def find_state(proposal: Proposal, today: date) -> ProposalState:
    """The state by its last entry; an open offer past its last day has expired."""
    state: ProposalState = proposal.states[-1].state if proposal.states else "draft"
    last = find_last_day(proposal)
    if state in OPEN_STATES and last is not None and last < today:
        return "expired"
    return state
