"""Until when an offer holds, and the state it is in on a day: a proposal and the day in, both out.

One file may go through several versions. Its entries are about the version they name, else about the
one of the entry before; the first ones about the version that was issued before the present one.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from kamdocs.model.proposal import Proposal
from kamdocs.model.proposal_life import StateChange
from kamdocs.model.scales import ProposalState

OPEN_STATES: frozenset[str] = frozenset(["approved", "sent", "received", "in_discussion"])
"""States in which an offer lies with the customer, or may: these expire."""

WRITING_STATES: frozenset[str] = frozenset(["draft", "in_review"])

LYING_STATES: frozenset[str] = frozenset(["sent", "received", "in_discussion"])
"""States in which an offer lies with the customer."""

DECIDED_STATES: frozenset[str] = frozenset(["accepted", "declined", "withdrawn"])
"""States that nothing comes after: a newer version does not change them."""

CLOSED_STATES: frozenset[str] = DECIDED_STATES | {"expired", "superseded"}
"""States in which nobody works on an offer any more."""


def find_last_day(proposal: Proposal) -> date | None:
    """The last day an offer holds: as written, or so long after the issue date."""
    if proposal.valid_until is not None:
        return proposal.valid_until
    if proposal.valid_for is not None and proposal.issued is not None:
        return proposal.valid_for.after(proposal.issued)
    return None


def entries_about(
    proposal: Proposal, version: int, issued: Collection[int] = ()
) -> tuple[StateChange, ...]:
    """The entries about one version; `issued` are the versions that were frozen."""
    named = next((each.version for each in proposal.states if each.version), None)
    first = named or proposal.version
    current = max((each for each in issued if each < first), default=first)
    found = []
    for each in proposal.states:
        current = each.version or current
        if current == version:
            found.append(each)
    return tuple(found)


def find_state(
    proposal: Proposal,
    today: date,
    *,
    version: int | None = None,
    issued: Collection[int] = (),
    last: date | None = None,
) -> ProposalState:
    """The state of a version by its last entry; an open offer past its last day has expired.

    `version` is the one that is written now unless another is asked for, `issued` are those frozen;
    a version before the newest of these is superseded. `last` is the last day of a frozen version.
    """
    asked = proposal.version if version is None else version
    about = entries_about(proposal, asked, issued)
    state: ProposalState = about[-1].state if about else "draft"
    if state in DECIDED_STATES:
        return state
    if asked < max(issued, default=asked):
        return "superseded"
    last = last or find_last_day(proposal)
    if state in OPEN_STATES and last is not None and last < today:
        return "expired"
    return state
