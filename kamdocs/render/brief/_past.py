"""What happened: touchpoints, events at the customer, value delivered, as sections of a brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kamdocs.derive.account.value_delivered import ValueEntry
from kamdocs.diagnostics.place import value_of
from kamdocs.model.log_entry import TOUCHPOINT_KINDS, LogEntry
from kamdocs.render.brief._case import Case
from kamdocs.render.engine.brief import Line, Section
from kamdocs.values.sentence import Filling, Term, sentence

NEWS_DAYS = 120
"""So long an event at the customer is news, whatever became of it."""


def touchpoint_section(case: Case, *, most: int = 5) -> Section:
    """The last contacts held, the newest first."""
    lines = tuple(_touchpoint(case, number, entry) for number, entry in touchpoints(case))
    return Section(
        sentence("Last contacts"),
        lines,
        empty=sentence(
            'no contact is recorded: kamdocs log {account} "Call with …"', account=case.account.id
        )
        if case.is_read("log")
        else None,
        most=most,
    )


def touchpoints(case: Case) -> list[tuple[int, LogEntry]]:
    """Touchpoints held up to today with their place in the log, the newest first."""
    held = [
        (number, entry)
        for number, entry in enumerate(case.account.log)
        if entry.kind in TOUCHPOINT_KINDS and entry.held and entry.on and entry.on <= case.today
    ]
    return sorted(held, key=lambda each: (each[1].on or date.min, -each[0]), reverse=True)


def _touchpoint(case: Case, number: int, entry: LogEntry) -> Line:
    said = " ".join(entry.text.text.split())
    parts: list[Filling] = [part for part in (entry.title or entry.expectation, said) if part]
    text: Filling = Term(entry.kind)
    if parts:
        text = parts[0] if len(parts) == 1 else sentence("{one}: {other}", one=parts[0], other=parts[1])  # fmt: skip
    people = (*(case.theirs(key) for key in entry.contacts), *entry.others)
    notes: list[Filling] = [Term(entry.kind)] if parts else []
    if people:
        notes.append(sentence("with {people}", people=people))
    return Line(
        text, lead=entry.on, notes=tuple(notes), source=case.source(value_of("log", number))
    )


def news_section(case: Case, *, most: int = 4) -> Section | None:
    """Events at the customer: recent ones, and older ones that nobody reacted to."""
    lines = []
    for trigger in case.facts.triggers:
        entry = trigger.entry
        is_recent = entry.on is not None and (case.today - entry.on).days <= NEWS_DAYS
        if not is_recent and trigger.reaction is not None:
            continue
        notes: list[Filling] = [entry.consequence] if entry.consequence else []
        if trigger.reaction is not None:
            notes.append(trigger.reaction)
        text = entry.title or entry.text.text.strip() or entry.about or Term("trigger")
        open_ = trigger.reaction is None
        lines.append(
            Line(text, lead=entry.on, notes=tuple(notes),
                 state=sentence("nobody has reacted yet") if open_ else None,
                 tone="warn" if open_ else None, source=case.source(trigger.place))
        )  # fmt: skip
    return Section(sentence("News"), tuple(lines), most=most) if lines else None


def value_lines(case: Case, entries: Sequence[ValueEntry]) -> Iterator[Line]:
    """Pieces of value delivered, each with its evidence or the lack of it."""
    for each in entries:
        entry = each.entry
        text = entry.title or entry.text.text.strip() or sentence("no text")
        yield Line(
            text,
            lead=entry.on,
            notes=(entry.evidence,) if entry.evidence else (),
            side=entry.amount,
            state=None if each.is_proven else sentence("no evidence named"),
            tone=None if each.is_proven else "warn",
            source=case.source(each.place),
        )
