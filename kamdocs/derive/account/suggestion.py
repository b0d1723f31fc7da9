"""The tier that an account's own score suggests, before anybody counts the key accounts.

A suggestion decides nothing. It is one sentence with the rule that fired. Two thresholds a step
keep it from flickering; too small a coverage, a knock-out and marks of low potential hold a
promotion back until somebody has looked, and none of them demotes. Nor does a provisional score: it
asks for a review. A former customer's tier is left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kamdocs.derive.account.low_potential import LowPotential
from kamdocs.derive.account.score import Score
from kamdocs.derive.account.suggestion_reason import (
    say_finish,
    say_keep,
    say_move,
    say_stays,
    say_too_little,
)
from kamdocs.derive.account.tier_review import TierReview
from kamdocs.derive.exact import shown_points
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.model.settings.tiers import Tiers
from kamdocs.values.sentence import Sentence, Share, Term, sentence

SuggestionRule = Literal[
    "no_score", "threshold", "keep", "declared", "coverage", "review_first", "limit", "former"
]
Change = Literal["promote", "demote", "keep", "assign"]

_ORDER: tuple[Tier, ...] = ("low", "normal", "key")
_RULES: Mapping[str, Sentence] = {
    "no_score": sentence("nothing is rated"),
    "threshold": sentence("the score crosses a threshold"),
    "keep": sentence("the score crosses no threshold"),
    "declared": sentence("a declared reason keeps it key"),
    "coverage": sentence("too little is rated for a promotion"),
    "review_first": sentence("a review comes before a change"),
    "limit": sentence("the limit of key accounts"),
    "former": sentence("a customer of the past"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The tier an account has, the one suggested, and why.

    `rule` says what decided: `threshold` (its score crosses one), `keep` (it crosses none),
    `declared` (a declared reason keeps it key), `coverage` (too little is rated for a promotion),
    `review_first` (a knock-out or a mark holds the promotion, a provisional score the demotion),
    `former` (nobody judges it any more), `no_score`, and among all accounts `limit`. `suggested` is None only where no tier is set and nothing can be said. `score` is the
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
    lifecycle: Lifecycle = "customer",
) -> Suggestion:
    """Suggest a tier for one account by its score and the thresholds of the settings."""
    if lifecycle == "former":
        return _leave(tier, score, tuple(key_because))
    holds = tuple(knock_out.sentence for knock_out in score.knock_outs) + (
        (low_potential.reason,) if low_potential.reason else ()
    )
    return _suggest(tier, score, tuple(key_because), holds, review.noted_score, settings)


def suggest_again(
    before: Suggestion, old_score: Score, score: Score, settings: Tiers
) -> Suggestion:
    """Suggest a tier as if the score were another, while all else is as it was."""
    if before.rule == "former":
        return _leave(before.tier, score, before.key_because)
    fired = {*(knock_out.sentence for knock_out in old_score.knock_outs), say_too_little(old_score)}
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
    is_thin = rule == "review_first" and _would_fall(tier, score, settings)
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
        reason=reason if is_thin else say_finish(reason, score, is_borderline=borderline),
        score=score.value,
        threshold=threshold,
        is_borderline=borderline,
        review_because=(*holds, say_too_little(score)) if is_thin else holds,
        fall=noted - score.value if noted is not None and score.value is not None else None,
        key_because=because,
        places=(value_of("tier"), value_of("ratings"))
        + ((value_of("key_because"),) if because else ()),
    )


def _leave(tier: Tier | None, score: Score, because: tuple[str, ...]) -> Suggestion:
    """The suggestion for a former customer: the tier that it had."""
    said = say_stays(tier, sentence("nobody judges the tier of a former customer"))
    return Suggestion(
        tier=tier,
        suggested=tier,
        rule="former",
        reason=said,
        score=score.value,
        threshold=None,
        is_borderline=False,
        review_because=(),
        fall=None,
        key_because=because,
        places=(value_of("lifecycle"), value_of("tier")),
    )


def _would_fall(tier: Tier | None, score: Score, settings: Tiers) -> bool:
    level = None if score.value is None else level_of(score.value, tier, settings)
    return change_of(tier, level) == "demote"


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
        return tier, "no_score", say_stays(tier, score.reason)
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
        return tier, "declared", say_stays(tier, said)
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
        return tier, "coverage", say_stays(tier, said)
    if rises and holds:
        said = sentence(
            "{points} points would suggest {level}, but a review comes first: {holds}",
            points=points,
            level=Term(level),
            holds=holds,
        )
        return tier, "review_first", say_stays(tier, said)
    if change == "demote" and score.is_provisional:
        said = sentence(
            "{points} points would suggest {level}, but a review comes first: {holds}",
            points=points,
            level=Term(level),
            holds=(*holds, say_too_little(score)),
        )
        return tier, "review_first", say_stays(tier, said)
    if change == "keep":
        return level, "keep", say_keep(level, points, settings)
    return level, "threshold", say_move(tier, level, points, settings, rises=rises)


def _nearest_threshold(tier: Tier | None, score: Decimal | None, settings: Tiers) -> Decimal | None:
    """Of the thresholds that would change this tier, the one nearest to the score."""
    if score is None:
        return None
    thresholds = {
        "key": (settings.keep_key,),
        "low": (settings.promote_to_normal, settings.promote_to_key),
    }.get(tier or "", (settings.promote_to_key, settings.keep_normal))
    return min(thresholds, key=lambda threshold: abs(score - threshold))
