"""The meeting brief: whom we meet, what both sides owe, what is open, what to ask.

It is about the people that were named, those of an expected or booked meeting, or else the next
meeting that is booked; without any, about everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.model.log_entry import TOUCHPOINT_KINDS, LogEntry
from kamdocs.read.suggest import nearest
from kamdocs.read.whom import contact_meant, nearest_person
from kamdocs.render.brief._case import Case, dotted, finish, joined, left, open_case
from kamdocs.render.brief._figures import key_figures
from kamdocs.render.brief._past import news_section, touchpoint_section
from kamdocs.render.brief._people import in_order, people_section
from kamdocs.render.brief._plan import gap_section
from kamdocs.render.brief._promises import action_section, issue_section, promise_section
from kamdocs.render.brief._questions import question_section
from kamdocs.render.brief._sales import offer_section, opportunity_section, shown_section
from kamdocs.render.brief_kind import BriefInput, BriefKind, NoBrief
from kamdocs.render.engine.brief import Brief
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

_FIGURES = ("tier", "health", "revenue", "pipeline", "contract", "last")
_GAPS = ("people", "needs", "profile", "cadence")


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What is known of the meeting: its name, its day, who comes; `on` None while none is booked."""

    name: Filling | None
    on: date | None
    theirs: tuple[str, ...]
    others: tuple[str, ...]
    ours: tuple[str, ...]


def make(given: BriefInput) -> Brief | NoBrief:
    """Brief whoever goes to a meeting."""
    case = open_case(given)
    meeting = _find(case)
    if isinstance(meeting, NoBrief):
        return meeting
    there = case.facts.relationships.contacts
    people = in_order(case, meeting.theirs or there)
    who = sentence("Whom we meet") if meeting.theirs or meeting.others else sentence("People")
    return finish(
        case,
        sentence("Meeting brief"),
        "meeting",
        (
            people_section(case, who, people, strangers=meeting.others),
            promise_section(case, "us"),
            promise_section(case, "them"),
            question_section(case, people),
            offer_section(case),
            opportunity_section(case),
            issue_section(case),
            action_section(case, sentence("To do before"), until=meeting.on, most=4)
            if meeting.on
            else action_section(case, sentence("Our open actions"), most=4),
            shown_section(case, people),
            touchpoint_section(case),
            news_section(case),
            gap_section(case, most=3, of=_GAPS),
        ),
        subtitle=_subtitle(case, meeting),
        figures=key_figures(case, *_FIGURES),
    )


def _subtitle(case: Case, meeting: _Meeting) -> Filling:
    parts: list[Filling] = [meeting.name] if meeting.name is not None else []
    if meeting.on is None:
        parts.append(sentence("no meeting is booked"))
        parts += _expected(case, meeting.name)
    else:
        parts.append(sentence("{day}, {left}", day=meeting.on, left=left(meeting.on, case.today)))
    if meeting.ours:
        ours = tuple(case.ours(key) for key in meeting.ours)
        parts.append(sentence("from us: {people}", people=joined(ours) or ""))
    return dotted(parts) or ""


def _expected(case: Case, name: Filling | None) -> list[Filling]:
    """When the contact of that name, or the first of those we promised, is due."""
    due = [
        each
        for each in case.facts.cadence.expected
        if each.due and each.name and (each.name == name or (name is None and each.is_promised))
    ]
    first = min(due, key=lambda each: each.due or date.max, default=None)
    if first is None or first.due is None:
        return []
    told = sentence("due {day}", day=first.due)
    return (
        [told]
        if name is not None
        else [sentence("{one}: {other}", one=first.name or "", other=told)]
    )


def _find(case: Case) -> _Meeting | NoBrief:
    wish = case.wish
    meeting = _occasion(case, wish.occasion) if wish.occasion else _next(case)
    if isinstance(meeting, NoBrief) or not wish.people:
        return meeting
    people = []
    for written in wish.people:
        meant = contact_meant(written, case.account)
        if meant is None:
            near = nearest_person(written, case.account, case.shared.team)
            return NoBrief(
                sentence("nobody at {account} is called {name}", account=case.account.name, name=written),
                sentence("did you mean {meant}?", meant=near) if near else None,
            )  # fmt: skip
        people.append(meant)
    is_this = wish.occasion is not None or set(people) <= set(meeting.theirs)
    if is_this:
        return _Meeting(meeting.name, meeting.on, tuple(people), (), meeting.ours)
    return _Meeting(None, None, tuple(people), (), ())


def _next(case: Case) -> _Meeting:
    booked = _booked(case)
    return _of(booked[0]) if booked else _Meeting(None, None, (), (), ())


def _occasion(case: Case, written: str) -> _Meeting | NoBrief:
    """The booked meeting of that name, else what the cadence expects by it."""
    booked = _booked(case)
    for entry in booked:
        if _same(written, entry.title) or _same(written, entry.expectation):
            return _of(entry)
    for name, expected in case.account.cadence.items():
        if _same(written, name):
            return _Meeting(name, None, expected.contacts, (), expected.ours)
    titles = (entry.title or entry.expectation for entry in booked)
    known = [*case.account.cadence, *(title for title in titles if title)]
    near = nearest(written, known)
    return NoBrief(
        sentence("{account} has no meeting called {name}", account=case.account.name, name=written),
        _hint(near, known),
    )


def _hint(near: str | None, known: list[str]) -> Sentence:
    if near is not None:
        return sentence("did you mean {meant}?", meant=near)
    if known:
        return sentence("there are: {known}", known=tuple(dict.fromkeys(known)))
    return sentence("write what is expected under cadence, or book it: kamdocs new log … --on DAY")


def _same(written: str, name: str | None) -> bool:
    return name is not None and _folded(written) == _folded(name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _booked(case: Case) -> list[LogEntry]:
    found = [
        entry
        for entry in case.account.log
        if entry.kind in TOUCHPOINT_KINDS and entry.held and entry.on and entry.on >= case.today
    ]
    return sorted(found, key=lambda entry: entry.on or date.max)


def _of(entry: LogEntry) -> _Meeting:
    name = entry.title or entry.expectation or Term(entry.kind)
    return _Meeting(name, entry.on, entry.contacts, entry.others, entry.ours)


BRIEF = BriefKind(make)
