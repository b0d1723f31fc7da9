"""Feedback that went nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.issues import Issues
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence, sentence_n


def feedback_not_routed(issues: Issues) -> Iterator[Finding]:
    """Feedback reaches the team it concerns, or an answer, within two weeks: one finding for all."""
    unrouted = issues.unrouted
    if not unrouted:
        return
    yield Finding(
        "feedback-not-routed",
        unrouted[0].place,
        sentence_n(
            "this feedback was neither passed to a team nor answered",
            "this feedback and more, {count} in all, was neither passed to a team nor answered",
            len(unrouted),
        ),
        sentence(
            "pass it on and write routed_to: with the team; when answered, solved: with the day"
        ),
    )
