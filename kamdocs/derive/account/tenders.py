"""Tenders in; when each is to be prepared, what is still missing for it, and its back-planning, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kamdocs.derive.exact import ratio
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.contact import Person
from kamdocs.model.log_entry import TOUCHPOINT_KINDS, LogEntry
from kamdocs.model.settings.deadlines import Deadlines
from kamdocs.model.tender import Tender
from kamdocs.values.sentence import Sentence, sentence, sentence_n

Condition = Literal["needs", "success_factors", "participants"]

GOOD_COVERAGE = frozenset({"multiple", "in_depth"})


@dataclass(frozen=True, slots=True)
class Ready:
    """One of the three conditions a tender is won by, and by when it has to be met."""

    condition: Condition
    is_met: bool
    by: date
    reason: Sentence
    place: Place


@dataclass(frozen=True, slots=True)
class TenderFacts:
    """One tender on a day.

    `submission` is the last day for the offer, `prepare_from` nine months before it. `is_open`
    until it has an outcome or the day is past. `ready` are the three conditions, `strangers` the
    participants nobody is in good contact with.
    """

    id: str
    tender: Tender
    submission: date
    prepare_from: date
    is_open: bool
    is_started: bool
    is_loud: bool
    ready: tuple[Ready, ...]
    strangers: tuple[str, ...]
    place: Place

    @property
    def readiness(self) -> Decimal:
        """The share of the three conditions that are met, 0 to 1."""
        return ratio(sum(each.is_met for each in self.ready), len(self.ready))

    def is_near(self, today: date) -> bool:
        """Whether it is open and its preparation should have begun."""
        return self.is_open and self.prepare_from <= today


def derive_tenders(
    account: Account, deadlines: Deadlines, today: date
) -> Mapping[str, TenderFacts]:
    """Judge every tender of an account, by its id."""
    return {
        key: _derive(tender, account, deadlines, today) for key, tender in account.tenders.items()
    }


def _derive(tender: Tender, account: Account, deadlines: Deadlines, today: date) -> TenderFacts:
    last = tender.submission.last
    start = deadlines.tender.before(last)
    since = deadlines.good_contact.before(today)
    strangers = tuple(
        person
        for person in tender.participants
        if not _is_in_good_contact(person, account.people.get(person), account.log, since, today)
    )
    return TenderFacts(
        id=tender.id,
        tender=tender,
        submission=last,
        prepare_from=start,
        is_open=tender.outcome is None and last >= today,
        is_started=tender.started is not None and tender.started <= today,
        is_loud=deadlines.tender_loud.before(last) <= today,
        ready=_conditions(tender, strangers, account, start, last),
        strangers=strangers,
        place=value_of("tenders", tender.id),
    )


def _conditions(
    tender: Tender, strangers: Sequence[str], account: Account, start: date, last: date
) -> tuple[Ready, ...]:
    """The three conditions: needs after a third of the time, factors at half, people at two thirds."""
    path = ("tenders", tender.id)
    third = (last - start) // 3
    factors, people = len(tender.success_factors), len(tender.participants)
    if not people:
        contact = sentence("nobody who takes part is named")
    elif strangers:
        contact = sentence(
            "not in good contact with {names}",
            names=tuple(_name(account, person) for person in strangers),
        )
    else:
        contact = sentence("in good contact with everybody who takes part")
    return (
        Ready(
            "needs",
            tender.needs_recognised,
            start + third,
            sentence("their needs are recognised or shaped")
            if tender.needs_recognised
            else sentence("their needs are neither recognised nor shaped"),
            value_of(*path, "needs_recognised"),
        ),
        Ready(
            "success_factors",
            bool(factors),
            start + (last - start) // 2,
            sentence_n(
                "one success factor is identified",
                "{count} success factors are identified",
                factors,
            )
            if factors
            else sentence("no success factor is identified"),
            value_of(*path, "success_factors"),
        ),
        Ready(
            "participants",
            bool(people) and not strangers,
            start + third * 2,
            contact,
            value_of(*path, "participants"),
        ),
    )


def _name(account: Account, person: str) -> str:
    known = account.people.get(person)
    return known.name if known else person


def _is_in_good_contact(
    key: str, person: Person | None, log: Sequence[LogEntry], since: date, today: date
) -> bool:
    """Whether somebody of ours covers them well, or spoke with them lately."""
    if person is not None:
        if person.left is not None and person.left.is_over(today):
            return False
        judged = {each.coverage for each in person.relationship.values()}
        judged |= {person.coverage.value} if person.coverage else set()
        if judged & GOOD_COVERAGE:
            return True
    return any(
        key in entry.contacts
        and entry.kind in TOUCHPOINT_KINDS
        and entry.held
        and entry.direction != "ours"
        and entry.on is not None
        and since <= entry.on <= today
        for entry in log
    )
