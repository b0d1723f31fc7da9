"""Objectives with their measures and markers in; how far each is, whether on track, and why, out.

Progress is (now − from) / (to − from), between 0 and 1, of the measure; now is what the file says,
else the figure among the KPIs. Without a figure it is the share of the markers that are reached.
On track is judged by the markers that fell due so far; without such, by the measure against the time
that is over. Dropped markers and objectives do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kamdocs.derive.account.kpis import Kpis
from kamdocs.derive.exact import add, ratio
from kamdocs.derive.part import BEST, Part, at_most_best
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.objective import Measure, Milestone, Objective
from kamdocs.model.plan import Plan
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Horizon
from kamdocs.values.sentence import Sentence, sentence, sentence_n

Track = Literal["done", "on_track", "slipping", "overdue", "unknown", "dropped"]
Lack = Literal["measure", "owner", "due", "class"]

ON_TRACK_FROM = Decimal(100)
"""An objective is on track from so many of its points."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A short-term marker; `days_over` is positive while it is open past its date."""

    number: int
    record: Milestone
    days_over: int | None
    place: Place

    @property
    def is_overdue(self) -> bool:
        """Whether it is open past its date."""
        return self.days_over is not None and self.days_over > 0

    def fell_due(self, today: date) -> bool:
        """Whether it counts by now: reached, or open past its date."""
        return self.record.state == "done" or self.is_overdue


