"""Opportunities, offers, contracts and what was shown to whom: sections of a brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kamdocs.derive.account.contracts import ContractFacts, RenewalState
from kamdocs.derive.account.opportunities import Chance
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.place import value_of
from kamdocs.render.brief._case import Case, joined, left
from kamdocs.render.engine.brief import Line, Section, Tone
from kamdocs.values.sentence import Filling, Sentence, Share, Term, sentence, sentence_n

_OVER = frozenset({"accepted", "declined", "withdrawn", "superseded"})
_URGENT: frozenset[RenewalState] = frozenset({"due", "given_notice"})


def opportunity_section(case: Case, *, most: int = 5) -> Section | None:
    """Open opportunities, the first to close first, each with its next step."""
    chances = [each for each in case.facts.opportunities.items.values() if each.is_open]
    chances.sort(
        key=lambda each: (each.record.closes.last if each.record.closes else date.max, each.id)
    )
    lines = tuple(_opportunity(case, each) for each in chances)
    return Section(sentence("Open opportunities"), lines, most=most) if lines else None


def _opportunity(case: Case, chance: Chance) -> Line:
    record = chance.record
    notes: list[Filling] = [Term(record.stage)]
    if record.probability is not None:
        notes.append(Share(record.probability))
    if record.closes is not None:
        notes.append(sentence("closes {when}", when=record.closes))
    if record.next is not None:
        step = record.next
        notes.append(
            sentence("next, {day}: {what}", day=step.on, what=step.what)
            if step.on
            else sentence("next: {what}", what=step.what)
        )
    state, tone = _trouble(chance)
    return Line(record.name, notes=tuple(notes), side=record.amount, state=state, tone=tone,
                source=case.source(chance.place))  # fmt: skip


def _trouble(chance: Chance) -> tuple[Sentence | None, Tone | None]:
    if chance.days_past is not None and chance.days_past > 0:
        return sentence("closing date past"), "risk"
    if chance.next_days_past is not None and chance.next_days_past > 0:
        return sentence("next step past"), "risk"
    if not chance.has_next:
        return sentence("no next step"), "warn"
    return None, None


def offer_section(case: Case, *, most: int = 3) -> Section | None:
    """Offers that are not settled: their state, how long they hold, and what is still to be asked."""
    found = [each for each in case.facts.proposals.values() if each.state not in _OVER]
    lines = tuple(_offer(case, each) for each in found)
    return Section(sentence("Offers that are open"), lines, most=most) if lines else None


def _offer(case: Case, offer: ProposalFacts) -> Line:
    notes: list[Filling] = []
    if offer.proposal.number:
        notes.append(offer.proposal.number)
    if offer.valid_until is not None:
        notes.append(
            sentence("holds until {day} ({left})", day=offer.valid_until, left=left(offer.valid_until, case.today))
        )  # fmt: skip
    else:
        notes.append(sentence("no day of expiry"))
    follow = case.facts.follow_ups.get(offer.id)
    if follow is not None:
        if follow.unanswered:
            notes.append(
                sentence_n(
                    "one contact unanswered", "{count} contacts unanswered", follow.unanswered
                )
            )
        if follow.agreed is not None:
            notes.append(sentence("next talk {day}", day=follow.agreed))
    tone: Tone | None = None
    if offer.state == "expired":
        tone = "risk"
    elif offer.days_left is not None and 0 <= offer.days_left <= 5:
        tone = "warn"
    return Line(
        offer.proposal.title,
        notes=tuple(notes),
        side=offer.value,
        state=Term(offer.state),
        tone=tone,
        source=case.source(value_of("proposals", offer.id)),
    )


def contract_section(case: Case, *, most: int = 5) -> Section | None:
    """Contracts that run, the first to end first."""
    lines = tuple(contract_line(case, each) for each in case.facts.contracts.running)
    return Section(sentence("Contracts"), lines, most=most) if lines else None


def contract_line(case: Case, each: ContractFacts) -> Line:
    """One contract: what it is worth, until when it runs, and how it renews."""
    contract = each.contract
    notes: list[Filling] = []
    notes.append(
        sentence("until {day}", day=each.ends) if each.ends else sentence("without an end")
    )
    if each.deadline is not None and each.deadline >= case.today:
        notes.append(sentence("notice by {day}", day=each.deadline))
    if contract.renews is not None:
        notes.append(sentence("renews for {length}", length=contract.renews))
    if contract.indexation:
        notes.append(sentence("indexation: {how}", how=contract.indexation))
    if contract.file:
        notes.append(contract.file)
    state: Filling | None = None
    if each.state not in ("far", "open_ended"):
        state = sentence("renewal {state}", state=Term(each.state))
    return Line(
        contract.name or each.id,
        notes=tuple(notes),
        side=contract.value,
        state=state,
        tone="warn" if each.state in _URGENT else None,
        source=case.source(each.place),
    )


def shown_section(case: Case, people: Sequence[str], *, most: int = 5) -> Section | None:
    """What each of these people has been shown, what it is time to show again, and never told."""
    lines = tuple(_shown(case, people))
    return Section(sentence("Shown and never told"), lines, most=most) if lines else None


def _shown(case: Case, people: Iterable[str]) -> Iterator[Line]:
    for key in people:
        showings = case.facts.exposure.of(key)
        if not showings:
            continue
        notes: list[Filling] = []
        fresh = [case.name("product", each.product) for each in showings if each.state == "fresh"]
        again = [case.name("product", each.product) for each in showings if each.state == "again"]
        never = [case.name("product", each.product) for each in showings if each.state == "never"]
        elsewhere = [case.name("product", each.product) for each in showings if each.is_elsewhere]
        if again:
            notes.append(sentence("show again: {products}", products=_few(again)))
        if elsewhere:
            notes.append(
                sentence("bought elsewhere, never told: {products}", products=_few(elsewhere))
            )
        known = (sentence("knows {products}", products=_few(fresh)),) if fresh else ()
        told: list[Filling] = [*notes, *known]
        if never:
            told.insert(0, sentence("never told of {products}", products=_few(never)))
        source = case.source(value_of("people", key))
        yield Line(told[0], lead=case.theirs(key), notes=tuple(told[1:]), source=source)


def _few(items: Sequence[Filling], most: int = 3) -> Filling:
    """The first of several, and how many more."""
    if len(items) <= most + 1:
        return joined(items) or sentence("nothing")
    more = sentence_n("one more", "{count} more", len(items) - most)
    return (*items[:most], more)
