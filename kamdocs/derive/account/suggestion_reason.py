"""A tier, a score and the settings in; why that tier is suggested out, as a sentence. Decides nothing."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.derive.account.score import Score
from kamdocs.model.scales import Tier
from kamdocs.model.settings.tiers import Tiers
from kamdocs.values.sentence import Sentence, Share, Term, sentence


def say_too_little(score: Score) -> Sentence:
    """Too small a part of the weight is rated to decide by."""
    return sentence(
        "only {coverage} of the weight is rated", coverage=Share(score.coverage or Decimal(0))
    )


def say_stays(tier: Tier | None, why: Sentence) -> Sentence:
    """It keeps its tier, for another reason than its score."""
    if tier is None:
        return sentence("no suggestion: {why}", why=why)
    return sentence("stays {tier}: {why}", tier=Term(tier), why=why)


def say_keep(level: Tier, points: Decimal, settings: Tiers) -> Sentence:
    """It keeps its tier by its score."""
    if level == "key":
        return sentence(
            "stays key: {points} points, a key account stays one from {threshold}",
            points=points,
            threshold=settings.keep_key,
        )
    if level == "low":
        return sentence(
            "stays low: {points} points, normal begins at {threshold}",
            points=points,
            threshold=settings.promote_to_normal,
        )
    return sentence(
        "stays normal: {points} points, key begins at {above} and low below {below}",
        points=points,
        above=settings.promote_to_key,
        below=settings.keep_normal,
    )


def say_move(
    tier: Tier | None, level: Tier, points: Decimal, settings: Tiers, *, rises: bool
) -> Sentence:
    """It goes up or down, or gets its first tier."""
    if tier is None:
        return sentence("no tier yet; {points} points suggest {level}",
                        points=points, level=Term(level))  # fmt: skip
    if rises:
        threshold = settings.promote_to_key if level == "key" else settings.promote_to_normal
        return sentence(
            "promote to {level}: {points} points, from {threshold} on",
            level=Term(level),
            points=points,
            threshold=threshold,
        )
    threshold = settings.keep_key if level == "normal" else settings.keep_normal
    return sentence(
        "demote to {level}: {points} points, under {threshold}",
        level=Term(level),
        points=points,
        threshold=threshold,
    )


def say_finish(reason: Sentence, score: Score, *, is_borderline: bool) -> Sentence:
    """The reason, with how sure it is."""
    if is_borderline:
        reason = sentence("{reason} (borderline)", reason=reason)
    if score.is_provisional and score.coverage is not None:
        reason = sentence(
            "{reason} (provisional: {coverage} of the weight is rated)",
            reason=reason,
            coverage=Share(score.coverage),
        )
    return reason