@dataclass(frozen=True, slots=True)
class ObjectiveProgress:
    """One objective.

    `due` is its own date or the end of the plan's horizon. `measured` and `reached` are the progress
    by measure and by markers (0 to 1), `progress` the one that counts, `elapsed` the share of its
    time that is over; each None when unknown. `now` is the measure's value today. `points` (0 to
    100) say how far it is on track, `track` the same in a word. `lacks` names what it should have.
    """

    id: str
    record: Objective
    due: PartialDate | None
    now: Decimal | None
    measured: Decimal | None
    reached: Decimal | None
    progress: Decimal | None
    elapsed: Decimal | None
    points: Decimal | None
    track: Track
    reason: Sentence
    markers: tuple[Marker, ...]
    lacks: tuple[Lack, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Progress:
    """All objectives of the plan by id; `part` is the part of health, the mean of their points."""

    objectives: Mapping[str, ObjectiveProgress]
    part: Part

    @property
    def overdue_markers(self) -> tuple[tuple[str, Marker], ...]:
        """Markers that are open past their date, with the id of their objective."""
        return tuple(
            (key, marker)
            for key, objective in self.objectives.items()
            if objective.track not in ("done", "dropped")
            for marker in objective.markers
            if marker.is_overdue
        )


def derive_progress(plan: Plan | None, kpis: Kpis, today: date) -> Progress:
    """Judge every objective of a plan."""
    horizon = plan.horizon if plan else None
    objectives = {
        key: _objective(key, record, horizon, kpis, today)
        for key, record in (plan.objectives.items() if plan else ())
    }
    return Progress(objectives, _part(objectives.values()))


def _objective(
    key: str, record: Objective, horizon: Horizon | None, kpis: Kpis, today: date
) -> ObjectiveProgress:
    due = record.due or (horizon.end if horizon else None)
    markers = tuple(
        _marker(key, number, each, today) for number, each in enumerate(record.milestones)
    )
    now = _now(record.measure, kpis)
    measured = _measured(record.measure, now)
    counted = [marker for marker in markers if marker.record.state != "dropped"]
    done = sum(marker.record.state == "done" for marker in counted)
    reached = ratio(done, len(counted)) if counted else None
    elapsed = _elapsed(horizon, due, today)
    points = _points(counted, measured, elapsed, today)
    if record.state == "done":
        points = BEST
    is_over = due is not None and due.is_over(today)
    track = _track(record, points, is_over=is_over)
    return ObjectiveProgress(
        id=key,
        record=record,
        due=due,
        now=now,
        measured=measured,
        reached=reached,
        progress=Decimal(1)
        if record.state == "done"
        else measured
        if measured is not None
        else reached,
        elapsed=elapsed,
        points=Decimal(0) if track == "overdue" else None if track == "dropped" else points,
        track=track,
        reason=_reason(track, counted, measured, today),
        markers=markers,
        lacks=_lacks(record, due),
        place=value_of("plan", "objectives", key),
    )


def _marker(key: str, number: int, record: Milestone, today: date) -> Marker:
    is_open = record.state == "open" and record.due is not None
    over = (today - record.due.last).days if is_open and record.due else None
    return Marker(number, record, over, value_of("plan", "objectives", key, "milestones", number))


def _now(measure: Measure | None, kpis: Kpis) -> Decimal | None:
    if measure is None:
        return None
    if measure.now is not None or measure.kpi is None:
        return measure.now
    kpi = kpis.figures.get(measure.kpi)
    return kpi.level if kpi else None


def _measured(measure: Measure | None, now: Decimal | None) -> Decimal | None:
    """How much of the way is done; where a level is to be held, whether it is held."""
    if measure is None or measure.target is None or now is None:
        return None
    start = measure.start
    if start is None:
        return Decimal(1) if now >= measure.target else None
    if start == measure.target:
        return Decimal(1) if now >= start else Decimal(0)
    share = ratio(now - start, measure.target - start)
    return min(max(share, Decimal(0)), Decimal(1))


def _elapsed(horizon: Horizon | None, due: PartialDate | None, today: date) -> Decimal | None:
    """The share of the time from the plan's beginning to the objective's date that is over."""
    if horizon is None or due is None or due.last <= horizon.start.first:
        return None
    start = horizon.start.first
    share = ratio((today - start).days, (due.last - start).days)
    return min(max(share, Decimal(0)), Decimal(1))


def _points(
    markers: Iterable[Marker], measured: Decimal | None, elapsed: Decimal | None, today: date
) -> Decimal | None:
    due = [marker for marker in markers if marker.fell_due(today)]
    if due:
        return ratio(BEST * sum(not marker.is_overdue for marker in due), len(due))
    if measured is None or elapsed is None:
        return None
    return BEST if measured >= elapsed else at_most_best(ratio(BEST * measured, elapsed))


def _track(record: Objective, points: Decimal | None, *, is_over: bool) -> Track:
    if record.state != "open":
        return "done" if record.state == "done" else "dropped"
    if is_over:
        return "overdue"
    if points is None:
        return "unknown"
    return "on_track" if points >= ON_TRACK_FROM else "slipping"


def _reason(track: Track, markers: list[Marker], measured: Decimal | None, today: date) -> Sentence:
    late = sum(marker.is_overdue for marker in markers)
    due = sum(marker.fell_due(today) for marker in markers)
    if track == "done":
        return sentence("reached")
    if track == "dropped":
        return sentence("dropped")
    if track == "overdue":
        return sentence("its date is over and it is not reached")
    if late:
        return sentence_n(
            "one marker is past its date, of {due} that fell due",
            "{count} markers are past their date, of {due} that fell due",
            late,
            due=due,
        )
    if due:
        return sentence_n(
            "the one marker that fell due is reached",
            "all {count} markers that fell due are reached",
            due,
        )
    if track == "on_track":
        return sentence("no marker fell due yet; the measure is as far as the time")
    if track == "slipping":
        return sentence("no marker fell due yet; the measure is behind the time")
    if measured is not None:
        return sentence("no marker fell due yet, and without a date nobody can say more")
    return sentence("no marker fell due yet, and nothing is measured")


def _lacks(record: Objective, due: PartialDate | None) -> tuple[Lack, ...]:
    measure = record.measure
    has_measure = measure is not None and (
        measure.text is not None or measure.kpi is not None or measure.target is not None
    )
    has: dict[Lack, bool] = {
        "class": record.kind is not None,
        "measure": has_measure,
        "owner": record.owner is not None,
        "due": due is not None,
    }
    return tuple(name for name, is_there in has.items() if not is_there)


def _part(objectives: Iterable[ObjectiveProgress]) -> Part:
    listed = [each for each in objectives if each.track != "dropped"]
    judged = [each for each in listed if each.points is not None]
    if not listed:
        return Part(None, sentence("no objective is written"))
    if not judged:
        return Part(
            None, sentence("nothing of the objectives fell due yet, and nothing is measured")
        )
    value = ratio(add(each.points or Decimal(0) for each in judged), len(judged))
    on_track = sum(each.track in ("done", "on_track") for each in judged)
    said = sentence_n(
        "{on_track} of one objective is on track",
        "{on_track} of {count} objectives are on track",
        len(judged),
        on_track=on_track,
    )
    return Part(value, said, tuple(each.place for each in judged))
