"""A long-term aim without a short-term marker that has a day."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.progress import Progress
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import sentence


def objective_without_marker(progress: Progress) -> Iterator[Finding]:
    """Every open objective has at least one dated marker that shows progress."""
    for objective in progress.objectives.values():
        dated = [marker for marker in objective.markers if marker.record.due is not None]
        if dated or objective.record.state != "open":
            continue
        yield Finding(
            "objective-without-marker",
            objective.place,
            sentence(
                "no milestone of “{objective}” has a date, so that none can be late",
                objective=objective.record.text,
            )
            if objective.markers
            else sentence(
                "nothing shows on the way whether “{objective}” comes nearer",
                objective=objective.record.text,
            ),
            sentence("add to it: {example}", example="milestones: [{text: …, due: …}]"),
        )
