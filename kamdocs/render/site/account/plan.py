"""The plan of an account: ambition, objectives with their markers, both sides' duties, the prose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.progress import Marker, ObjectiveProgress, Track
from kamdocs.derive.exact import shown_points
from kamdocs.model.account import Account
from kamdocs.model.objective import Measure
from kamdocs.model.plan import Plan as PlanRecord
from kamdocs.model.plan import Risk
from kamdocs.model.prose import Prose
from kamdocs.model.record import Record
from kamdocs.model.scales import Side
from kamdocs.render.chart.meters import ShareBar
from kamdocs.render.chart.risk_matrix import RiskMatrix, RiskPoint
from kamdocs.render.engine.link import Source
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.details import Detail, describe_record
from kamdocs.render.site.entries import Badge, Entry, Group, badge_of
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.money import round_decimal
from kamdocs.values.sentence import Sentence, Share, Term, sentence


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan; `facts` is what no other part of it shows, `alignment` whose goals meet where,
    `risks` those that are judged."""

    charter: str | None
    facts: tuple[Detail, ...]
    objectives: tuple[Entry, ...]
    alignment: Table | None
    risks: RiskMatrix | None
    groups: tuple[Group, ...]
    strategy: Prose
    source: Source


def view_plan(facts: Facts, names: Names, sources: Sources) -> Plan | None:
    """Show the plan, None when there is neither a plan nor its prose."""
    account, today = facts.account, facts.today
    record = account.plan
    if record is None and not account.strategy.html:
        return None
    record = record or PlanRecord()
    shown = ("objectives", "recommendations", "resources", "commitments", "risks", "joint", "steps")
    return Plan(
        charter=record.charter,
        facts=describe_record(record, names, skip=("charter", *shown)),
        objectives=tuple(
            _objective(item, names, sources) for item in facts.progress.objectives.values()
        ),
        alignment=_alignment(account, names, sources),
        risks=_risks(record.risks, account.name),
        groups=(
            Group(sentence("What we promised"), _promises("us", facts, names, sources)),
            Group(sentence("What they promised"), _promises("them", facts, names, sources)),
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
            Group(sentence("Agreed steps"), _steps(facts, names, sources)),
        ),
        strategy=account.strategy,
        source=sources.of("plan"),
    )


TRACKS: dict[Track, tuple[Tone, str, Sentence]] = {
    "done": ("ok", "done", sentence("reached")),
    "on_track": ("ok", "ok", sentence("on track")),
    "slipping": ("warn", "warn", sentence("slipping")),
    "overdue": ("risk", "risk", sentence("overdue")),
    "unknown": ("muted", "keep", sentence("nothing due yet")),
    "dropped": ("muted", "keep", sentence("dropped")),
}


def _objective(found: ObjectiveProgress, names: Names, sources: Sources) -> Entry:
    item = found.record
    tone, icon, said = TRACKS[found.track]
    badges = [Badge(Term(item.kind), "info")] if item.kind else []
    badges.append(Badge(said, tone, icon))
    return Entry(
        anchor=f"objective-{found.id}",
        title=item.text,
        badges=tuple(badges),
        meta=(_how_far(found),),
        right=found.due,
        text=say_measure(item.measure, found.now) if item.measure else None,
        details=describe_record(
            item, names, skip=("text", "kind", "due", "milestones", "state", "measure")
        ),
        children=tuple(_milestone(found.id, each, names, sources) for each in found.markers),
        source=sources.at(found.place),
        is_closed=found.track in ("done", "dropped"),
        picture=None if found.progress is None else ShareBar(found.progress, width=280, height=8),
    )


def _risks(risks: tuple[Risk, ...], account: str) -> RiskMatrix | None:
    """The risks that somebody judged; a single one is told better in words."""
    judged = tuple(
        RiskPoint(risk.text, int(risk.likelihood), int(risk.impact), f"#risks-{number + 1}")
        for number, risk in enumerate(risks)
        if risk.likelihood and risk.impact and risk.state != "closed"
    )
    return (
        RiskMatrix(sentence("Risks of {account}", account=account), judged)
        if len(judged) > 1
        else None
    )


