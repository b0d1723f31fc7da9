"""A long-term aim without a short-term marker."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.progress import Progress
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence


def objective_without_marker(progress: Progress) -> Iterator[Finding]:
    """Every open objective has at least one marker that shows progress."""
    for objective in progress.objectives.values():
        if objective.markers or objective.record.state != "open":
            continue
        yield Finding(
            "objective-without-marker",
            objective.place,
            sentence(
                "nothing shows on the way whether “{objective}” comes nearer",
                objective=objective.record.text,
            ),
            sentence("add to it: {example}", example="milestones: [{text: …, due: …}]"),
        )
