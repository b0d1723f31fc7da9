"""An offer and its state in; what is printed across the pages of what may not be relied on out."""

from __future__ import annotations

from datetime import date

from kamdocs.derive.account.edition_plan import Mark
from kamdocs.derive.account.validity import WRITING_STATES, find_last_day, find_state
from kamdocs.model.proposal import Proposal
from kamdocs.model.scales import ProposalState


def find_mark(
    proposal: Proposal,
    today: date,
    *,
    lacks_approval: bool = False,
    state: ProposalState | None = None,
) -> Mark | None:
    """What is printed across the pages: an offer that may not be relied on says so."""
    state = state or find_state(proposal, today)
    match state:
        case "expired" | "superseded" | "withdrawn":
            return state
        case _ if state in WRITING_STATES or lacks_approval or find_last_day(proposal) is None:
            return "draft"
        case _:
            return None


def find_frozen_mark(state: ProposalState) -> Mark | None:
    """What is laid over a copy of an issued version, None while it holds."""
    match state:
        case "expired" | "superseded" | "withdrawn":
            return state
        case _:
            return None
