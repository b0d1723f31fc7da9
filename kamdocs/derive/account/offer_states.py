"""Which state of an offer may follow which: the states as a graph, without any date."""

from __future__ import annotations

from collections.abc import Mapping

from kamdocs.model.scales import ProposalState

_DECISIONS: tuple[ProposalState, ...] = ("accepted", "declined", "withdrawn")

NEXT: Mapping[ProposalState, tuple[ProposalState, ...]] = {
    "draft": ("in_review", "approved", "sent", "withdrawn"),
    "in_review": ("draft", "approved", "sent", "withdrawn"),
    "approved": ("draft", "in_review", "approved", "sent", "withdrawn"),
    "sent": ("sent", "received", "in_discussion", *_DECISIONS),
    "received": ("sent", "in_discussion", *_DECISIONS),
    "in_discussion": ("sent", "in_discussion", *_DECISIONS),
    "accepted": (),
    "declined": (),
    "expired": ("declined", "withdrawn"),
    "withdrawn": (),
    "superseded": (),
}
"""The states that may be recorded after each. `expired` and `superseded` follow by themselves."""

BY_THEMSELVES: frozenset[ProposalState] = frozenset(["expired", "superseded"])


def follows(before: ProposalState, after: ProposalState) -> bool:
    """Whether a state may have been recorded after another; by themselves some follow any open one."""
    if after in BY_THEMSELVES:
        return bool(NEXT[before]) and before not in BY_THEMSELVES
    return after in NEXT[before]
