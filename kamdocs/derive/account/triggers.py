"""Events at the customer in; which of them anybody reacted to, and until when somebody should, out.

A reaction is written in the entry itself (a next step, or the day it was settled), or is a
touchpoint or opportunity from that day on that concerns the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.log_entry import TOUCHPOINT_KINDS, LogEntry
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.settings.thresholds import Thresholds
from kamdocs.values.sentence import Sentence, Term, sentence


@dataclass(frozen=True, slots=True)
class Trigger:
    """One event.

    `reaction` says what answered it, None while nothing did. `react_by` is the last day for that,
    None when the event has no day; `days_over` is positive after it, while nothing answered.
    """

    number: int
    entry: LogEntry
    reaction: Sentence | None
    react_by: date | None
    days_over: int | None
    place: Place

    @property
    def is_over(self) -> bool:
        """Whether nobody reacted in time."""
        return self.days_over is not None and self.days_over > 0


def derive_triggers(
    log: Sequence[LogEntry],
    opportunities: Mapping[str, Opportunity],
    thresholds: Thresholds,
    today: date,
) -> tuple[Trigger, ...]:
    """Find all events up to today, the newest first; those without a day last."""
    found = [
        _trigger(number, entry, log, opportunities, thresholds, today)
        for number, entry in enumerate(log)
        if entry.kind == "trigger" and (entry.on is None or entry.on <= today)
    ]
    return tuple(
        sorted(found, key=lambda each: (each.entry.on or date.min, -each.number), reverse=True)
    )


def _trigger(
    number: int,
    entry: LogEntry,
    log: Sequence[LogEntry],
    opportunities: Mapping[str, Opportunity],
    thresholds: Thresholds,
    today: date,
) -> Trigger:
    reaction = _reaction(entry, log, opportunities)
    by = None if entry.on is None else thresholds.trigger.after(entry.on)
    over = (today - by).days if by is not None and reaction is None else None
    return Trigger(number, entry, reaction, by, over, value_of("log", number))


def _reaction(
    entry: LogEntry, log: Sequence[LogEntry], opportunities: Mapping[str, Opportunity]
) -> Sentence | None:
    if entry.solved is not None:
        return sentence("settled on {day}", day=entry.solved)
    if entry.next is not None:
        return sentence("next step: {step}", step=entry.next.what)
    if entry.on is None:
        return None
    named = {word for word in (entry.about, entry.title) if word is not None}
    for key, opportunity in opportunities.items():
        concerns = {key, opportunity.unit, opportunity.product, opportunity.source} & named
        since = opportunity.opened
        if key in named or (concerns and since is not None and since >= entry.on):
            return sentence("opportunity: {name}", name=opportunity.name)
    answers = [
        (other.on, other)
        for other in log
        if other.kind in TOUCHPOINT_KINDS and other.on is not None and other.on >= entry.on
        if other.about in named
    ]  # fmt: skip
    if answers:
        day, other = min(answers, key=lambda answer: answer[0])
        return sentence(
            "spoken about on {day}: {title}", day=day, title=other.title or Term(other.kind)
        )
    return None
