"""The score, and the ratings that moved it."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.score import Score, ScorePart
from kamdocs.derive.exact import shown_points
from kamdocs.diagnostics.place import value_of
from kamdocs.history.change import Change, Comparison, Side
from kamdocs.values.sentence import Filling, Sentence, sentence


def compare(before: Side, after: Side) -> Iterator[Change]:
    """The score as shown, with each rating that is another now."""
    was, now = before.facts.score, after.facts.score
    points = [shown_points(each.value) if each.value is not None else None for each in (was, now)]
    if points[0] == points[1]:
        return
    key, place = after.facts.account.id, value_of("ratings")
    because = tuple(_moved(was, now))
    if points[0] is None:
        text = sentence("has a score now: {now}", now=points[1] or 0)
        yield Change(key, "score", text, place=place)
    elif points[1] is None:
        text = sentence("has no score any more; it was {was}", was=points[0])
        yield Change(key, "score", text, direction="worse", place=place)
    else:
        words: dict[str, Filling] = {"was": points[0], "now": points[1]}
        rose = points[1] > points[0]
        text = _with_reason(rose, because, words)
        yield Change(key, "score", text, direction="better" if rose else "worse", place=place)


def _with_reason(rose: bool, because: tuple[Sentence, ...], words: dict[str, Filling]) -> Sentence:
    if because:
        words["because"] = because
        if rose:
            return sentence("score rose from {was} to {now}: {because}", **words)
        return sentence("score fell from {was} to {now}: {because}", **words)
    if rose:
        return sentence("score rose from {was} to {now}", **words)
    return sentence("score fell from {was} to {now}", **words)


def _moved(was: Score, now: Score) -> Iterator[Sentence]:
    earlier = {part.criterion: part.rating for part in was.parts}
    for part in now.parts:
        old = earlier.get(part.criterion)
        if old == part.rating:
            continue
        name = _name(part)
        if old is None:
            yield sentence("{criterion} rated {rating}", criterion=name, rating=part.rating or 0)
        elif part.rating is None:
            yield sentence("{criterion} no longer rated", criterion=name)
        else:
            yield sentence("{criterion} {was} → {now}", criterion=name, was=old, now=part.rating)


def _name(part: ScorePart) -> Filling:
    return part.name or part.criterion


COMPARISON = Comparison(compare, frozenset(["score"]))
