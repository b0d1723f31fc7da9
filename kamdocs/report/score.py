"""Accounts with their facts and standing in; their scores for people and for programs out.

Figures are exact until here: people read tenths of a point, programs four decimals.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.score import BEST, Score, ScorePart
from kamdocs.derive.exact import shown_points
from kamdocs.derive.figure import Advice
from kamdocs.derive.portfolio.standing import Standing
from kamdocs.diagnostics.origins import Origins
from kamdocs.diagnostics.place import Place
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.language.speak import Speaker
from kamdocs.report.colour import Paint
from kamdocs.report.format import Look
from kamdocs.report.width import clean, width_of
from kamdocs.values.money import Money, round_decimal
from kamdocs.values.sentence import Share

JSON_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Scored:
    """An account to be told about: its facts, its standing among all, and where its parts stand."""

    facts: Facts
    standing: Standing
    origins: Origins


def write_text(
    scored: Sequence[Scored], speaker: Speaker, look: Look, *, is_explained: bool = False
) -> str:
    """Write two lines an account; explained, every part with its file and line, and what would help."""
    paint = Paint(look.colour)
    blocks = []
    for each in scored:
        lines = [_headline(each, speaker, paint), f"   {_say(speaker, each)}"]
        if is_explained:
            lines += [f"   {line}" for line in _explain(each, speaker, paint, look)]
        blocks.append("".join(f"{line}\n" for line in lines))
    return ("\n" if is_explained else "").join(blocks)


def write_json(scored: Sequence[Scored], speaker: Speaker) -> str:
    """Write a list of objects, one an account; what is unknown is null.

    `score`, `score_low`, `score_high` and points run from 0 to 100, `coverage` and shares from 0 to
    1. `file` is relative to the workspace. Amounts are texts, exact, in `currency`.
    """
    found = [_object(each, speaker) for each in scored]
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"


def _headline(scored: Scored, speaker: Speaker, paint: Paint) -> str:
    account, score = scored.facts.account, scored.facts.score
    name = paint("strong", clean(f"{account.name} ({account.id})"))
    if score.low is None or score.high is None or score.coverage is None:
        return f"{name}: {speaker.text('no score')}"
    between = speaker.text("{coverage} rated", coverage=Share(score.coverage))
    if score.low != score.high:
        between = speaker.text(
            "possible {low} to {high}, {rated}",
            low=shown_points(score.low),
            high=shown_points(score.high),
            rated=between,
        )
    if score.value is None:
        return f"{name}: {speaker.text('no score')} · {between}"
    points = speaker.text("{points} points", points=shown_points(score.value))
    return f"{name}: {paint('strong', points)} · {between}"


def _say(speaker: Speaker, scored: Scored) -> str:
    return clean(speaker.speak(scored.standing.reason))


def _explain(scored: Scored, speaker: Speaker, paint: Paint, look: Look) -> Iterator[str]:
    facts = scored.facts

    def where(place: Place) -> str:
        file, line = _locate(place, scored.origins)
        return paint("faint", clean(f"{look.folder}{file}:{line}"))

    longest = max((width_of(part.criterion) for part in facts.score.parts), default=0)
    for part in facts.score.parts:
        gap = " " * (longest - width_of(part.criterion))
        told = clean(" · ".join(_tell_part(part, speaker)))
        yield f"{part.criterion}{gap}  {told} · {where(part.place)}"
    for reason in facts.suggestion.review_because:
        yield paint("warning", clean(speaker.text("review the tier: {reason}", reason=reason)))
    if facts.score.advice:
        yield speaker.text("What would raise it:")
    for advice in facts.score.advice:
        yield f"  {clean(speaker.speak(advice.sentence))} · {where(advice.place)}"
    yield from _tell_revenue(scored, speaker, paint, look)


def _tell_part(part: ScorePart, speaker: Speaker) -> Iterator[str]:
    if part.rating is None:
        yield speaker.text("not rated")
    else:
        yield speaker.text("rated {rating} of {best}", rating=part.rating, best=BEST)
    if part.points is not None and part.points_at_best is not None:
        yield speaker.text(
            "{points} of {most} points",
            points=shown_points(part.points),
            most=shown_points(part.points_at_best),
        )
    elif part.share is None:
        yield speaker.text("without weight")
    else:
        yield speaker.text("{share} of the weight", share=Share(part.share))
    if part.anchor is not None:
        yield part.anchor.said_in(speaker.language)
    if part.why is not None:
        yield part.why
    if part.by is not None and part.on is not None:
        yield speaker.text("by {name} on {day}", name=part.by, day=part.on)
    elif part.rating is not None:
        yield speaker.text("without author or day")
    if part.is_stale:
        yield speaker.text("stale")


def _tell_revenue(scored: Scored, speaker: Speaker, paint: Paint, look: Look) -> Iterator[str]:
    revenue = scored.facts.revenue
    trailing = revenue.trailing
    reason = clean(speaker.speak(trailing.reason))
    if trailing.value is None:
        yield speaker.text("Revenue of twelve months: unknown ({reason})", reason=reason)
    else:
        amount = Money(trailing.value, revenue.currency)
        text = speaker.text(
            "Revenue of twelve months: {amount} ({reason})", amount=amount, reason=reason
        )
        yield text
    for written in _lines_of(trailing.places, scored.origins):
        yield f"  {paint('faint', clean(look.folder + written))}"


def _lines_of(places: Iterable[Place], origins: Origins) -> Iterator[str]:
    """Each file with its lines, neighbours joined: `accounts/revenue.csv:4-9,12`."""
    found: dict[str, set[int]] = {}
    for place in places:
        file, line = _locate(place, origins)
        found.setdefault(file, set()).add(line)
    for file, lines in found.items():
        runs: list[list[int]] = []
        for line in sorted(lines):
            if runs and line == runs[-1][-1] + 1:
                runs[-1][1:] = [line]
            else:
                runs.append([line])
        yield f"{file}:{','.join('-'.join(map(str, run)) for run in runs)}"


def _locate(place: Place, origins: Origins) -> tuple[str, int]:
    """The file of a place and the line there; what is not written yet belongs where its parent is."""
    file, inside = origins.resolve(place)
    source = origins.maps.get(file) or SourceMap(file)
    return file, source.extent(inside).line


def _object(scored: Scored, speaker: Speaker) -> dict[str, Any]:
    facts, standing = scored.facts, scored.standing
    account, score, suggestion = facts.account, facts.score, facts.suggestion
    return {
        "id": account.id,
        "name": account.name,
        "tier": account.tier,
        "suggested_tier": standing.suggested_tier,
        "rule": standing.rule,
        "reason": speaker.speak(standing.reason),
        "borderline": standing.is_borderline,
        "review_because": [speaker.speak(each) for each in suggestion.review_because],
        "key_because": list(account.key_because),
        **_score_object(score),
        "fall_since_review": _number(suggestion.fall),
        "parts": [_part_object(part, scored.origins) for part in score.parts],
        "advice": [_advice_object(each, scored.origins, speaker) for each in score.advice],
        "revenue": _revenue_object(scored, speaker),
        "revenue_share": _number(standing.share),
        "rank": standing.rank,
    }


def _score_object(score: Score) -> dict[str, Any]:
    return {
        "score": _number(score.value),
        "score_low": _number(score.low),
        "score_high": _number(score.high),
        "coverage": _number(score.coverage),
        "provisional": score.is_provisional,
        "stale": list(score.stale),
        "unsigned": list(score.unsigned),
    }


def _part_object(part: ScorePart, origins: Origins) -> dict[str, Any]:
    file, line = _locate(part.place, origins)
    return {
        "criterion": part.criterion,
        "weight": _number(part.weight),
        "share": _number(part.share),
        "rating": part.rating,
        "points": _number(part.points),
        "points_at_best": _number(part.points_at_best),
        "by": part.by,
        "on": part.on.isoformat() if part.on else None,
        "why": part.why,
        "evidence": part.evidence,
        "stale": part.is_stale,
        "knocked_out": part.is_knocked_out,
        "file": file,
        "line": line,
    }


def _advice_object(advice: Advice, origins: Origins, speaker: Speaker) -> dict[str, Any]:
    file, line = _locate(advice.place, origins)
    return {
        "text": speaker.speak(advice.sentence),
        "gain": _number(advice.gain),
        "path": ".".join(map(str, advice.place.path)),
        "file": file,
        "line": line,
    }


def _revenue_object(scored: Scored, speaker: Speaker) -> dict[str, Any]:
    revenue = scored.facts.revenue
    trailing = revenue.trailing
    return {
        "currency": revenue.currency,
        "twelve_months": None if trailing.value is None else f"{trailing.value:f}",
        "from": revenue.trailing_from.isoformat(),
        "to": trailing.as_of.isoformat(),
        "estimated": trailing.is_estimated,
        "unconverted": [str(money) for money in revenue.trailing_unconverted],
        "reason": speaker.speak(trailing.reason),
        "sources": list(_lines_of(trailing.places, scored.origins)),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(round_decimal(value, JSON_DIGITS))
