"""Ratings of an account that nobody signed, or that are too old."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.score import Score
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.scales import Lifecycle
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import Sentence, Term, sentence, sentence_n


def rating_stale(score: Score, lifecycle: Lifecycle, settings: Settings) -> Iterator[Finding]:
    """Each rating has author and day, and is not older than a year unless set otherwise."""
    if lifecycle == "former" or not (score.unsigned or score.stale):
        return
    parts: list[Sentence] = []
    if score.unsigned:
        parts.append(
            sentence_n(
                "one rating has no author or no day ({criteria})",
                "{count} ratings have no author or no day ({criteria})",
                len(score.unsigned),
                criteria=tuple(Term(key) for key in score.unsigned),
            )
        )
    if score.stale:
        parts.append(
            sentence_n(
                "one is older than {days} days ({criteria})",
                "{count} are older than {days} days ({criteria})",
                len(score.stale),
                days=settings.ages.rating,
                criteria=tuple(Term(key) for key in score.stale),
            )
        )
    yield Finding(
        "rating-stale",
        value_of("ratings", (score.unsigned or score.stale)[0]),
        sentence("{parts}", parts=tuple(parts)),
        sentence(
            "rate again; one stamp holds for all: {example}",
            example="ratings: {by: ana, on: 2026-11-22, product_fit: 4}",
        ),
    )
