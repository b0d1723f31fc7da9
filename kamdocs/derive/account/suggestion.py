"""The tier that an account's own score suggests, before anybody counts the key accounts.

A suggestion decides nothing. It is one sentence with the rule that fired. Two thresholds a step
keep it from flickering; too small a coverage, a knock-out and marks of low potential hold a
promotion back until somebody has looked, and none of them demotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kamdocs.derive.account.low_potential import LowPotential
from kamdocs.derive.account.score import Score
from kamdocs.derive.account.tier_review import TierReview
from kamdocs.derive.exact import shown_points
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.scales import Tier
from kamdocs.model.settings.tiers import Tiers
from kamdocs.values.sentence import Sentence, Share, Term, sentence

SuggestionRule = Literal[
    "no_score", "threshold", "keep", "declared", "coverage", "review_first", "limit"
]
Change = Literal["promote", "demote", "keep", "assign"]

_ORDER: tuple[Tier, ...] = ("low", "normal", "key")
_RULES: Mapping[str, Sentence] = {
    "no_score": sentence("nothing is rated"),
    "threshold": sentence("the score crosses a threshold"),
    "keep": sentence("the score crosses no threshold"),
    "declared": sentence("a declared reason keeps it key"),
    "coverage": sentence("too little is rated for a promotion"),
    "review_first": sentence("a review comes before a promotion"),
    "limit": sentence("the limit of key accounts"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The tier an account has, the one suggested, and why.

    `rule` says what decided: `threshold` (its score crosses one), `keep` (it crosses none),
    `declared` (a declared reason keeps it key), `coverage` (too little is rated for a promotion),
    `review_first` (a knock-out or a mark holds the promotion), `no_score`, and among all accounts
    `limit`. `suggested` is None only where no tier is set and nothing can be said. `score` is the
    account's, `threshold` the one nearest to it that would change the tier; it is borderline within
    the distance of the settings. `review_because` are reasons to review the tier now. `fall` is how
    many points it lost since a review noted its score, negative where it gained.
    """

    tier: Tier | None
    suggested: Tier | None
    rule: SuggestionRule
    reason: Sentence
    score: Decimal | None
    threshold: Decimal | None
    is_borderline: bool
    review_because: tuple[Sentence, ...]
    fall: Decimal | None
    key_because: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def change(self) -> Change:
        """What following it would mean."""
        return change_of(self.tier, self.suggested)


def rule_in_words(rule: str) -> Sentence:
    """What decided about a suggestion, in a few words."""
    return _RULES[rule]


def change_of(tier: Tier | None, suggested: Tier | None) -> Change:
    """Whether going from one tier to the other is a promotion or a demotion."""
    if suggested is None or tier == suggested:
        return "keep"
    if tier is None:
        return "assign"
    return "promote" if _ORDER.index(suggested) > _ORDER.index(tier) else "demote"


def derive_suggestion(
    tier: Tier | None,
    score: Score,
    key_because: Sequence[str],
    low_potential: LowPotential,
    review: TierReview,
    settings: Tiers,
) -> Suggestion:
    """Suggest a tier for one account by its score and the thresholds of the settings."""
    holds = tuple(knock_out.sentence for knock_out in score.knock_outs) + (
        (low_potential.reason,) if low_potential.reason else ()
    )
    return _suggest(tier, score, tuple(key_because), holds, review.noted_score, settings)


def suggest_again(
    before: Suggestion, old_score: Score, score: Score, settings: Tiers
) -> Suggestion:
    """Suggest a tier as if the score were another, while all else is as it was."""
    fired = {knock_out.sentence for knock_out in old_score.knock_outs}
    holds = tuple(knock_out.sentence for knock_out in score.knock_outs) + tuple(
        each for each in before.review_because if each not in fired
    )
    noted = None
    if before.fall is not None and old_score.value is not None:
        noted = before.fall + old_score.value
    return _suggest(before.tier, score, before.key_because, holds, noted, settings)


