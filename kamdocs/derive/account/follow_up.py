"""Sent offers and the log in; what has to be asked after each, by when, and who stays silent, out.

After sending: on the next working day make sure it arrived, then ask for their next steps, ask what
makes it urgent, and agree the day of the interim talk. A step is open until it is recorded: in the
offer's `follow_up` or states, or as two-way contact in the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import LYING_STATES
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.log_entry import TOUCHPOINT_KINDS, LogEntry
from kamdocs.model.proposal import Proposal
from kamdocs.model.proposal_life import FollowUp as Record
from kamdocs.model.settings.deadlines import Deadlines
from kamdocs.values.working_day import WorkingDays

FollowUpStep = Literal["receipt", "next_steps", "urgency", "interim"]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What follows one offer that lies with the customer.

    `confirmed` is when they said or showed that they have it, `agreed` the next day agreed with
    them, from today on. `open` are the steps not recorded yet with the day each is due, in order.
    `unanswered` counts our contacts since their last answer.
    """

    id: str
    facts: ProposalFacts
    sent: date
    channel: str | None
    confirmed: date | None
    agreed: date | None
    open: tuple[tuple[FollowUpStep, date], ...]
    unanswered: int
    place: Place

    @property
    def receipt_due(self) -> date | None:
        """By when receipt is to be confirmed, None once it is."""
        return next((on for step, on in self.open if step == "receipt"), None)


def derive_follow_ups(
    proposals: Mapping[str, ProposalFacts],
    log: Sequence[LogEntry],
    deadlines: Deadlines,
    days: WorkingDays,
    today: date,
) -> Mapping[str, FollowUp]:
    """Find what follows every offer that lies with the customer, by its id."""
    found = {}
    for key, facts in proposals.items():
        sent = _sending(facts.proposal)
        if facts.state in LYING_STATES and sent is not None:
            found[key] = _follow(facts, sent, log, deadlines, days, today)
    return found


def _sending(proposal: Proposal) -> int | None:
    """The place of the state that says it went out: the last `sent`, else the first after it."""
    numbers = [n for n, each in enumerate(proposal.states) if each.state == "sent"]
    later = [n for n, each in enumerate(proposal.states) if each.state in LYING_STATES]
    return numbers[-1] if numbers else later[0] if later else None


def _follow(
    facts: ProposalFacts,
    number: int,
    log: Sequence[LogEntry],
    deadlines: Deadlines,
    days: WorkingDays,
    today: date,
) -> FollowUp:
    proposal, sending = facts.proposal, facts.proposal.states[number]
    record = proposal.follow_up or Record()
    after = [
        entry
        for entry in log
        if entry.on is not None and entry.on > sending.on and _concerns(entry, proposal)
    ]
    answers = [entry for entry in after if entry.on and entry.on <= today and _is_answer(entry)]
    confirmed = min(_confirmations(proposal, number, record, answers), default=None)
    agreed = min(
        (day for day in _agreed(proposal, number, record, after, answers) if day >= today),
        default=None,
    )
    asked: list[FollowUpStep] = []
    if confirmed is None:
        asked.append("receipt")
    if record.next_steps is None and facts.state != "in_discussion":
        asked.append("next_steps")
    if record.urgency is None:
        asked.append("urgency")
    if agreed is None:
        asked.append("interim")
    return FollowUp(
        id=facts.id,
        facts=facts,
        sent=sending.on,
        channel=sending.channel,
        confirmed=confirmed,
        agreed=agreed,
        open=tuple((step, _day_of(step, sending.on, agreed, deadlines, days)) for step in asked),
        unanswered=_unanswered(after, answers, today),
        place=value_of("proposals", facts.id, "states", number),
    )


def _day_of(
    step: FollowUpStep, sent: date, agreed: date | None, deadlines: Deadlines, days: WorkingDays
) -> date:
    if step == "receipt":
        return days.after(sent, deadlines.receipt)
    later = {
        "next_steps": deadlines.ask_next_steps,
        "urgency": deadlines.ask_urgency,
        "interim": deadlines.agree_interim,
    }
    return agreed or days.after(sent, deadlines.receipt - 1 + later[step])


def _concerns(entry: LogEntry, proposal: Proposal) -> bool:
    """Whether an entry is about the offer, or a contact with those it went to."""
    if entry.kind not in TOUCHPOINT_KINDS:
        return False
    if entry.about is not None:
        return entry.about in {proposal.id, proposal.number, proposal.opportunity}
    return bool(set(proposal.to) & set(entry.contacts))


def _is_answer(entry: LogEntry) -> bool:
    return entry.held and entry.direction != "ours"


def _confirmations(
    proposal: Proposal, number: int, record: Record, answers: Sequence[LogEntry]
) -> Iterator[date]:
    yield from (each.on for each in proposal.states[number + 1 :] if each.state in LYING_STATES)
    if proposal.states[number].state != "sent":
        yield proposal.states[number].on
    if record.received is not None:
        yield record.received
    yield from (entry.on for entry in answers if entry.on is not None)


def _agreed(
    proposal: Proposal,
    number: int,
    record: Record,
    after: Sequence[LogEntry],
    answers: Sequence[LogEntry],
) -> Iterator[date]:
    """The days agreed with them: in states, the record, talks since, the offer's own next steps."""
    yield from (each.next for each in proposal.states[number:] if each.next is not None)
    if record.interim is not None:
        yield record.interim
    for entry in answers:
        steps = (*((entry.next,) if entry.next else ()), *entry.further)
        yield from (step.on for step in steps if step.on is not None)
    yield from (entry.on for entry in after if entry.on is not None and entry.held)
    yield from (step.on.last for step in proposal.next_steps if step.on is not None)


def _unanswered(after: Sequence[LogEntry], answers: Sequence[LogEntry], today: date) -> int:
    """How often we wrote or called since they last answered."""
    last = max((entry.on for entry in answers if entry.on is not None), default=date.min)
    return sum(
        not _is_answer(entry) and entry.on is not None and last < entry.on <= today
        for entry in after
    )
