"""The handoff brief: what the next manager must not have to find out alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.handoffs import HandoffFacts, HandoffGap, Tenure
from kamdocs.render.brief._case import Case, finish, open_case
from kamdocs.render.brief._figures import key_figures
from kamdocs.render.brief._people import in_order, people_section
from kamdocs.render.brief._promises import (
    action_section,
    cadence_section,
    issue_section,
    promise_section,
    risk_section,
)
from kamdocs.render.brief._sales import contract_section, offer_section, opportunity_section
from kamdocs.render.brief_kind import BriefInput, BriefKind, NoBrief
from kamdocs.render.engine.brief import Brief, Line, Section
from kamdocs.values.sentence import Filling, Sentence, sentence

_FIGURES = ("tier", "health", "revenue", "since", "contract", "last", "quality")
_GAPS: Mapping[HandoffGap, Sentence] = {
    "on": sentence("no day is written: on:"),
    "from": sentence("who hands over is not written: from:"),
    "to": sentence("who takes over is not written: to:"),
    "customer_told": sentence("nobody wrote that the customer was told: customer_told:"),
}


def make(given: BriefInput) -> Brief | NoBrief:
    """Brief whoever takes an account over."""
    case = open_case(given)
    people = in_order(case, case.facts.relationships.contacts)
    owner = case.account.owner
    held = (
        sentence("held by {name}", name=case.ours(owner)) if owner else sentence("without an owner")
    )
    return finish(
        case,
        sentence("Handoff brief"),
        "handoff",
        (
            Section(
                sentence("Handing over"),
                tuple(_handing(case)),
                empty=sentence(
                    "no handing-over is written; in account.yaml: {line}",
                    line="handoff: {on: …, from: …, to: …, customer_told: …}",
                ),
            ),
            Section(
                sentence("Who has had the account"),
                tuple(_tenure(case, each) for each in case.facts.handoffs.owners),
            ),
            people_section(case, sentence("People"), people),
            promise_section(case, "us"),
            promise_section(case, "them"),
            cadence_section(case),
            contract_section(case),
            opportunity_section(case),
            offer_section(case),
            action_section(case, sentence("Open actions")),
            issue_section(case),
            risk_section(case),
        ),
        subtitle=held,
        figures=key_figures(case, *_FIGURES),
    )


def _handing(case: Case) -> Iterator[Line]:
    """The handings-over, the coming one first, then what each lacks and what had been promised."""
    handoffs = case.facts.handoffs
    if handoffs.missing_from is not None:
        name = case.ours(handoffs.missing_from)
        yield Line(
            sentence("nobody wrote down that it was taken over from {name}", name=name),
            state=sentence("missing"),
            tone="warn",
        )
    for each in sorted(handoffs.found, key=lambda each: not each.is_planned):
        yield from _one(case, each)


def _one(case: Case, each: HandoffFacts) -> Iterator[Line]:
    handoff = each.handoff
    notes: list[Filling] = []
    if handoff.customer_told is not None:
        notes.append(sentence("customer told {day}", day=handoff.customer_told))
    elif each.is_planned:
        notes.append(sentence("customer not told yet"))
    notes += [_GAPS[gap] for gap in each.gaps]
    notes += [handoff.note] if handoff.note else []
    yield Line(
        sentence(
            "from {giver} to {taker}",
            giver=case.ours(handoff.giver) if handoff.giver else "?",
            taker=case.ours(handoff.taker) if handoff.taker else "?",
        ),
        lead=handoff.on,
        notes=tuple(notes),
        state=sentence("planned")
        if each.is_planned
        else sentence("incomplete")
        if each.gaps
        else None,
        tone="warn" if each.gaps else None,
        source=case.source(each.place),
    )
    for promise in handoff.promises:
        yield Line(
            sentence("promised then: {promise}", promise=promise), source=case.source(each.place)
        )


def _tenure(case: Case, tenure: Tenure) -> Line:
    told = sentence("since an unknown day")
    if tenure.since is not None:
        told = sentence("since {day}", day=tenure.since)
    if tenure.until is not None:
        told = sentence("{start} to {end}", start=tenure.since or "?", end=tenure.until)
    return Line(case.ours(tenure.person), notes=(told,))


BRIEF = BriefKind(make)
