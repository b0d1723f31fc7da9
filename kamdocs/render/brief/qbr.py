"""The business review for us: how it went, how far the goals are, what is wrong, what is next, what to ask.

What the customer gets is another document, made from the projection.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.render.brief._case import Case, finish, left, open_case
from kamdocs.render.brief._figures import key_figures, money
from kamdocs.render.brief._past import value_lines
from kamdocs.render.brief._plan import gap_section, kpi_section, marker_section, objective_section
from kamdocs.render.brief._promises import (
    action_section,
    issue_section,
    promise_section,
    risk_section,
)
from kamdocs.render.brief._questions import question_section
from kamdocs.render.brief._sales import offer_section, opportunity_section
from kamdocs.render.brief_kind import BriefInput, BriefKind, NoBrief
from kamdocs.render.engine.brief import Brief, Line, Section
from kamdocs.values.period import Span
from kamdocs.values.sentence import Filling, Sentence, sentence, sentence_n

_QUARTER = Span(3, "month")
_FIGURES = ("year", "satisfaction", "health", "pipeline", "contract", "last")


def make(given: BriefInput) -> Brief | NoBrief:
    """Brief whoever holds the review with the customer."""
    case = open_case(given)
    start, why = _period(case)
    until = _QUARTER.after(case.today)
    people = tuple(case.facts.relationships.contacts)
    return finish(
        case,
        sentence("Business review, internal"),
        "qbr",
        (
            kpi_section(case, most=6),
            _delivered(case, start),
            Section(sentence("Their goals"), tuple(_goals(case)), most=4),
            objective_section(case),
            issue_section(case),
            risk_section(case, most=3),
            marker_section(case, until=until, most=5),
            action_section(case, sentence("Our open actions"), until=until, most=4),
            promise_section(case, "us", most=4),
            promise_section(case, "them", most=4),
            opportunity_section(case, most=4),
            offer_section(case, most=2),
            question_section(case, people, most=5),
            gap_section(case, most=3, of=("figures", "plan", "needs")),
        ),
        subtitle=sentence("{start} to {end}, {why}", start=start, end=case.today, why=why),
        figures=key_figures(case, *_FIGURES),
    )


def _period(case: Case) -> tuple[date, Sentence]:
    """Since the last review held with them in the last twelve months, or else three months."""
    year = Span(12, "month").before(case.today)
    held = [
        entry.on
        for entry in case.account.log
        if entry.kind == "review" and entry.held and entry.on and year < entry.on < case.today
    ]
    if held:
        return max(held), sentence("since the last review")
    return _QUARTER.before(case.today), sentence("three months")


def _delivered(case: Case, start: date) -> Section | None:
    found = case.facts.value_delivered.entries
    entries = [each for each in found if each.entry.on is not None and each.entry.on >= start]
    amount = case.facts.value_delivered.amount.amount
    older = len(found) - len(entries)
    foot: Filling | None = None
    if found and amount is not None:
        foot = sentence("in all {amount} recorded so far", amount=money(case, amount))
    if not entries:
        told = (
            sentence_n(
                "nothing in this time; one entry before",
                "nothing in this time; {count} entries before",
                older,
            )
            if older
            else sentence(
                "nothing is recorded. In log.md: {line}",
                line=f"## {case.today.isoformat()} value · …",
            )
        )
        return Section(sentence("Value delivered"), empty=told)
    return Section(
        sentence("Value delivered"), tuple(value_lines(case, entries)), foot=foot, most=5
    )


def _goals(case: Case) -> Iterator[Line]:
    """Goals and pains of the customer, and which objective of ours serves each."""
    plan = case.account.plan
    objectives = plan.objectives.values() if plan else ()
    profile = case.account.profile
    for need in (*profile.goals, *profile.pains):
        serving = tuple(each.text for each in objectives if need.id and need.id in each.serves)
        notes: list[Filling] = (
            [sentence("served by: {objectives}", objectives=serving)] if serving else []
        )
        if need.on is not None:
            notes.append(sentence("said {day}", day=left(need.on, case.today)))
        yield Line(need.text, notes=tuple(notes),
                   state=None if serving else sentence("no objective serves it"),
                   tone=None if serving else "warn")  # fmt: skip


BRIEF = BriefKind(make)
