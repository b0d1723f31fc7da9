"""Judgements about people that nobody signed, or that are too old."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.judgements import PersonJudgement
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import Sentence, sentence, sentence_n


def judgement_stale(
    judgements: tuple[PersonJudgement, ...], settings: Settings
) -> Iterator[Finding]:
    """Each judgement has author and day, and is not older than 180 days unless set otherwise."""
    unsigned = [each for each in judgements if not each.is_signed]
    stale = [each for each in judgements if each.is_stale]
    if not unsigned and not stale:
        return
    parts: list[Sentence] = []
    if unsigned:
        parts.append(
            sentence_n(
                "one judgement about a person has no author or no day ({people})",
                "{count} judgements about people have no author or no day ({people})",
                len(unsigned),
                people=_names(unsigned),
            )
        )
    if stale:
        parts.append(
            sentence_n(
                "one is older than {days} days ({people})",
                "{count} are older than {days} days ({people})",
                len(stale),
                days=settings.ages.judgement,
                people=_names(stale),
            )
        )
    yield Finding(
        "judgement-stale",
        (unsigned or stale)[0].place,
        sentence("{parts}", parts=tuple(parts)),
        sentence(
            "judge again: {example}", example="stance: {value: supporter, by: ana, on: 2026-11-22}"
        ),
    )


def _names(judgements: list[PersonJudgement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for each in judgements))
