"""The health of the relation, and the part that moved it most."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamdocs.derive.account.health import Health, WeightedPart
from kamdocs.derive.exact import shown_points
from kamdocs.history.change import LOUD, PLAIN, Change, Comparison, Side
from kamdocs.values.sentence import Sentence, Term, sentence

LEAST = 5
"""Points by which health must move before it is worth a line; less is the noise of its parts."""
STEEP = 15


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Health that rose or fell, was capped or set free, or is unknown now."""
    was, now = before.facts.health, after.facts.health
    key = after.facts.account.id
    if was.value is None and now.value is None:
        return
    if was.value is None and now.value is not None:
        text = sentence("health is known now: {now}", now=shown_points(now.value))
        yield Change(key, "health", text)
        return
    if now.value is None and was.value is not None:
        text = sentence("health is unknown now; it was {was}", was=shown_points(was.value))
        yield Change(key, "health", text, direction="worse")
        return
    moved = (now.value or Decimal(0)) - (was.value or Decimal(0))
    is_newly_capped = now.is_capped and not was.is_capped
    if abs(moved) < LEAST and not is_newly_capped:
        return
    weight = LOUD if abs(moved) >= STEEP or is_newly_capped else PLAIN
    yield Change(key, "health", _text(was, now, moved), weight, "better" if moved > 0 else "worse")


def _text(was: Health, now: Health, moved: Decimal) -> Sentence:
    words = {"was": shown_points(was.value or Decimal(0)), "now": shown_points(now.value or Decimal(0))}  # fmt: skip
    if now.is_capped and not was.is_capped:
        return sentence("health fell from {was} to {now}: {why}", why=now.caps[0].reason, **words)
    part = _moved_most(was, now, moved)
    if part is None:
        if moved > 0:
            return sentence("health rose from {was} to {now}", **words)
        return sentence("health fell from {was} to {now}", **words)
    reason = sentence("{part}: {reason}", part=Term(part.name), reason=part.part.reason)
    if moved > 0:
        return sentence("health rose from {was} to {now}; {reason}", reason=reason, **words)
    return sentence("health fell from {was} to {now}; {reason}", reason=reason, **words)


def _moved_most(was: Health, now: Health, moved: Decimal) -> WeightedPart | None:
    """The part that moved most in the direction of the whole, weighted."""
    earlier = {part.name: part.part.value for part in was.parts}

    def moves(part: WeightedPart) -> Decimal:
        old, new = earlier.get(part.name), part.part.value
        if old is None or new is None:
            return Decimal(0)
        return (new - old) * part.weight * (1 if moved > 0 else -1)

    most = max(now.parts, key=moves, default=None)
    return most if most is not None and moves(most) > 0 else None


COMPARISON = Comparison(compare, frozenset(["health"]))