def _how_far(found: ObjectiveProgress) -> Sentence:
    """Its progress beside the time that is over, and why it is on track or not."""
    if found.progress is None:
        return found.reason
    if found.elapsed is None:
        return sentence(
            "{progress} of the way; {reason}",
            progress=_whole(found.progress),
            reason=found.reason,
        )
    return sentence(
        "{progress} of the way in {elapsed} of the time; {reason}",
        progress=_whole(found.progress),
        elapsed=_whole(found.elapsed),
        reason=found.reason,
    )


def _whole(share: Decimal) -> Share:
    return Share(round_decimal(share, 2))


def _alignment(account: Account, names: Names, sources: Sources) -> Table | None:
    """Which objective of ours serves which goal or pain of theirs."""
    profile = account.profile
    needs = [
        (part, number, need)
        for part, listed in (("goals", profile.goals), ("pains", profile.pains), ("looming", profile.looming))
        for number, need in enumerate(listed)
    ]  # fmt: skip
    if not needs or account.plan is None or not account.plan.objectives:
        return None
    objectives = account.plan.objectives
    columns = (
        Column("need", sentence("What they want"), wide=True),
        Column("kind", sentence("Kind")),
        Column("served", sentence("Served by our objectives"), wide=True),
    )
    rows = []
    for part, number, need in needs:
        serving = [key for key, each in objectives.items() if need.id and need.id in each.serves]
        texts = tuple(objectives[key].text for key in serving)
        link = names.ref("objective", serving[0]).link if serving else None
        cells = (
            Cell(need.text, source=sources.of("profile", part, number)),
            Cell(Term(part)),
            Cell(sentence("{objectives}", objectives=texts), link) if texts else Cell(None),
        )
        rows.append(Row(f"{part}-{number + 1}", cells))
    return Table("alignment", sentence("Whose goals meet where"), columns, tuple(rows), filters=False)  # fmt: skip


def say_measure(measure: Measure, now: Decimal | None) -> Sentence:
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
    if now is None:
        return said
    return sentence("{measure}, now {now}{unit}", measure=said, now=shown_points(now), unit=unit)


def _milestone(key: str, marker: Marker, names: Names, sources: Sources) -> Entry:
    item = marker.record
    badge = Badge(sentence("overdue"), "warn", "warn") if marker.is_overdue else badge_of(item.state)  # fmt: skip
    return Entry(
        anchor=f"milestone-{key}-{marker.number + 1}",
        title=item.text,
        badges=(badge,),
        right=item.due,
        details=describe_record(item, names, skip=("text", "state", "due")),
        source=sources.at(marker.place),
        is_closed=item.state != "open",
    )


def _steps(facts: Facts, names: Names, sources: Sources) -> tuple[Entry, ...]:
    """The action plan both sides agreed on, with what of it is late."""
    return tuple(
        Entry(
            anchor=f"steps-{number + 1}",
            title=each.record.text,
            badges=(
                badge_of("done")
                if each.record.done
                else Badge(sentence("overdue"), "warn", "warn")
                if each.is_overdue
                else badge_of("open"),
            ),
            right=each.record.due,
            details=describe_record(each.record, names, skip=("text", "due")),
            source=sources.at(each.place),
            is_closed=each.record.done is not None,
        )
        for number, each in enumerate(facts.commitments.steps)
    )


def _promises(side: Side, facts: Facts, names: Names, sources: Sources) -> tuple[Entry, ...]:
    """The promises of one side, open ones first."""
    found = sorted(facts.commitments.of(side), key=lambda each: not each.is_open)
    return tuple(
        Entry(
            anchor=f"commitments-{each.place.path[-1]}",
            title=each.record.text,
            badges=(
                Badge(sentence("overdue"), "risk", "risk")
                if each.is_overdue
                else badge_of(each.record.state),
            ),
            right=each.record.due,
            details=describe_record(each.record, names, skip=("text", "state", "due", "who")),
            source=sources.at(each.place),
            is_closed=not each.is_open,
        )
        for each in found
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
