"""A promotion or demotion of which nobody will know later why it happened."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.handoff import Review
from kamdocs.model.scales import Tier
from kamdocs.values.sentence import Term, sentence


def tier_change_unrecorded(reviews: tuple[Review, ...], tier: Tier | None) -> Iterator[Finding]:
    """A change of tier carries date, both tiers, reason and decider; and the tier is the one decided last."""
    for number, review in enumerate(reviews):
        missing = _missing(review)
        if _is_change(review) and missing:
            yield Finding(
                "tier-change-unrecorded",
                value_of("reviews", number),
                sentence("this change of tier lacks {missing}", missing=missing),
                sentence(
                    "add what is missing: on (the day), from and to (the tiers), why (the reason),"
                    " by (who decided)"
                ),
            )
    decided = _decided_last(reviews)
    if decided is None or decided.new is None or tier is None or decided.new == tier:
        return
    yield Finding(
        "tier-change-unrecorded",
        value_of("tier"),
        sentence(
            "the tier is {tier}, but the last recorded decision made it {decided}",
            tier=Term(tier),
            decided=Term(decided.new),
        ),
        sentence("add the decision to reviews, with day, reason and who decided"),
    )


def _is_change(review: Review) -> bool:
    if review.of != "tier":
        return False
    return review.decision in {"promote", "demote", "change"} or (
        review.old is not None and review.new is not None and review.old != review.new
    )


def _missing(review: Review) -> tuple[Term, ...]:
    written = {
        "date": review.on,
        "from": review.old,
        "to": review.new,
        "reason": review.why,
        "decider": review.by,
    }
    return tuple(Term(word) for word, value in written.items() if value is None)


def _decided_last(reviews: tuple[Review, ...]) -> Review | None:
    """The newest dated review that names the tier it led to."""
    dated = [
        (review.on, number)
        for number, review in enumerate(reviews)
        if review.of == "tier" and review.new is not None and review.on is not None
    ]
    return reviews[max(dated)[1]] if dated else None
