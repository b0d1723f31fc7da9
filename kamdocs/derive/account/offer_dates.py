"""The dates of open offers: their last day, each step that follows them, an approval they wait for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kamdocs.derive.account.follow_up import FollowUp, FollowUpStep
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import OPEN_STATES
from kamdocs.derive.due import Due
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.values.sentence import Sentence, Term, sentence

_ASKED: Mapping[FollowUpStep, Sentence] = {
    "receipt": sentence("Call: did the offer arrive?"),
    "next_steps": sentence("Ask what happens next with the offer"),
    "urgency": sentence("Ask what makes the offer urgent"),
    "interim": sentence("Agree the day of the next talk about the offer"),
}


def list_offer_dates(
    account: Account, proposals: Iterable[ProposalFacts], follow_ups: Iterable[FollowUp]
) -> Iterator[Due]:
    """List the last day of each open offer, and what is to be asked after it was sent."""
    for facts in proposals:
        if facts.state in OPEN_STATES and facts.valid_until is not None:
            yield Due(
                account=account.id,
                key=f"offer-end-{facts.id}",
                kind="offer_end",
                on=facts.valid_until,
                what=sentence("Last day of the offer {number}", number=facts.proposal.number or facts.id),
                reason=sentence("it is {state}", state=Term(facts.state)),
                place=value_of("proposals", facts.id, "valid_until"),
                owner=next(iter(facts.proposal.prepared_by), account.owner),
                amount=facts.price.value,
            )  # fmt: skip
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
                amount=each.facts.price.value,
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
            amount=facts.price.value,
            is_floating=True,
        )
