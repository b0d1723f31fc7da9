"""A promise of ours that is past its date."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.commitments import Commitments
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence, sentence_n


def promise_overdue(commitments: Commitments) -> Iterator[Finding]:
    """What we promised is kept by its date."""
    for promise in commitments.overdue("us"):
        due = promise.record.due
        if due is None:
            continue
        yield Finding(
            "promise-overdue",
            promise.place,
            sentence_n(
                "we promised “{promise}” by {due}, one day ago",
                "we promised “{promise}” by {due}, {count} days ago",
                -(promise.days_left or 0),
                promise=promise.record.text,
                due=due,
            ),
            sentence("keep it and write state: kept; or agree a new date with them"),
        )
