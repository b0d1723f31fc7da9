"""The plan, the figures and the file itself: sections of a brief."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from kamdocs.derive.account.kpis import Kpi
from kamdocs.derive.account.progress import Marker, ObjectiveProgress, Track
from kamdocs.render.brief._case import Case, late
from kamdocs.render.brief._figures import UNKNOWN, money
from kamdocs.render.engine.brief import Cell, Head, Line, Row, Section, Tone
from kamdocs.values.sentence import Filling, Share, Term, sentence

_TONES: dict[Track, Tone] = {"done": "ok", "on_track": "ok", "slipping": "warn", "overdue": "risk"}


def objective_section(case: Case, *, most: int = 4) -> Section | None:
    """Our objectives: how far each is, and its next marker."""
    lines = tuple(
        _objective(case, each)
        for each in case.facts.progress.objectives.values()
        if each.track != "dropped"
    )
    return Section(sentence("Objectives"), lines, most=most) if lines else None


def _objective(case: Case, each: ObjectiveProgress) -> Line:
    notes: list[Filling] = []
    if each.progress is not None:
        notes.append(sentence("{share} of the way", share=Share(each.progress)))
    coming = next_marker(each)
    if coming is not None:
        due = coming.record.due
        notes.append(
            sentence("next, {day}: {what}", day=due, what=coming.record.text)
            if due
            else sentence("next: {what}", what=coming.record.text)
        )
    if each.record.serves:
        needs = tuple(case.name("need", key) for key in each.record.serves)
        notes.append(sentence("serves: {needs}", needs=needs))
    return Line(each.record.text, lead=each.due, notes=tuple(notes), state=Term(each.track),
                tone=_TONES.get(each.track), source=case.source(each.place))  # fmt: skip


def next_marker(each: ObjectiveProgress) -> Marker | None:
    """The open marker of an objective that falls due first."""
    waiting = [marker for marker in each.markers if marker.record.state == "open"]
    return min(
        waiting,
        key=lambda marker: (
            marker.record.due.last if marker.record.due else date.max,
            marker.number,
        ),
        default=None,
    )


def marker_section(case: Case, *, until: date, most: int = 6) -> Section | None:
    """What the plan wants done by a day: open markers, the longest overdue first."""
    found = [
        (marker.record.due, key, marker)
        for key, objective in case.facts.progress.objectives.items()
        if objective.track not in ("done", "dropped")
        for marker in objective.markers
        if marker.record.state == "open" and marker.record.due and marker.record.due.first <= until
    ]
    found.sort(key=lambda each: (each[0].last if each[0] else date.max, each[1], each[2].number))
    lines = tuple(
        Line(
            marker.record.text,
            lead=due,
            notes=(case.ours(marker.record.owner),) if marker.record.owner else (),
            state=late(marker.days_over or 0) if marker.is_overdue else None,
            tone="risk" if marker.is_overdue else None,
            source=case.source(marker.place),
        )
        for due, _, marker in found
    )
    return Section(sentence("Next markers"), lines, most=most) if lines else None


def kpi_section(case: Case, *, most: int = 7) -> Section | None:
    """The figures that are measured or have a target, as a table."""
    chosen = sorted(case.facts.kpis.chosen, key=lambda kpi: (kpi.target is None, not kpi.value))
    rows = tuple(_kpi(case, each) for each in chosen)
    if not rows:
        return None
    heads = (
        Head(sentence("Figure")),
        Head(sentence("Value"), is_number=True),
        Head(sentence("As of")),
        Head(sentence("Target"), is_number=True),
        Head(sentence("Reached"), is_number=True),
    )
    return Section(sentence("Performance"), heads=heads, rows=rows, most=most, is_wide=True)


def _kpi(case: Case, kpi: Kpi) -> Row:
    target = kpi.target
    tone: Tone | None = None
    if kpi.pace is not None:
        tone = "ok" if kpi.pace >= 1 else "warn"
    return Row(
        (
            Cell(_kpi_name(case, kpi)),
            Cell(UNKNOWN if kpi.value is None else _amount(case, kpi, kpi.value)),
            Cell(kpi.when),
            Cell(None if target is None else _amount(case, kpi, target.value)),
            Cell(None if kpi.attainment is None else Share(kpi.attainment), tone=tone),
        ),
        case.source(kpi.places[0]) if kpi.places else None,
    )


def _kpi_name(case: Case, kpi: Kpi) -> Filling:
    return case.settings.kpis.get(kpi.name) or Term(kpi.name)


def _amount(case: Case, kpi: Kpi, value: Decimal) -> Filling:
    if kpi.unit == "money":
        return money(case, value)
    return sentence("{number} %", number=value) if kpi.unit == "percent" else value


def gap_section(case: Case, *, most: int = 4, of: Collection[str] = ()) -> Section | None:
    """What the file does not say, and the line that mends it; the most telling first."""
    lines = tuple(
        Line(gap.said, notes=(gap.mend,) if gap.mend else ())
        for gap in case.facts.file_quality.gaps
        if not of or gap.section in of
    )
    return Section(sentence("What to write next"), lines, most=most) if lines else None
