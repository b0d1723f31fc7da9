"""Value and performance: figures with targets, issues, feedback, value delivered, events, effort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.effort import Effort
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.issues import Issue
from kamdocs.derive.account.kpis import Kpi
from kamdocs.derive.account.triggers import Trigger
from kamdocs.derive.account.value_delivered import ValueEntry
from kamdocs.derive.exact import shown_points
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.mentions import mentioned_kinds
from kamdocs.model.prose import Prose
from kamdocs.render.chart.meters import ShareBar
from kamdocs.render.chart.timeline import Timeline
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.account.deliveries import draw_deliveries
from kamdocs.render.site.details import Detail, Node
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Share, Term, sentence

LONGEST = 90
"""A note without a title is called by so many letters of its text."""


@dataclass(frozen=True, slots=True)
class Performance:
    """Tables with what there is to show, None where there is nothing."""

    kpis: Table | None
    issues: Table | None
    feedback: Table | None
    value: Table | None
    delivered: Timeline | None
    triggers: Table | None
    effort: tuple[Detail, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is known."""
        tables = (self.kpis, self.issues, self.feedback, self.value, self.triggers)
        return not self.effort and not any(tables)


def view_performance(facts: Facts, names: Names, sources: Sources, currency: str) -> Performance:
    """Show what was measured, complained about, delivered and noticed."""
    issues = facts.issues
    return Performance(
        kpis=_kpis(facts.kpis.chosen, names, sources, currency),
        issues=_issues(issues.issues, names),
        feedback=_feedback(issues.feedback),
        value=_value(facts.value_delivered.entries, names),
        delivered=draw_deliveries(facts.value_delivered.entries, currency),
        triggers=_triggers(facts.triggers, names),
        effort=_effort(facts.effort, currency),
    )


def show_kpi(value: Decimal, kpi: Kpi, currency: str) -> Filling:
    """A value of a figure in its unit."""
    if kpi.unit == "money":
        return Money(value, currency)
    return (
        Share(value / 100)
        if kpi.unit == "percent"
        else shown_points(value)
        if kpi.is_computed
        else value
    )


def _kpis(figures: Sequence[Kpi], names: Names, sources: Sources, currency: str) -> Table | None:
    columns = (
        Column("name", sentence("Figure"), wide=True),
        Column("value", sentence("Now")),
        Column("target", sentence("Target")),
        Column("attained", sentence("Attained"), "percent", digits=0, hint=sentence("The figure as a part of its target")),
        Column("before", sentence("Before")),
        Column("why", sentence("Where from"), wide=True),
    )  # fmt: skip
    rows = tuple(
        Row(
            kpi.name,
            (
                Cell(_name(kpi.name, names)),
                Cell(None if kpi.value is None else show_kpi(kpi.value, kpi, currency), sub=kpi.when if kpi.value is not None else None, why=kpi.reason),
                Cell(show_kpi(kpi.target.value, kpi, currency), sub=kpi.target.when, source=sources.at(kpi.target.place)) if kpi.target else Cell(None),
                _attained(kpi),
                _before(kpi, currency),
                Cell(kpi.reason, source=sources.at(kpi.places[-1]) if kpi.places else None),
            ),
        )
        for kpi in figures
    )  # fmt: skip
    return (
        Table("kpis", sentence("Figures and targets"), columns, rows, filters=False)
        if rows
        else None
    )


def _name(kpi: str, names: Names) -> Any:
    name = names.name("kpi", kpi)
    return Term(kpi) if name == kpi else name


def _attained(kpi: Kpi) -> Cell:
    if kpi.attainment is None:
        return Cell(None)
    tone: Tone = "ok" if kpi.pace is not None and kpi.pace >= 1 else "warn"
    share = min(max(kpi.attainment, Decimal(0)), Decimal(1))
    behind = sentence("behind the time") if tone == "warn" else None
    return Cell(Share(kpi.attainment), tone=tone, sub=behind, picture=ShareBar(share, width=48))


def _before(kpi: Kpi, currency: str) -> Cell:
    if not kpi.history:
        return Cell(None)
    last = kpi.history[-1]
    return Cell(show_kpi(last.value, kpi, currency), sub=last.when)


def _issues(issues: Sequence[Issue], names: Names) -> Table | None:
    columns = (
        Column("title", sentence("Issue"), wide=True),
        Column("kind", sentence("Kind"), "enum", ("complaint", "misunderstanding", "wish")),
        Column("severity", sentence("Severity"), "enum", ("severe", "serious", "slight")),
        Column("state", sentence("State")),
        Column("age", sentence("Age in days"), "number", hint=sentence("Until today, or until it was solved")),
        Column("limit", sentence("Limit"), "date"),
        Column("owner", sentence("Owner")),
    )  # fmt: skip
    ordered = sorted(issues, key=lambda issue: not issue.is_open)
    rows = tuple(
        Row(
            str(issue.number + 1),
            (
                _title(issue.number, issue.entry),
                Cell(Term(issue.entry.kind)),
                Cell(Term(issue.entry.severity) if issue.entry.severity else None),
                _state(issue),
                Cell(issue.age),
                Cell(issue.limit),
                Cell(names.name("team", issue.entry.owner)),
            ),
        )
        for issue in ordered
    )
    return Table("issues", sentence("Issues"), columns, rows, filters=False) if rows else None


