"""The tender brief: nine months planned backwards, what is ready, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.tender_dates import WORK
from kamdocs.derive.account.tenders import TenderFacts
from kamdocs.read.suggest import nearest
from kamdocs.render.brief._case import Case, finish, joined, late, left, open_case
from kamdocs.render.brief._figures import UNKNOWN, key_figures
from kamdocs.render.brief._people import in_order, people_section
from kamdocs.render.brief._promises import action_section, issue_section, promise_section
from kamdocs.render.brief._questions import question_section
from kamdocs.render.brief_kind import BriefInput, BriefKind, NoBrief
from kamdocs.render.engine.brief import Brief, Cell, Head, KeyFigure, Line, Row, Section, Tone
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

_EXAMPLE = "tenders: {wms-2027: {name: …, submission: 2027-09-30}}"
_SOON = 90


def make(given: BriefInput) -> Brief | NoBrief:
    """Brief whoever prepares a tender."""
    case = open_case(given)
    tender = _choose(case)
    if isinstance(tender, NoBrief):
        return tender
    record = tender.tender
    people = in_order(case, record.participants)
    owner = record.owner or case.account.owner
    return finish(
        case,
        sentence("Tender brief"),
        "tender",
        (
            _back_planning(case, tender),
            Section(sentence("Readiness"), tuple(_readiness(case, tender)), most=3),
            Section(
                sentence("What success depends on"),
                tuple(Line(text) for text in record.success_factors),
                empty=sentence("nothing is written yet: success_factors: […]"),
                most=5,
            ),
            people_section(case, sentence("Who takes part"), people, most=7)
            if people
            else Section(
                sentence("Who takes part"),
                empty=sentence("nobody is named yet: participants: […]"),
            ),
            Section(sentence("Gaps and next actions"), tuple(_gaps(case, tender)), most=7),
            Section(sentence("Who has it today"), tuple(_today(case, tender)), most=5),
            question_section(case, people, most=5),
            action_section(case, sentence("Open actions"), until=tender.submission, most=5),
            promise_section(case, "us", most=3),
            issue_section(case, most=3),
            Section(sentence("References that fit"), tuple(_references(case, tender)), most=3),
        ),
        title=sentence("{account}: {contract}", account=case.account.name, contract=record.name),
        subtitle=_subtitle(case, tender, owner),
        figures=(*_figures(case, tender), *key_figures(case, "health", "last")),
    )


def _choose(case: Case) -> TenderFacts | NoBrief:
    known = case.facts.tenders
    asked = case.wish.tender
    if asked is not None:
        if asked in known:
            return known[asked]
        near = nearest(asked, known)
        return NoBrief(
            sentence("{account} has no tender {id}", account=case.account.name, id=asked),
            sentence("did you mean {meant}?", meant=near) if near else _help(case),
        )
    coming = sorted(
        (each for each in known.values() if each.is_open), key=lambda each: each.submission
    )
    if coming:
        return coming[0]
    return NoBrief(
        sentence("{account} has no tender that is coming", account=case.account.name), _help(case)
    )


def _help(case: Case) -> Sentence:
    known = tuple(case.facts.tenders)
    if known:
        return sentence("name one of these with --tender: {known}", known=known)
    return sentence(
        "write it in accounts/{account}/account.yaml: {line}",
        account=case.account.id,
        line=_EXAMPLE,
    )


def _subtitle(case: Case, tender: TenderFacts, owner: str | None) -> Filling | None:
    what = [case.name("product", key) for key in tender.tender.products]
    units = [case.name("unit", key) for key in tender.tender.units]
    about = joined(what)
    if about is not None and units:
        about = sentence("{products} for {units}", products=about, units=joined(units) or "")
    if owner is None:
        return about
    who = sentence("prepared by {name}", name=case.ours(owner))
    return who if about is None else sentence("{one} · {other}", one=about, other=who)


def _figures(case: Case, tender: TenderFacts) -> Iterator[KeyFigure]:
    record = tender.tender
    if record.outcome is not None:
        yield KeyFigure(sentence("Outcome"), record.outcome)
    days = (tender.submission - case.today).days
    tone: Tone | None = "warn" if 0 <= days < _SOON else None
    yield KeyFigure(
        sentence("Offers are due"), record.submission, left(tender.submission, case.today), tone
    )
    yield KeyFigure(sentence("Worth"), record.value if record.value is not None else UNKNOWN)
    met = sum(each.is_met for each in tender.ready)
    yield KeyFigure(
        sentence("Ready"),
        sentence("{met} of {count}", met=met, count=len(tender.ready)),
        sentence("conditions met"),
        "ok" if met == len(tender.ready) else "warn",
    )


def _back_planning(case: Case, tender: TenderFacts) -> Section:
    """From the beginning, nine months before, to the submission, each with how it stands."""
    steps: list[tuple[date, Filling, Sentence, Tone | None]] = []
    began = tender.tender.started
    state, tone = _state(case, tender.prepare_from, is_done=tender.is_started)
    if began is not None and tender.is_started:
        state = sentence("begun {day}", day=began)
    steps.append((tender.prepare_from, sentence("Begin to prepare"), state, tone))
    steps += [
        (ready.by, WORK[ready.condition], *_state(case, ready.by, is_done=ready.is_met))
        for ready in tender.ready
    ]
    is_over = tender.tender.outcome is not None
    steps.append(
        (
            tender.submission,
            sentence("Submit the offer"),
            *_state(case, tender.submission, is_done=is_over),
        )
    )
    steps.sort(key=lambda each: each[0])
    rows = tuple(
        Row((Cell(day), Cell(left(day, case.today)), Cell(what), Cell(state, tone=tone)))
        for day, what, state, tone in steps
    )
    heads = (
        Head(sentence("By"), is_short=True),
        Head(sentence("When")),
        Head(sentence("What")),
        Head(sentence("How it stands")),
    )
    return Section(sentence("Planned backwards"), heads=heads, rows=rows, is_wide=True)


def _state(case: Case, by: date, *, is_done: bool) -> tuple[Sentence, Tone | None]:
    if is_done:
        return sentence("done"), "ok"
    days = (case.today - by).days
    return (late(days), "risk") if days > 0 else (sentence("open"), None)


def _readiness(case: Case, tender: TenderFacts) -> Iterator[Line]:
    for ready in tender.ready:
        yield Line(
            ready.reason,
            state=sentence("met") if ready.is_met else sentence("not met"),
            tone="ok" if ready.is_met else "warn",
            source=case.source(ready.place),
        )


def _gaps(case: Case, tender: TenderFacts) -> Iterator[Line]:
    if not tender.is_started and tender.is_open:
        days = (case.today - tender.prepare_from).days
        yield Line(
            sentence("Begin, and write started: with the day"),
            lead=tender.prepare_from,
            state=late(days) if days > 0 else None,
            tone="risk" if days > 0 else None,
        )
    contacts = case.facts.relationships.contacts
    for key in tender.strangers:
        last = contacts[key].last if key in contacts else None
        told = (
            sentence("last contact {day}", day=left(last, case.today))
            if last
            else sentence("no contact is recorded")
        )
        yield Line(
            sentence("Get into good contact with {name}", name=case.theirs(key)), notes=(told,)
        )
    for ready in tender.ready:
        if not ready.is_met and ready.condition != "participants":
            yield Line(WORK[ready.condition], lead=ready.by)
        elif not ready.is_met and not tender.tender.participants:
            yield Line(sentence("Name everybody who takes part: participants: […]"), lead=ready.by)
    if tender.tender.value is None:
        yield Line(sentence("Find out what it is worth: value: …"))
    if not tender.tender.products:
        yield Line(sentence("Say what it is about: product: …"))


def _today(case: Case, tender: TenderFacts) -> Iterator[Line]:
    """Who serves the cells that the tender is about."""
    for (unit, product), cell in case.facts.white_space.cells.items():
        if product not in tender.tender.products or (
            tender.tender.units and unit not in tender.tender.units
        ):
            continue
        notes: list[Filling] = [case.name("unit", unit)]
        if cell.until is not None:
            notes.append(sentence("until {when}", when=cell.until))
        who: Filling = cell.who or case.name("product", product)
        notes += [case.name("product", product)] if cell.who else []
        yield Line(who, notes=tuple(notes), state=Term(cell.state) if cell.state else sentence("unexplored"),
                   tone=None if cell.state else "warn", source=case.source(cell.place) if cell.place else None)  # fmt: skip


def _references(case: Case, tender: TenderFacts) -> Iterator[Line]:
    """References of the same products or the same industry, with their result."""
    industry = (case.account.profile.industry or "").casefold()
    wanted = set(tender.tender.products)
    for each in case.shared.references.references.values():
        is_like = bool(industry) and (each.industry or "").casefold() == industry
        if each.account == case.account.id or not (is_like or wanted & set(each.products)):
            continue
        notes: list[Filling] = [each.result] if each.result is not None else []
        if each.consent is None:
            notes.append(sentence("no consent yet"))
        yield Line(each.customer, notes=tuple(notes))


BRIEF = BriefKind(make)
