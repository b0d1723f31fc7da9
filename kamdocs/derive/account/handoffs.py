"""Handings-over in; who had the account when, what each handing-over lacks, and whether one is missing, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.handoff import Handoff

HandoffGap = Literal["on", "from", "to", "customer_told"]


@dataclass(frozen=True, slots=True)
class HandoffFacts:
    """One handing-over; `gaps` are the keys it lacks. Of a planned one the customer may be told later."""

    handoff: Handoff
    is_planned: bool
    gaps: tuple[HandoffGap, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who had the account, from when (None: unknown) until when (None: still)."""

    person: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Handoffs:
    """All handings-over in the order of the file, and the owners the account had, the first first.

    `missing_from` is whom nobody took the account over from: the sales representative of an account
    that became a customer, or an earlier owner. `is_unrecorded` says that a key account became a
    customer and nothing tells how its owner came by it.
    """

    found: tuple[HandoffFacts, ...]
    owners: tuple[Tenure, ...]
    missing_from: str | None
    is_unrecorded: bool


def derive_handoffs(account: Account, today: date) -> Handoffs:
    """Judge the handings-over of an account."""
    found = tuple(
        HandoffFacts(
            handoff=each,
            is_planned=each.on is not None and each.on > today,
            gaps=_gaps(each, today),
            place=value_of("handoff", number),
        )
        for number, each in enumerate(account.handoffs)
    )
    past = [each.handoff for each in found if not each.is_planned]
    owners = _owners(account, past)
    missing_from = _missing_from(account, past)
    return Handoffs(found, owners, missing_from, missing_from is None and _is_unrecorded(account))


def _gaps(handoff: Handoff, today: date) -> tuple[HandoffGap, ...]:
    is_planned = handoff.on is not None and handoff.on > today
    gaps: list[HandoffGap] = []
    if handoff.on is None:
        gaps.append("on")
    if handoff.giver is None:
        gaps.append("from")
    if handoff.taker is None:
        gaps.append("to")
    if handoff.customer_told is None and not is_planned:
        gaps.append("customer_told")
    return tuple(gaps)


def _owners(account: Account, past: Sequence[Handoff]) -> tuple[Tenure, ...]:
    """The owners in order of time; handings-over without a day are taken for the earliest."""
    ordered = sorted(past, key=lambda each: each.on or date.min)
    starts: list[tuple[str, date | None]] = [
        (each.taker, each.on) for each in ordered if each.taker is not None
    ]
    if not starts and account.owner is not None:
        starts = [(account.owner, account.assigned.on if account.assigned else None)]
    elif starts and account.owner is not None and starts[-1][0] != account.owner:
        starts.append((account.owner, None))
    ends = [since for _, since in starts[1:]]
    return tuple(
        Tenure(person, since, ends[number] if number < len(ends) else None)
        for number, (person, since) in enumerate(starts)
    )


def _missing_from(account: Account, past: Sequence[Handoff]) -> str | None:
    if account.owner is None or account.lifecycle != "customer":
        return None
    takers = [
        each.taker
        for each in sorted(past, key=lambda each: each.on or date.min)
        if each.taker is not None
    ]
    if takers:
        return takers[-1] if takers[-1] != account.owner else None
    if past or account.sales is None or account.sales == account.owner:
        return None
    return account.sales


def _is_unrecorded(account: Account) -> bool:
    became_customer = account.lifecycle == "customer" and (account.since or account.contracts)
    return (
        bool(became_customer)
        and account.tier == "key"
        and account.owner is not None
        and account.assigned is None
        and not account.handoffs
        and account.sales is None
    )
