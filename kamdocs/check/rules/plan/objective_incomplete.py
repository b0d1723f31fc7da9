"""An objective that nobody could hold anybody to."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.progress import Progress
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Term, sentence

_LINES = {
    "class": "class: expansion",
    "measure": "measure: {kpi: revenue, from: …, to: …}",
    "owner": "owner: …",
    "due": "due: …",
}


def objective_incomplete(progress: Progress) -> Iterator[Finding]:
    """An objective has a class, a measure, an owner and a date (or the plan a horizon)."""
    for objective in progress.objectives.values():
        if objective.record.state != "open" or not objective.lacks:
            continue
        yield Finding(
            "objective-incomplete",
            objective.place,
            sentence(
                "the objective “{objective}” lacks {missing}",
                objective=objective.record.text,
                missing=tuple(Term(name) for name in objective.lacks),
            ),
            sentence("add to it: {example}", example=", ".join(_LINES[n] for n in objective.lacks)),
        )
