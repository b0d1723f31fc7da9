"""What was promised and agreed, what is to be done, and what is wrong: sections of a brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from kamdocs.derive.account.issues import Issue
from kamdocs.diagnostics.place import value_of
from kamdocs.model.scales import Side
from kamdocs.render.brief._case import Case, late, left
from kamdocs.render.engine.brief import Line, Section, Tone
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Filling, Sentence, Term, sentence, sentence_n

TITLES: dict[Side, Sentence] = {
    "us": sentence("What we promised"),
    "them": sentence("What they promised"),
}


def promise_section(case: Case, side: Side, *, most: int = 5) -> Section | None:
    """What one side promised and still owes, the longest overdue first."""
    found = list(_promises(case, side))
    found.sort(key=lambda each: each[0] or date.max)
    return Section(TITLES[side], tuple(line for _, line in found), most=most) if found else None


def _promises(case: Case, side: Side) -> Iterator[tuple[date | None, Line]]:
    commitments = case.facts.commitments
    for promise in commitments.of(side):
        if promise.is_open:
            record = promise.record
            owner = (case.anybody(record.owner),) if record.owner else ()
            source = case.source(promise.place)
            yield _owed(record.text, record.due, promise.days_left, owner, source)
    for step in commitments.steps:
        # What needs both sides is asked of them, and stands there once.
        owed_by = "them" if "them" in step.sides else "us"
        if step.record.done is None and side == owed_by:
            who = tuple(case.anybody(key) for key in (*step.record.theirs, *step.record.ours))
            told = (step.record.status,) if step.record.status else ()
            agreed, source = step.record, case.source(step.place)
            yield _owed(agreed.text, agreed.due, step.days_left, (*who, *told), source)


def _owed(
    text: str,
    due: PartialDate | None,
    days_left: int | None,
    notes: tuple[Filling, ...],
    source: str,
) -> tuple[date | None, Line]:
    is_late = days_left is not None and days_left < 0
    line = Line(
        text,
        lead=due,
        notes=notes if due is not None else (*notes, sentence("no day agreed")),
        state=late(-days_left) if days_left is not None and is_late else None,
        tone="risk" if is_late else None,
        source=source,
    )
    return (due.last if due else None), line


def issue_section(case: Case, *, most: int = 4) -> Section | None:
    """Complaints, wishes and misunderstandings not solved yet, and feedback nobody answered."""
    issues = case.facts.issues
    found = [*issues.open, *(each for each in issues.feedback if each.is_open)]
    lines = tuple(_issue(case, each) for each in found)
    return Section(sentence("Open issues and feedback"), lines, most=most) if lines else None


def _issue(case: Case, issue: Issue) -> Line:
    entry = issue.entry
    notes: list[Filling] = []
    if issue.age is not None:
        notes.append(sentence_n("open for one day", "open for {count} days", issue.age))
    if entry.contacts:
        notes.append(
            sentence("from {names}", names=tuple(case.theirs(key) for key in entry.contacts))
        )
    if entry.routed_to:
        notes.append(sentence("passed to {team}", team=entry.routed_to))
    elif entry.owner:
        notes.append(case.ours(entry.owner))
    over = issue.days_over if issue.is_over and not entry.routed_to else None
    tone: Tone | None = "risk" if over is not None or issue.is_severe else None
    state: Filling | None = late(over) if over is not None else None
    if state is None and entry.severity is not None:
        state = Term(entry.severity)
    kind = Term(entry.kind)
    text = entry.title or entry.text.text.strip() or entry.about or kind
    return Line(text, lead=kind if text != kind else None, notes=tuple(notes), state=state, tone=tone,
                source=case.source(issue.place))  # fmt: skip


def action_section(
    case: Case,
    title: Sentence,
    *,
    until: date | None = None,
    most: int = 6,
    whose: Callable[[str | None], bool] = lambda owner: True,
) -> Section | None:
    """What ours have to do, by day; with `until` only what is due by then, or has no day."""
    lines = tuple(
        Line(
            action.text,
            lead=action.due,
            notes=(case.ours(action.owner),) if action.owner else (sentence("nobody’s"),),
            state=late(action.days_overdue(case.today))
            if action.days_overdue(case.today)
            else None,
            tone="risk" if action.days_overdue(case.today) else None,
            source=case.source(action.place),
        )
        for action in case.facts.actions.open
        if (until is None or action.due is None or action.due <= until) and whose(action.owner)
    )
    return Section(title, lines, most=most) if lines else None


def cadence_section(case: Case, *, most: int = 5) -> Section | None:
    """Which contacts the customer expects, how they stand, and what is next."""
    lines = []
    for each in case.facts.cadence.expected:
        agreed = case.account.cadence.get(each.name or "")
        notes: list[Filling] = [sentence("every {span}", span=each.every)]
        if agreed is not None and agreed.contacts:
            notes.append(
                sentence("with {people}", people=tuple(case.theirs(key) for key in agreed.contacts))
            )
        if each.is_promised:
            notes.append(sentence("promised to them"))
        if each.last is not None:
            notes.append(sentence("last {day}", day=left(each.last, case.today)))
        state: Filling | None = None
        tone: Tone | None = None
        if each.state == "overdue":
            state, tone = late(each.days_overdue), "risk"
        elif each.state == "never":
            state, tone = sentence("never held"), "warn"
        elif each.booked is not None:
            state, tone = sentence("booked for {day}", day=each.booked), "ok"
        elif each.due is not None and each.state == "kept":
            state = sentence("due {day}", day=each.due)
        lines.append(
            Line(each.name or sentence("Keep in touch"), notes=tuple(notes), state=state, tone=tone,
                 source=case.source(each.place))
        )  # fmt: skip
    return Section(sentence("Agreed contact"), tuple(lines), most=most) if lines else None


def risk_section(case: Case, *, most: int = 4) -> Section | None:
    """What may go wrong: what caps health, and the open risks of the plan, the gravest first."""
    lines = [
        Line(cap.reason, state=sentence("caps health"), tone="risk", source=case.source(cap.place))
        for cap in case.facts.health.caps
    ]
    plan = case.account.plan
    risks = [
        (number, each)
        for number, each in enumerate(plan.risks if plan else ())
        if each.state in ("open", "watching")
    ]
    risks.sort(key=lambda each: -int(each[1].likelihood or 0) * int(each[1].impact or 0))
    for number, risk in risks:
        notes: list[Filling] = []
        if risk.answer:
            notes.append(sentence("our answer: {answer}", answer=risk.answer))
        if risk.owner:
            notes.append(case.anybody(risk.owner))
        state = (
            sentence("{likelihood} × {impact}", likelihood=risk.likelihood, impact=risk.impact)
            if risk.likelihood and risk.impact
            else None
        )
        source = case.source(value_of("plan", "risks", number))
        lines.append(Line(risk.text, notes=tuple(notes), state=state, source=source))
    return Section(sentence("Risks"), tuple(lines), most=most) if lines else None
