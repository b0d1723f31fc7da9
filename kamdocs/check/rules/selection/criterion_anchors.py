"""A criterion whose ratings everybody understands differently, for want of words."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS

ENDS = ("0", "5")


def criterion_anchors(settings: Settings) -> Iterator[Finding]:
    """Each criterion says in words at least what 0 and what 5 mean."""
    for key, criterion in settings.criteria.items():
        missing = tuple(end for end in ENDS if end not in criterion.anchors)
        if not missing:
            continue
        yield Finding(
            "criterion-anchors",
            key_of("criteria", key, "anchors", file=SETTINGS),
            sentence(
                "{criterion} does not say what a rating of {missing} means",
                criterion=key,
                missing=missing,
            ),
            sentence(
                "write it in words, such as anchors: {example}",
                example="{0: shrinks, 3: grows with its market, 5: doubles in three years}",
            ),
        )
