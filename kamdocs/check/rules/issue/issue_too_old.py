"""A complaint that is open past its limit."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.issues import Issues
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Term, sentence, sentence_n


def issue_too_old(issues: Issues) -> Iterator[Finding]:
    """Complaints, wishes and misunderstandings are solved within the time of their severity."""
    for issue in issues.open:
        if not issue.is_over or issue.limit is None:
            continue
        yield Finding(
            "issue-too-old",
            issue.place,
            sentence_n(
                "this {kind} should have been solved by {limit}, yesterday",
                "this {kind} should have been solved by {limit}, {count} days ago",
                issue.days_over or 0,
                kind=Term(issue.entry.kind),
                limit=issue.limit,
            ),
            sentence("solve it, tell them, and write solved: with the day"),
        )
