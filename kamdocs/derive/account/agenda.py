"""Every dated thing of one account in one list: what is booked, expected, promised, about to end.

In: the account and the parts derived from it. Out: `Due` records in the order of their days. What is
done, closed or over is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kamdocs.derive.account.actions import Actions
from kamdocs.derive.account.cadence import Cadence, Expected
from kamdocs.derive.account.contract_dates import list_contract_dates
from kamdocs.derive.account.contracts import Contracts
from kamdocs.derive.account.follow_up import FollowUp
from kamdocs.derive.account.handoffs import Handoffs
from kamdocs.derive.account.issues import Issues
from kamdocs.derive.account.offer_dates import list_approvals, list_offer_dates
from kamdocs.derive.account.personal_dates import list_personal_dates
from kamdocs.derive.account.plan_dates import list_plan_dates
from kamdocs.derive.account.plan_review import PlanReview
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.sale_dates import find_sale, list_sale_dates
from kamdocs.derive.account.tender_dates import list_tender_dates
from kamdocs.derive.account.tenders import TenderFacts
from kamdocs.derive.account.tier_review import TierReview
from kamdocs.derive.account.triggers import Trigger
from kamdocs.derive.due import Due, DueKind
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.personal import Personal
from kamdocs.values.sentence import Sentence, Term, sentence


@dataclass(frozen=True, slots=True)
class Dated:
    """The derived parts of an account that have dates; `head` decides above its manager."""

    cadence: Cadence
    actions: Actions
    contracts: Contracts
    tenders: Mapping[str, TenderFacts]
    handoffs: Handoffs
    proposals: Mapping[str, ProposalFacts]
    follow_ups: Mapping[str, FollowUp]
    issues: Issues
    triggers: tuple[Trigger, ...]
    tier_review: TierReview
    plan_review: PlanReview
    head: str | None = None
    personal: Mapping[str, Personal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is still to come or overdue, the earliest day first."""

    dues: tuple[Due, ...]

    def overdue(self, today: date) -> tuple[Due, ...]:
        """What should have happened before `today`."""
        return tuple(due for due in self.dues if due.is_overdue(today))


def derive_agenda(account: Account, dated: Dated, today: date) -> Agenda:
    """Draw up the agenda of one account; former customers have no reviews."""
    found = [
        *_contacts(account, dated.cadence, today),
        *_actions(account, dated.actions),
        *list_contract_dates(account, dated.contracts, today),
        *list_tender_dates(account, dated.tenders.values()),
        *_handoffs(account, dated.handoffs),
        *list_offer_dates(account, dated.proposals.values(), dated.follow_ups.values(), today),
        *list_approvals(account, dated.proposals.values(), dated.head, today),
        *_issues(account, dated.issues),
        *_triggers(account, dated.triggers),
        *list_plan_dates(account),
        *list_sale_dates(account, today),
        *list_personal_dates(account, dated.personal, today),
    ]
    if account.lifecycle != "former":
        found += _reviews(account, dated, today)
    return Agenda(tuple(sorted(_unique(found), key=lambda due: (due.on, due.kind, due.key))))


def attending(account: Account, due: Due) -> tuple[str, ...]:
    """Who of ours is at a booked meeting; nobody for anything else."""
    match due.kind, due.place.path:
        case "meeting", ("log", int() as number, *_):
            owner = (due.owner,) if due.owner else ()
            return account.log[number].ours or owner
        case _:
            return ()


def _unique(dues: Iterable[Due]) -> Iterator[Due]:
    """The same things, those that would have the same key numbered."""
    seen: dict[str, int] = {}
    for due in dues:
        count = seen[due.key] = seen.get(due.key, 0) + 1
        yield due if count == 1 else replace(due, key=f"{due.key}~{count}")


def _contacts(account: Account, cadence: Cadence, today: date) -> Iterator[Due]:
    """Booked touchpoints, and expected ones that nothing is booked for."""
    for number, entry in enumerate(account.log):
        if entry.is_touchpoint and entry.on and entry.on >= today:
            people = tuple(
                account.people[key].name if key in account.people else key for key in entry.contacts
            )
            yield Due(
                account=account.id,
                key=f"meeting-{entry.kind}-{entry.on}-{entry.expectation or entry.title or ''}",
                kind="meeting",
                on=entry.on,
                what=entry.title or entry.expectation or Term(entry.kind),
                reason=sentence("booked, with {people}", people=people)
                if people
                else sentence("booked"),
                place=value_of("log", number),
                owner=next(iter(entry.ours), account.owner),
            )
    for each in cadence.expected:
        on = each.due or (today if each.is_late else None)
        if each.state in ("kept", "overdue", "never") and on is not None:
            yield Due(
                account=account.id,
                key=f"touchpoint-{each.name or ''}",
                kind="touchpoint",
                on=on,
                what=each.name or sentence("Keep in touch"),
                reason=_expectation(each),
                place=each.place,
                owner=each.owner,
                is_floating=each.due is None,
            )


