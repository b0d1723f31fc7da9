"""The plan of an account: ambition, objectives with their markers, both sides' duties, the prose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.model.account import Account
from kamdocs.model.objective import Measure, Milestone, Objective
from kamdocs.model.plan import Plan as PlanRecord
from kamdocs.model.prose import Prose
from kamdocs.model.record import Record
from kamdocs.render.engine.link import Source
from kamdocs.render.site.details import Detail, describe_record
from kamdocs.render.site.entries import Badge, Entry, Group, badge_of
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence, Term, sentence


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan; `rest` is what no other part of it shows."""

    charter: str | None
    facts: tuple[Detail, ...]
    objectives: tuple[Entry, ...]
    groups: tuple[Group, ...]
    strategy: Prose
    source: Source


def view_plan(account: Account, names: Names, sources: Sources, today: date) -> Plan | None:
    """Show the plan, None when there is neither a plan nor its prose."""
    record = account.plan
    if record is None and not account.strategy.html:
        return None
    record = record or PlanRecord()
    shown = ("objectives", "recommendations", "resources", "commitments", "risks", "joint", "steps")
    return Plan(
        charter=record.charter,
        facts=describe_record(record, names, skip=("charter", *shown)),
        objectives=tuple(
            _objective(key, item, names, sources, today) for key, item in record.objectives.items()
        ),
        groups=(
            Group(
                sentence("Commitments of both sides"),
                _plain("commitments", record.commitments, names, sources, today),
            ),
            Group(sentence("Risks"), _plain("risks", record.risks, names, sources, today)),
            Group(
                sentence("Recommendations"),
                _plain("recommendations", record.recommendations, names, sources, today),
            ),
            Group(
                sentence("Resources of both sides"),
                _plain("resources", record.resources, names, sources, today),
            ),
            Group(sentence("Joint efforts"), _plain("joint", record.joint, names, sources, today)),
            Group(sentence("Agreed steps"), _plain("steps", record.steps, names, sources, today)),
        ),
        strategy=account.strategy,
        source=sources.of("plan"),
    )


def _objective(key: str, item: Objective, names: Names, sources: Sources, today: date) -> Entry:
    badges = [Badge(Term(item.kind), "info")] if item.kind else []
    if item.state != "open":
        badges.append(badge_of(item.state))
    return Entry(
        anchor=f"objective-{key}",
        title=item.text,
        badges=tuple(badges),
        right=item.due,
        text=_measured(item.measure) if item.measure else None,
        details=describe_record(
            item, names, skip=("text", "kind", "due", "milestones", "state", "measure")
        ),
        children=tuple(
            _milestone(key, number, milestone, names, sources, today)
            for number, milestone in enumerate(item.milestones)
        ),
        source=sources.of("plan", "objectives", key),
    )


def _measured(measure: Measure) -> Sentence:
    """How progress is measured, in one line: what, from where, to where, where it is now."""
    what = measure.text or (Term(measure.kpi) if measure.kpi else sentence("measure"))
    unit = f" {measure.unit}" if measure.unit else ""
    if measure.start is None and measure.target is None:
        said = sentence("{what}", what=what)
    elif measure.start is None:
        said = sentence(
            "{what}: to {target}{unit}", what=what, target=measure.target or "", unit=unit
        )
    else:
        target = "–" if measure.target is None else measure.target
        said = sentence(
            "{what}: from {start} to {target}{unit}",
            what=what,
            start=measure.start,
            target=target,
            unit=unit,
        )
    if measure.now is None:
        return said
    return sentence("{measure}, now {now}{unit}", measure=said, now=measure.now, unit=unit)


def _milestone(key: str, number: int, item: Milestone, names: Names, sources: Sources, today: date) -> Entry:  # fmt: skip
    return Entry(
        anchor=f"milestone-{key}-{number + 1}",
        title=item.text,
        badges=(_state(item.state, item.due, today),),
        right=item.due,
        details=describe_record(item, names, skip=("text", "state", "due")),
        source=sources.of("plan", "objectives", key, "milestones", number),
        is_closed=item.state != "open",
    )


def _state(state: str, due: Any, today: date) -> Badge:
    if state == "open" and due is not None and due.is_over(today):
        return Badge(sentence("overdue"), "warn", "warn")
    return badge_of(state)


def _plain(
    part: str, records: Iterable[Record], names: Names, sources: Sources, today: date
) -> tuple[Entry, ...]:
    entries = []
    for number, record in enumerate(records):
        state, due = getattr(record, "state", None), getattr(record, "due", None)
        who = getattr(record, "who", None) or getattr(record, "side", None)
        badges = [Badge(Term(who), "muted")] if who else []
        if state is not None:
            badges.append(_state(state, due, today))
        entries.append(
            Entry(
                anchor=f"{part}-{number + 1}",
                title=record.text,  # type: ignore[attr-defined]
                badges=tuple(badges),
                right=due,
                details=describe_record(
                    record, names, skip=("text", "state", "due", "who", "side")
                ),
                source=sources.of("plan", part, number),
            )
        )
    return tuple(entries)