def _suggest(
    tier: Tier | None,
    score: Score,
    because: tuple[str, ...],
    holds: tuple[Sentence, ...],
    noted: Decimal | None,
    settings: Tiers,
) -> Suggestion:
    suggested, rule, reason = _decide(tier, score, because, holds, settings)
    threshold = _nearest_threshold(tier, score.value, settings)
    borderline = (
        threshold is not None
        and score.value is not None
        and abs(score.value - threshold) <= settings.borderline
        and rule != "no_score"
    )
    return Suggestion(
        tier=tier,
        suggested=suggested,
        rule=rule,
        reason=_finish(reason, score, is_borderline=borderline),
        score=score.value,
        threshold=threshold,
        is_borderline=borderline,
        review_because=holds,
        fall=noted - score.value if noted is not None and score.value is not None else None,
        key_because=because,
        places=(value_of("tier"), value_of("ratings"))
        + ((value_of("key_because"),) if because else ()),
    )


def level_of(score: Decimal, tier: Tier | None, settings: Tiers) -> Tier:
    """The tier that a score asks for, given the one it comes from."""
    if score >= settings.promote_to_key or (tier == "key" and score >= settings.keep_key):
        return "key"
    if score < settings.keep_normal or (tier == "low" and score < settings.promote_to_normal):
        return "low"
    return "normal"


def _decide(
    tier: Tier | None,
    score: Score,
    because: tuple[str, ...],
    holds: tuple[Sentence, ...],
    settings: Tiers,
) -> tuple[Tier | None, SuggestionRule, Sentence]:
    if score.value is None or score.coverage is None:
        return tier, "no_score", _stays(tier, score.reason)
    points = shown_points(score.value)
    level = level_of(score.value, tier, settings)
    change = change_of(tier, level)
    if change == "demote" and tier == "key" and because:
        said = sentence(
            "declared reason ({because}), though {points} points are under {threshold}",
            because=because,
            points=points,
            threshold=settings.keep_key,
        )
        return tier, "declared", _stays(tier, said)
    rises = change == "promote" or (change == "assign" and level == "key")
    if rises and score.coverage < settings.promote_coverage:
        said = sentence(
            "{points} points would suggest {level}, but only {coverage} of the weight is rated"
            " and {needed} are needed",
            points=points,
            level=Term(level),
            coverage=Share(score.coverage),
            needed=Share(settings.promote_coverage),
        )
        return tier, "coverage", _stays(tier, said)
    if rises and holds:
        said = sentence(
            "{points} points would suggest {level}, but a review comes first: {holds}",
            points=points,
            level=Term(level),
            holds=holds,
        )
        return tier, "review_first", _stays(tier, said)
    if change == "keep":
        return level, "keep", _keep(level, points, settings)
    return level, "threshold", _move(tier, level, points, settings)


def _stays(tier: Tier | None, why: Sentence) -> Sentence:
    if tier is None:
        return sentence("no suggestion: {why}", why=why)
    return sentence("stays {tier}: {why}", tier=Term(tier), why=why)


def _keep(level: Tier, points: Decimal, settings: Tiers) -> Sentence:
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


def _move(tier: Tier | None, level: Tier, points: Decimal, settings: Tiers) -> Sentence:
    if tier is None:
        return sentence("no tier yet; {points} points suggest {level}",
                        points=points, level=Term(level))  # fmt: skip
    if change_of(tier, level) == "promote":
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


def _finish(reason: Sentence, score: Score, *, is_borderline: bool) -> Sentence:
    if is_borderline:
        reason = sentence("{reason} (borderline)", reason=reason)
    if score.is_provisional and score.coverage is not None:
        reason = sentence(
            "{reason} (provisional: {coverage} of the weight is rated)",
            reason=reason,
            coverage=Share(score.coverage),
        )
    return reason


def _nearest_threshold(tier: Tier | None, score: Decimal | None, settings: Tiers) -> Decimal | None:
    """Of the thresholds that would change this tier, the one nearest to the score."""
    if score is None:
        return None
    thresholds = {
        "key": (settings.keep_key,),
        "low": (settings.promote_to_normal, settings.promote_to_key),
    }.get(tier or "", (settings.promote_to_key, settings.keep_normal))
    return min(thresholds, key=lambda threshold: abs(score - threshold))
