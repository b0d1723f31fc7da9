"""A key account whose score no longer supports its tier."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamdocs.derive.account.score import Score
from kamdocs.derive.account.suggestion import Suggestion
from kamdocs.derive.account.tier_review import TierReview
from kamdocs.derive.exact import shown_points
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import Sentence, Share, sentence


def key_account_falling(
    suggestion: Suggestion, score: Score, tier_review: TierReview, settings: Settings
) -> Iterator[Finding]:
    """A key account stays above the threshold, and loses less than 15 points between reviews."""
    if suggestion.tier != "key" or suggestion.score is None or suggestion.rule == "former":
        return
    points = shown_points(suggestion.score)
    if suggestion.score < settings.tiers.keep_key and not suggestion.key_because:
        said = sentence(
            "this key account scores {points}, under the {threshold} that keep it key",
            points=points,
            threshold=settings.tiers.keep_key,
        )
        yield _thin(said, score) if score.is_provisional else _finding(said)
    noted_on, noted = tier_review.noted_on, tier_review.noted_score
    if suggestion.fall is None or noted_on is None or noted is None:
        return
    if suggestion.fall >= settings.tiers.fall:
        yield _finding(
            sentence(
                "this key account fell by {fall} points since its review of {day}, from {noted} to"
                " {points}",
                fall=shown_points(suggestion.fall),
                day=noted_on,
                noted=noted,
                points=points,
            )
        )


def _thin(said: Sentence, score: Score) -> Finding:
    """Under the threshold by too few ratings to decide anything."""
    message = sentence(
        "{said}; but only {coverage} of the weight is rated",
        said=said,
        coverage=Share(score.coverage or Decimal(0)),
    )
    help_text = sentence("rate the other criteria before you decide, then review the tier")
    return Finding("key-account-falling", value_of("tier"), message, help_text)


def _finding(message: Sentence) -> Finding:
    help_text = sentence(
        "change course or demote it; if another reason keeps it key, say so in key_because"
    )
    return Finding("key-account-falling", value_of("tier"), message, help_text)
