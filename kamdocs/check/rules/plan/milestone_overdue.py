"""A short-term marker that is past its date."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.progress import Progress
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence, sentence_n


def milestone_overdue(progress: Progress) -> Iterator[Finding]:
    """A marker is reached, moved or dropped by its date."""
    for _, marker in progress.overdue_markers:
        due = marker.record.due
        if due is None:
            continue
        yield Finding(
            "milestone-overdue",
            marker.place,
            sentence_n(
                "“{marker}” was due {due}, one day ago",
                "“{marker}” was due {due}, {count} days ago",
                marker.days_over or 0,
                marker=marker.record.text,
                due=due,
            ),
            sentence("when it is reached, write state: done; else give it a new date, or drop it"),
        )
