"""The dates of open offers: their last day, each step that follows them, an approval they wait for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from kamdocs.derive.account.follow_up import FollowUp, FollowUpStep
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import LYING_STATES, OPEN_STATES
from kamdocs.derive.due import Due
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.model.scales import ProposalState
from kamdocs.values.sentence import Sentence, Term, sentence, sentence_n

_ASKED: Mapping[FollowUpStep, Sentence] = {
    "receipt": sentence("Call: did the offer arrive?"),
    "next_steps": sentence("Ask what happens next with the offer"),
    "urgency": sentence("Ask what makes the offer urgent"),
    "interim": sentence("Agree the day of the next talk about the offer"),
}


LAST_DAYS = 5
"""So many days before its end an offer begins to be counted down."""


def list_offer_dates(
    account: Account,
    proposals: Iterable[ProposalFacts],
    follow_ups: Iterable[FollowUp],
    today: date,
) -> Iterator[Due]:
    """List the last day of each open offer, counted down at the end, and what is to be asked."""
    for facts in proposals:
        if facts.state in OPEN_STATES and facts.valid_until is not None:
            yield from _end(
                account, facts, facts.state, facts.proposal.version, facts.valid_until, today
            )
        for version in facts.issued.versions if facts.issued else ():
            lock = version.lock
            if lock and version.state in LYING_STATES and lock.version != facts.proposal.version:
                yield from _end(
                    account, facts, version.state, lock.version, lock.valid_until, today
                )
    for each in follow_ups:
        for step, on in each.open:
            yield Due(
                account=account.id,
                key=f"follow-up-{each.id}-{step}",
                kind="follow_up",
                on=on,
                what=_ASKED[step],
                reason=sentence(
                    "{number} was sent on {day}",
                    number=each.facts.proposal.number or each.id,
                    day=each.sent,
                ),
                place=each.place,
                owner=next(iter(each.facts.proposal.prepared_by), account.owner),
                amount=each.facts.value,
            )


def _end(
    account: Account,
    facts: ProposalFacts,
    state: ProposalState,
    version: int,
    last: date,
    today: date,
) -> Iterator[Due]:
    """The last day of a version, and the day before it while the offer lies with the customer."""
    number = facts.proposal.number or facts.id
    is_old = version != facts.proposal.version
    key = f"{facts.id}-v{version}" if is_old else facts.id
    end = Due(
        account=account.id,
        key=f"offer-end-{key}",
        kind="offer_end",
        on=last,
        what=_countdown(number, (last - today).days),
        reason=sentence("it is {state}", state=Term(state))
        if not is_old
        else sentence(
            "version {version} is {state}, while the next one is written",
            version=version,
            state=Term(state),
        ),
        place=value_of("proposals", facts.id, "valid_until"),
        owner=next(iter(facts.proposal.prepared_by), account.owner),
        amount=facts.value_of(version),
    )
    yield end
    eve = last - timedelta(days=1)
    if state in LYING_STATES and eve >= today:
        yield replace(
            end,
            key=f"offer-eve-{key}",
            kind="follow_up",
            on=eve,
            what=sentence(
                "Ask for the decision: tomorrow is the last day of {number}", number=number
            ),
        )


def _countdown(number: str, left: int) -> Sentence:
    if not 0 <= left <= LAST_DAYS:
        return sentence("Last day of the offer {number}", number=number)
    if left == 0:
        return sentence("The offer {number} ends tonight", number=number)
    return sentence_n(
        "The offer {number} holds {count} more day",
        "The offer {number} holds {count} more days",
        left,
        number=number,
    )


def list_approvals(
    account: Account, proposals: Iterable[ProposalFacts], head: str | None, today: date
) -> Iterator[Due]:
    """List the offers that wait for leave: over the threshold, and being reviewed or out already."""
    for facts in proposals:
        if not facts.lacks_approval or facts.state not in OPEN_STATES | {"in_review"}:
            continue
        yield Due(
            account=account.id,
            key=f"approval-{facts.id}",
            kind="approval",
            on=today,
            what=sentence("Approve the offer {number}", number=facts.proposal.number or facts.id),
            reason=sentence("it is {state}", state=Term(facts.state)),
            place=value_of("proposals", facts.id),
            owner=head or account.owner,
            amount=facts.approval.worth,
            is_floating=True,
        )
