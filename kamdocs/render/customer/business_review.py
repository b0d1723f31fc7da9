"""The business review for both sides: a customer's record in, one page out, in the order of the talk.

How it went, where it leads, what is late, what comes next, what we ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from kamdocs.customer.business_review import Aim, BusinessReview, Item
from kamdocs.customer.contact_sheet import Meeting
from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import speaker_of
from kamdocs.render.customer.brief_look import make_look
from kamdocs.render.customer.frame import LOOK, page_frame
from kamdocs.render.engine.brief import Brief, Cell, Head, KeyFigure, Line, Row, Section
from kamdocs.render.engine.brief_writer import Around, make_job, size_for, write_among_others
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import Rendered
from kamdocs.render.engine.pdf_job import PdfJob
from kamdocs.values.sentence import Filling, sentence

_PAGE = "customer/business_review.html"
BUSINESS_REVIEW: Mapping[Literal["markdown", "html", "pdf"], str] = {
    "markdown": "customer/business_review.md",
    "html": _PAGE,
    "pdf": _PAGE,
}
"""The templates it is written by."""


def make_business_review(review: BusinessReview) -> Brief:
    """Put the review together as one page."""
    marks = [mark for aim in review.aims for mark in aim.milestones]
    everything = [*review.items, *marks]
    waiting = [item for item in everything if not item.is_done and not item.is_late]
    asked = [item for item in waiting if item.side == "them"]
    sections = (
        Section(sentence("What was done"), tuple(_done(everything)), most=8),
        Section(sentence("Your goals"), tuple(_needs(review)), most=7),
        _aims(review.aims),
        Section(sentence("What is late"), tuple(_coming(item for item in everything if item.is_late)), most=6),
        Section(sentence("What comes next"), tuple(_coming(item for item in waiting if item.side != "them")), most=8),
        Section(sentence("What we ask of you"), tuple(_coming(asked)), most=6),
        Section(sentence("What we recommend"), tuple(
            Line(one.text, notes=(*((one.why,) if one.why else ()), *one.partners)) for one in review.recommendations
        ), most=4),
        Section(sentence("Together"), tuple(_together(review)), most=5),
        Section(sentence("When we talk"), tuple(_meeting(one) for one in review.meetings), most=4),
    )  # fmt: skip
    return Brief(
        kind=sentence("Business review"),
        title=review.customer,
        subtitle=_subtitle(review),
        figures=tuple(_figures(review.items, marks)),
        sections=tuple(each for each in sections if each.lines or each.rows),
        footer=sentence("Confidential – prepared for {company}", company=review.customer),
        author=review.supplier.name,
        about="business-review",
    )


def print_review(
    review: BusinessReview, layers: Layers, assets: Mapping[str, bytes]
) -> tuple[PdfJob | None, tuple[Finding, ...]]:
    """Write the review as a PDF job, as long as it is; None when the template is at fault."""
    look, speaker = make_look(review.brand, assets), speaker_of(review.language)
    brief = make_business_review(review)
    return make_job(brief, look, layers, speaker, _PAGE, size_for(brief))


def write_review(
    review: BusinessReview, layers: Layers, assets: Mapping[str, bytes], home: str
) -> Rendered:
    """Write the review as a page of the customer's folder."""
    frame = page_frame(
        review.brand, review.supplier, review.customer, review.language, assets, home
    )
    around = Around(f"{LOOK}/style.css", home, frame.logo)
    look, speaker = make_look(review.brand, assets), speaker_of(review.language)
    return write_among_others(make_business_review(review), look, layers, speaker, _PAGE, around)


def _subtitle(review: BusinessReview) -> Filling:
    stand = sentence("{company}, as of {day}", company=review.supplier.name, day=review.day)
    if not review.team:
        return stand
    manager = review.team[0]
    reach = manager.email or manager.phone
    who = f"{manager.name}, {reach}" if reach else manager.name
    return sentence("{one} · {other}", one=stand, other=sentence("your contact: {name}", name=who))


def _figures(items: Iterable[Item], marks: Iterable[Item]) -> Iterator[KeyFigure]:
    listed = [*items, *marks]
    for kind, name in (
        ("milestone", sentence("Milestones reached")),
        ("step", sentence("Agreed steps done")),
        ("promise", sentence("Promises of both sides kept")),
    ):
        found = [item for item in listed if item.kind == kind]
        if kind == "promise":  # One that is still in time is neither kept nor broken.
            found = [item for item in found if item.is_done or item.is_late]
        if found:
            done = sum(item.is_done for item in found)
            yield KeyFigure(name, sentence("{done} of {count}", done=done, count=len(found)))
    late = sum(item.is_late for item in listed)
    if listed:
        yield KeyFigure(sentence("Late"), late, tone="warn" if late else None)


def _done(items: Iterable[Item]) -> Iterator[Line]:
    """What is done, the newest first, what has no day last."""
    found = [item for item in items if item.is_done]
    found.sort(key=lambda item: item.done or date.min, reverse=True)
    for item in found:
        notes: tuple[Filling, ...] = item.people
        if item.kind == "promise":
            notes = (
                sentence("we promised it") if item.side == "us" else sentence("you promised it"),
            )
        yield Line(item.text, lead=item.done or item.due, notes=notes)


def _needs(review: BusinessReview) -> Iterator[Line]:
    for need in review.goals:
        yield Line(need.text)
    for need in review.pains:
        cost = (
            (sentence("waiting costs {cost}", cost=need.cost_of_waiting),)
            if need.cost_of_waiting
            else ()
        )
        yield Line(need.text, lead=sentence("to be solved"), notes=cost)


def _aims(aims: Iterable[Aim]) -> Section:
    heads = (
        Head(sentence("Where it leads")),
        Head(sentence("By"), is_short=True),
        Head(sentence("Milestones"), is_number=True),
        Head(sentence("Next milestone")),
    )
    return Section(
        sentence("Our common aims"),
        heads=heads,
        rows=tuple(_aim(aim) for aim in aims),
        most=5,
        is_wide=True,
    )


def _aim(aim: Aim) -> Row:
    done = sum(mark.is_done for mark in aim.milestones)
    waiting = [mark for mark in aim.milestones if not mark.is_done]
    waiting.sort(key=lambda mark: mark.due.last if mark.due else date.max)
    count = sentence("{done} of {count}", done=done, count=len(aim.milestones))
    return Row(
        (
            Cell(aim.text),
            Cell(aim.due),
            Cell(count if aim.milestones else None),
            Cell(waiting[0].text, waiting[0].due) if waiting else Cell(None),
        )
    )


def _coming(items: Iterable[Item]) -> Iterator[Line]:
    """What is open, the earliest first, what has no day last."""
    for item in sorted(items, key=lambda item: item.due.last if item.due else date.max):
        notes: list[Filling] = list(item.people)
        if not notes and item.side != "both":
            notes.append(sentence("with us") if item.side == "us" else sentence("with you"))
        notes += [item.status] if item.status else []
        yield Line(
            item.text,
            lead=item.due,
            notes=tuple(notes),
            state=sentence("late") if item.is_late else None,
            tone="warn" if item.is_late else None,
        )


def _together(review: BusinessReview) -> Iterator[Line]:
    for text in review.common_goals:
        yield Line(text, lead=sentence("common goal"))
    for one in review.joint:
        yield Line(one.text, lead=one.when)


def _meeting(one: Meeting) -> Line:
    people = (*one.theirs, *one.ours)
    notes: list[Filling] = [sentence("every {span}", span=one.every)]
    notes += [people] if people else []
    return Line(one.name, notes=tuple(notes))
