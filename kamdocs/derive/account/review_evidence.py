"""A score and the reviews so far in; what a review of the tier has to look at out, as sentences."""

from __future__ import annotations

from kamdocs.derive.account.score import Score, ScorePart
from kamdocs.derive.account.tier_review import TierReview
from kamdocs.values.sentence import Sentence, Term, sentence, sentence_n

MOST_EVIDENCE = 4


def evidence_of(score: Score) -> tuple[ScorePart, ...]:
    """The ratings that say most: those that somebody gave reasons for, the heaviest first."""
    rated = [part for part in score.parts if part.rating is not None]
    told = [part for part in rated if part.why or part.evidence]
    heavy = sorted(told or rated, key=lambda part: (-(part.share or 0), part.criterion))
    return tuple(heavy[:MOST_EVIDENCE])


def freshness_of(score: Score) -> Sentence:
    """How old the ratings are that the score rests on."""
    days = sorted(part.on for part in score.parts if part.rating is not None and part.on)
    stale = score.stale
    if score.value is None:
        return sentence("nothing is rated")
    if not days:
        return sentence("nobody wrote down when it was rated")
    if stale:
        return sentence_n(
            "rated from {first} to {last}; one rating is too old: {stale}",
            "rated from {first} to {last}; {count} ratings are too old: {stale}",
            len(stale),
            first=days[0],
            last=days[-1],
            stale=stale,
        )
    if days[0] == days[-1]:
        return sentence("rated on {day}", day=days[0])
    return sentence("rated from {first} to {last}", first=days[0], last=days[-1])


def last_review_of(review: TierReview) -> Sentence:
    """When the tier was reviewed, what was decided, and when it is due again."""
    if review.last is None or review.last.on is None or review.due is None:
        return sentence("never reviewed")
    decision = Term(review.last.decision) if review.last.decision else sentence("not said")
    if review.is_overdue:
        return sentence_n(
            "last reviewed {day} ({decision}), due again {due}: one day ago",
            "last reviewed {day} ({decision}), due again {due}: {count} days ago",
            review.days_overdue or 0,
            day=review.last.on,
            decision=decision,
            due=review.due,
        )
    return sentence(
        "last reviewed {day} ({decision}), due again {due}",
        day=review.last.on,
        decision=decision,
        due=review.due,
    )
