"""The tier, and reviews of it that left it as it was."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.portfolio.tiers import TIERS
from kamdocs.diagnostics.place import value_of
from kamdocs.history.change import LOUD, QUIET, Change, Comparison, Direction, Side
from kamdocs.model.scales import Tier
from kamdocs.values.sentence import Sentence, Term, sentence


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Promotion, demotion, and reviews that were recorded."""
    was, now = before.facts.account, after.facts.account
    last = after.facts.tier_review.last
    is_reviewed = last is not None and last not in was.reviews
    why = last.why if last is not None and is_reviewed else None
    if was.tier != now.tier:
        yield Change(now.id, "tier", _moved(was.tier, now.tier, why), LOUD, _way(was.tier, now.tier), value_of("tier"))  # fmt: skip
    elif is_reviewed and last is not None and now.tier is not None:
        text = (
            sentence("stays {tier} after a review: {why}", tier=Term(now.tier), why=why)
            if why
            else sentence("stays {tier} after a review", tier=Term(now.tier))
        )
        yield Change(now.id, "tier", text, QUIET, place=value_of("reviews"))


def _moved(was: Tier | None, now: Tier | None, why: str | None) -> Sentence:
    if was is None and now is not None:
        return sentence("is {tier} now", tier=Term(now))
    if was is not None and now is None:
        return sentence("has no tier any more; it was {tier}", tier=Term(was))
    words = {"was": Term(was or ""), "now": Term(now or "")}
    if why is not None:
        return sentence("went from {was} to {now}: {why}", why=why, **words)
    return sentence("went from {was} to {now}", **words)


def _way(was: Tier | None, now: Tier | None) -> Direction:
    if was is None or now is None:
        return "neither"
    return "better" if TIERS.index(now) < TIERS.index(was) else "worse"


COMPARISON = Comparison(compare, frozenset(["tier", "tier_review"]))
