"""The file of a key account that says too little."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.file_quality import FileQuality
from kamdocs.derive.exact import shown_points
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence, sentence_n

NAMED = 3
"""So many gaps are named; the page of the account lists them all."""


def file_incomplete(
    file_quality: FileQuality, tier: Tier, lifecycle: Lifecycle, settings: Settings
) -> Iterator[Finding]:
    """The file of a key account is at least half complete and fresh: one finding an account."""
    least = settings.thresholds.file_quality
    if tier != "key" or lifecycle == "former" or file_quality.value >= least:
        return
    first = file_quality.gaps[:NAMED]
    yield Finding(
        "file-incomplete",
        value_of("tier"),
        sentence_n(
            "the file of this key account has {points} of 100 points; one thing is missing or stale:"
            " {gaps}",
            "the file of this key account has {points} of 100 points; {count} things are missing or"
            " stale, first of all: {gaps}",
            len(file_quality.gaps),
            points=shown_points(file_quality.value),
            gaps=tuple(gap.said for gap in first),
        ),
        sentence("begin with: {example}", example=first[0].mend),
    )