def _state(issue: Issue) -> Cell:
    if not issue.is_open:
        return Cell(
            sentence("solved {when}", when=issue.entry.solved or ""), tone="ok", icon="done"
        )
    if issue.is_over:
        return Cell(sentence("past its limit"), tone="risk", icon="risk")
    return Cell(sentence("not solved"), tone="warn", icon="warn")


def _feedback(feedback: Sequence[Issue]) -> Table | None:
    columns = (
        Column("title", sentence("Feedback"), wide=True),
        Column("on", sentence("Day"), "date"),
        Column("to", sentence("Passed to")),
        Column("answered", sentence("Answered"), "date"),
    )
    rows = tuple(
        Row(
            str(item.number + 1),
            (
                _title(item.number, item.entry),
                Cell(item.entry.on),
                Cell(item.entry.routed_to),
                Cell(item.entry.solved),
            ),
        )
        for item in feedback
    )
    return Table("feedback", sentence("Feedback"), columns, rows, filters=False) if rows else None


def _value(entries: Sequence[ValueEntry], names: Names) -> Table | None:
    columns = (
        Column("title", sentence("Value delivered"), wide=True),
        Column("on", sentence("Day"), "date"),
        Column("about", sentence("About")),
        Column("amount", sentence("Amount"), "money", total=True),
        Column("evidence", sentence("Evidence")),
    )
    rows = tuple(
        Row(
            str(each.number + 1),
            (
                _title(each.number, each.entry),
                Cell(each.entry.on),
                Cell(name_about(each.about, names)),
                Cell(each.entry.amount),
                Cell(each.entry.evidence),
            ),
        )
        for each in entries
    )
    return (
        Table("value", sentence("Value delivered"), columns, rows, filters=False) if rows else None
    )


def _triggers(triggers: Sequence[Trigger], names: Names) -> Table | None:
    columns = (
        Column("title", sentence("Event"), wide=True),
        Column("on", sentence("Day"), "date"),
        Column("about", sentence("About"), wide=True),
        Column("reaction", sentence("Reaction"), wide=True),
        Column("by", sentence("React by"), "date"),
    )
    rows = tuple(
        Row(
            str(each.number + 1),
            (
                _title(each.number, each.entry),
                Cell(each.entry.on),
                Cell(name_about(each.entry.about or each.entry.source, names), sub=each.entry.consequence),
                _reaction(each),
                Cell(each.react_by),
            ),
        )
        for each in triggers
    )  # fmt: skip
    return (
        Table("triggers", sentence("Events at the customer"), columns, rows, filters=False)
        if rows
        else None
    )


def _reaction(trigger: Trigger) -> Cell:
    if trigger.reaction is not None:
        return Cell(trigger.reaction, tone="ok", icon="ok")
    tone: Tone = "warn" if trigger.is_over else "info"
    return Cell(sentence("none yet"), tone=tone, icon=tone)


def name_about(about: str | None, names: Names) -> Any:
    """What an entry is about: a contract, opportunity, unit or product by its name, or the words written."""
    known = names.mentioned(mentioned_kinds(LogEntry, "about"), about) if about else None
    return known.name if known else about


def _title(number: int, entry: LogEntry) -> Cell:
    return Cell(title_of(entry), Link("", f"log-{number + 1}"))


def title_of(entry: LogEntry) -> Any:
    """What a note is called: its title, or how its text begins."""
    if entry.title:
        return entry.title
    text = entry.text.text if isinstance(entry.text, Prose) else entry.text
    first = " ".join(text.split())
    if not first:
        return Term(entry.kind)
    return first if len(first) <= LONGEST else first[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _effort(effort: Effort, currency: str) -> tuple[Detail, ...]:
    """Days, money and what they returned, in the twelve months."""
    amounts: tuple[tuple[Any, Decimal | None], ...] = (
        (sentence("Money"), effort.cost.amount),
        (sentence("Days and money"), effort.spent),
        (sentence("Margin"), effort.margin.amount),
        (sentence("Margin a day"), effort.margin_per_day),
    )
    known = [
        Detail(label, Node("value", Money(amount, currency)))
        for label, amount in amounts
        if amount is not None
    ]
    if effort.days is not None:
        known.insert(0, Detail(sentence("Working days"), Node("value", effort.days)))
    if effort.returned is not None:
        known.append(
            Detail(sentence("Margin for what was spent"), Node("value", Share(effort.returned)))
        )
    return tuple(known)
