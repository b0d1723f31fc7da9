"""The suggestions of all accounts, fitted into the limit of key accounts.

Places go to key accounts with a declared reason (they keep theirs whatever the limit), then to the
other key accounts by descending score, those without a score last, then to newcomers by descending
score. So nobody loses a place to a newcomer, and the list does not flicker. Former customers take
none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kamdocs.derive.account.suggestion import Suggestion
from kamdocs.derive.exact import shown_points
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.model.settings.tiers import Tiers
from kamdocs.values.sentence import Sentence, sentence


def fit_to_limit(summaries: Sequence[Summary], settings: Tiers) -> Mapping[str, Suggestion]:
    """Give out the places for key accounts; who gets none is suggested normal, with the reason."""
    fitted = {each.id: each.suggestion for each in sorted(summaries, key=lambda each: each.id)}
    taken = 0
    owned: Counter[str] = Counter()
    for each in sorted((each for each in summaries if _wants_a_place(each)), key=_precedence):
        of_owner = owned[each.owner] if each.owner else 0
        limit = _limit_hit(taken, of_owner, settings)
        if limit is not None and not _is_declared(each):
            fitted[each.id] = _without_place(each.suggestion, limit)
            continue
        taken += 1
        if each.owner:
            owned[each.owner] += 1
    return fitted


def _wants_a_place(summary: Summary) -> bool:
    return summary.suggestion.suggested == "key" and summary.lifecycle != "former"


def _precedence(summary: Summary) -> tuple[bool, bool, bool, Decimal, str]:
    score = summary.score.value
    return (
        summary.tier != "key",
        not _is_declared(summary),
        score is None,
        -(score or Decimal(0)),
        summary.id,
    )


def _is_declared(summary: Summary) -> bool:
    return summary.tier == "key" and bool(summary.key_because)


def _limit_hit(taken: int, of_owner: int, settings: Tiers) -> Sentence | None:
    if taken >= settings.key_limit:
        return sentence("all {limit} places for key accounts are taken", limit=settings.key_limit)
    of_manager = settings.key_limit_per_manager
    if of_manager is not None and of_owner >= of_manager:
        return sentence("its manager has {limit} key accounts already", limit=of_manager)
    return None


def _without_place(suggestion: Suggestion, limit: Sentence) -> Suggestion:
    return replace(suggestion, suggested="normal", rule="limit", reason=_reason(suggestion, limit))


def _reason(suggestion: Suggestion, limit: Sentence) -> Sentence:
    if suggestion.score is None:
        return sentence("demote to normal: {limit}, and it has no score", limit=limit)
    points = shown_points(suggestion.score)
    if suggestion.tier == "key":
        return sentence(
            "demote to normal: {limit} by accounts above its {points} points",
            limit=limit,
            points=points,
        )
    return sentence(
        "normal for now: {points} points suggest key, but {limit}", points=points, limit=limit
    )