def _expectation(each: Expected) -> Sentence:
    if each.last is None:
        if each.is_promised:
            return sentence("promised every {every}, never recorded yet", every=each.every)
        return sentence("expected every {every}, never recorded yet", every=each.every)
    if each.is_promised:
        return sentence("promised every {every}, last on {last}", every=each.every, last=each.last)
    return sentence("expected every {every}, last on {last}", every=each.every, last=each.last)


def _actions(account: Account, actions: Actions) -> Iterator[Due]:
    for each in actions.open:
        if each.due is None:
            continue
        kind: DueKind = "action" if each.entry is None else "next_step"
        sale = find_sale(account, each.text, each.due, each.owner)
        agreed = None if each.entry is None else account.log[each.entry].on
        yield Due(
            account=account.id,
            key=f"{kind}-{each.key}",
            kind=kind,
            on=each.due,
            what=each.text,
            reason=sentence("for the sale {name}", name=sale.name)
            if sale
            else sentence("agreed on {day}", day=agreed)
            if agreed
            else sentence("an open task"),
            place=each.place,
            owner=each.owner,
            amount=sale.amount if sale else None,
        )
    for again in actions.recurring:
        yield Due(
            account=account.id,
            key=f"recurring-{again.action.id}",
            kind="recurring",
            on=again.due,
            what=again.action.text,
            reason=sentence("every {every}, last on {last}", every=again.action.every, last=again.last)
            if again.last
            else sentence("every {every}, never recorded yet", every=again.action.every),
            place=value_of("tier"),
            owner=account.owner,
            is_floating=again.last is None and again.action.starts is None,
        )  # fmt: skip


def _handoffs(account: Account, handoffs: Handoffs) -> Iterator[Due]:
    for number, each in enumerate(handoffs.found):
        handoff = each.handoff
        if handoff.on is None:
            continue
        if each.is_planned:
            yield Due(
                account=account.id,
                key=f"handoff-{number}",
                kind="handoff",
                on=handoff.on,
                what=sentence("Hand the account over"),
                reason=sentence(
                    "from {giver} to {taker}",
                    giver=handoff.giver or "?",
                    taker=handoff.taker or "?",
                ),
                place=each.place,
                owner=handoff.taker or account.owner,
            )


def _issues(account: Account, issues: Issues) -> Iterator[Due]:
    for each in (*issues.open, *(item for item in issues.feedback if item.is_open)):
        if each.limit is not None and not each.entry.routed_to:
            yield Due(
                account=account.id,
                key=f"issue-{each.entry.kind}-{each.entry.on}-{each.entry.about or ''}",
                kind="issue",
                on=each.limit,
                what=sentence("Solve: {issue}", issue=_subject(each.entry))
                if each.entry.kind != "feedback"
                else sentence("Pass the feedback on"),
                reason=sentence("raised on {day}", day=each.entry.on)
                if each.entry.on
                else sentence("raised on an unknown day"),
                place=each.place,
                owner=each.entry.owner or account.owner,
            )


def _subject(entry: LogEntry) -> str | Term:
    return entry.title or entry.about or Term(entry.kind)


def _triggers(account: Account, triggers: tuple[Trigger, ...]) -> Iterator[Due]:
    for each in triggers:
        if each.reaction is None and each.react_by is not None:
            subject = each.entry.title or each.entry.about
            yield Due(
                account=account.id,
                key=f"trigger-{each.entry.on}-{subject or ''}",
                kind="trigger",
                on=each.react_by,
                what=sentence("React to the event: {event}", event=subject)
                if subject
                else sentence("React to the event"),
                reason=sentence("nobody has reacted yet"),
                place=each.place,
                owner=each.entry.owner or account.owner,
            )


def _reviews(account: Account, dated: Dated, today: date) -> Iterator[Due]:
    tier, plan = dated.tier_review, dated.plan_review
    if tier.due is not None and tier.last is not None and tier.last.on is not None:
        yield Due(
            account=account.id,
            key="tier-review",
            kind="tier_review",
            on=tier.due,
            what=sentence("Review the tier"),
            reason=sentence(
                "every {every}, last on {last}", every=tier.interval, last=tier.last.on
            ),
            place=tier.place,
            owner=account.owner,
        )
    elif account.tier == "key" and tier.last is None:
        yield Due(
            account=account.id,
            key="tier-review",
            kind="tier_review",
            on=today,
            what=sentence("Review the tier"),
            reason=sentence("every {every}, never recorded yet", every=tier.interval),
            place=tier.place,
            owner=account.owner,
            is_floating=True,
        )
    if plan.due is not None and plan.last is not None:
        yield Due(
            account=account.id,
            key="plan-review",
            kind="plan_review",
            on=plan.due,
            what=sentence("Go through the plan"),
            reason=sentence("every {every}, last on {last}", every=plan.interval, last=plan.last),
            place=plan.place,
            owner=account.owner,
        )
