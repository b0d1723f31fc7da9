"""Complaints, wishes, misunderstandings and feedback of the log in; their age against the limit out.

An issue is open until the day it was solved is written. Its limit is the day its entry names, else
the day it was raised plus the span the settings give its severity. Without a day its age is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.exact import add, multiply
from kamdocs.derive.part import BEST, Part, at_most_best
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.log_entry import ISSUE_KINDS, LogEntry
from kamdocs.model.settings.health import HealthSettings
from kamdocs.model.settings.thresholds import Thresholds
from kamdocs.values.period import Span
from kamdocs.values.sentence import Sentence, sentence, sentence_n

LATE_COSTS = Decimal(2)
"""An open issue past its limit costs health so many times its points."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue or piece of feedback of the log.

    `age` is in days, up to today while open, up to the day it was solved after that. `limit` is the
    day by which it should be solved; `days_over` is positive after it, also for what was solved late.
    """

    number: int
    entry: LogEntry
    is_open: bool
    age: int | None
    limit: date | None
    days_over: int | None
    place: Place

    @property
    def is_over(self) -> bool:
        """Whether it is open past its limit."""
        return self.is_open and self.days_over is not None and self.days_over > 0

    @property
    def is_severe(self) -> bool:
        """Whether it is said to be severe."""
        return self.entry.severity == "severe"


@dataclass(frozen=True, slots=True)
class Issues:
    """`issues` are complaints, wishes and misunderstandings, `feedback` what they told us besides.

    The oldest stand first, those without a day last. `part` is the part of health: 100 less what
    each open issue costs by its severity, twice that past its limit; a wish costs nothing before.
    Unknown while the log is empty: nobody wrote down that all is well.
    """

    issues: tuple[Issue, ...]
    feedback: tuple[Issue, ...]
    part: Part

    @property
    def open(self) -> tuple[Issue, ...]:
        """Issues that are not solved."""
        return tuple(issue for issue in self.issues if issue.is_open)

    @property
    def unrouted(self) -> tuple[Issue, ...]:
        """Feedback past its limit that neither went to a team nor was answered."""
        return tuple(
            item for item in self.feedback if item.is_over and item.entry.routed_to is None
        )


def derive_issues(
    log: Sequence[LogEntry], thresholds: Thresholds, health: HealthSettings, today: date
) -> Issues:
    """Find all issues of a log; `number` is the entry's place in it. Entries of the future wait."""
    found = [
        _issue(number, entry, thresholds, today)
        for number, entry in enumerate(log)
        if entry.kind in ISSUE_KINDS or entry.kind == "feedback"
        if entry.on is None or entry.on <= today
    ]
    found.sort(key=lambda issue: (issue.entry.on is None, issue.entry.on or today, issue.number))
    issues = tuple(issue for issue in found if issue.entry.kind in ISSUE_KINDS)
    feedback = tuple(issue for issue in found if issue.entry.kind == "feedback")
    return Issues(issues, feedback, _part(issues, health, has_log=bool(log)))


def _issue(number: int, entry: LogEntry, thresholds: Thresholds, today: date) -> Issue:
    is_open = entry.solved is None or entry.solved > today
    end = today if is_open or entry.solved is None else entry.solved
    limit = None
    if entry.due is not None:
        limit = entry.due.last
    elif entry.on is not None:
        limit = _span(entry, thresholds).after(entry.on)
    return Issue(
        number=number,
        entry=entry,
        is_open=is_open,
        age=None if entry.on is None else max((end - entry.on).days, 0),
        limit=limit,
        days_over=None if limit is None else (end - limit).days,
        place=value_of("log", number),
    )


def _span(entry: LogEntry, thresholds: Thresholds) -> Span:
    if entry.kind == "feedback":
        return thresholds.feedback
    if entry.severity == "severe":
        return thresholds.issue_severe
    if entry.severity == "slight":
        return thresholds.issue_slight
    if entry.severity is None and entry.kind == "wish":
        return thresholds.wish
    return thresholds.issue_serious


def _cost(issue: Issue, health: HealthSettings) -> Decimal:
    if issue.entry.kind == "wish" and not issue.is_over:
        return Decimal(0)
    points = {"slight": health.issue_slight, "severe": health.issue_severe}.get(
        issue.entry.severity or "", health.issue_serious
    )
    return multiply(points, LATE_COSTS) if issue.is_over else points


def _part(issues: Sequence[Issue], health: HealthSettings, *, has_log: bool) -> Part:
    if not has_log:
        return Part(None, sentence("the log is empty, so nobody knows of issues"))
    opened = [issue for issue in issues if issue.is_open]
    costs = add(_cost(issue, health) for issue in opened)
    points = at_most_best(add((BEST, costs.copy_negate())))
    return Part(points, _reason(opened), tuple(issue.place for issue in opened))


def _reason(opened: Sequence[Issue]) -> Sentence:
    if not opened:
        return sentence("no issue is open")
    said = sentence_n("one issue is open", "{count} issues are open", len(opened))
    over = sum(issue.is_over for issue in opened)
    if not over:
        return sentence("{open}, none past its limit", open=said)
    return sentence_n(
        "{open}, one of them past its limit",
        "{open}, {count} of them past their limit",
        over,
        open=said,
    )
