"""Accounts and what is suggested for them in; the review of their tiers out, as text or JSON.

Nothing is decided here; the minutes are a brief.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.review_evidence import evidence_of, freshness_of, last_review_of
from kamdocs.derive.account.score import BEST, ScorePart
from kamdocs.derive.account.suggestion import change_of, rule_in_words
from kamdocs.derive.exact import shown_points
from kamdocs.derive.portfolio.standing import Standing
from kamdocs.derive.portfolio.tiers import TIERS
from kamdocs.derive.portfolio.what_if import Shift, WhatIf
from kamdocs.language.speak import Speaker
from kamdocs.report.colour import Paint
from kamdocs.report.format import Look
from kamdocs.report.width import clean
from kamdocs.values.sentence import Sentence, Share, Term, sentence, sentence_n

_ORDER = {"promote": 0, "demote": 1, "assign": 2, "keep": 3}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One account with what is suggested among all."""

    facts: Facts
    standing: Standing

    @property
    def change(self) -> str:
        """What following the suggestion would mean."""
        return change_of(self.facts.account.tier, self.standing.suggested_tier)


def in_order(items: Sequence[Reviewed]) -> list[Reviewed]:
    """Those to be changed first, then those whose review is the longest overdue, ties by id."""
    return sorted(
        items,
        key=lambda each: (
            _ORDER[each.change],
            -(each.facts.tier_review.days_overdue or 0),
            each.facts.account.id,
        ),
    )


def write_review(
    items: Sequence[Reviewed], speaker: Speaker, look: Look, names: Mapping[str, str]
) -> str:
    """Write the review for people at a terminal; `names` are those of our people by id."""
    paint = Paint(look.colour)
    blocks = ("\n".join(_lines(item, speaker, paint, names)) for item in in_order(items))
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")


def write_json(items: Sequence[Reviewed], speaker: Speaker) -> str:
    """Write the review as a list of objects."""
    told = [_object(item, speaker) for item in in_order(items)]
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n"


def write_what_if(what_if: WhatIf, speaker: Speaker) -> str:
    """Write what would change for people at a terminal."""
    moves = [shift for shift in what_if.shifts if shift.is_move]
    lines = [speaker.text("Nothing is written: this only shows what would change.")]
    for account in what_if.lost:
        name = what_if.before.accounts[account].name
        lines.append(speaker.text("without {name}", name=f"{name} ({account})"))
    lines += [clean(speaker.speak(_moved(shift))) for shift in moves]
    if not moves:
        lines.append(speaker.text("no suggestion would change"))
    scores = len(what_if.shifts) - len(moves)
    if scores:
        said = sentence_n(
            "the score of one more account would change, not what is suggested",
            "the scores of {count} more accounts would change, not what is suggested",
            scores,
        )
        lines.append(speaker.speak(said))
    lines += [clean(speaker.speak(said)) for said in _figures(what_if)]
    return "".join(f"{line}\n" for line in lines)


def _lines(
    item: Reviewed, speaker: Speaker, paint: Paint, names: Mapping[str, str]
) -> Iterator[str]:
    yield paint("strong", clean(_headline(item, speaker)))
    yield from (f"   {clean(text)}" for text in _details(item, speaker, names))


def _headline(item: Reviewed, speaker: Speaker) -> str:
    account, suggested = item.facts.account, item.standing.suggested_tier
    name = f"{account.name} ({account.id})"
    now = speaker.term(account.tier) if account.tier else speaker.text("no tier")
    if suggested is None or suggested == account.tier:
        return f"{name}: {now}"
    return f"{name}: {now} → {speaker.term(suggested)}"


def _details(item: Reviewed, speaker: Speaker, names: Mapping[str, str]) -> Iterator[str]:
    """The rule that fired, the evidence, how fresh it is, and the reviews so far."""
    facts = item.facts
    yield f"{speaker.speak(rule_in_words(item.standing.rule))}: {speaker.speak(item.standing.reason)}"
    for because in facts.account.key_because:
        yield speaker.text("declared: {reason}", reason=because)
    for reason in facts.suggestion.review_because:
        yield speaker.text("review the tier: {reason}", reason=reason)
    for part in evidence_of(facts.score):
        yield " · ".join(_tell(part, speaker, names))
    if facts.score.value is not None:
        yield speaker.speak(freshness_of(facts.score))
    yield speaker.speak(last_review_of(facts.tier_review))


def _tell(part: ScorePart, speaker: Speaker, names: Mapping[str, str]) -> Iterator[str]:
    name = part.name.said_in(speaker.language) if part.name else part.criterion
    rated = speaker.text("rated {rating} of {best}", rating=part.rating or 0, best=BEST)
    yield f"{name}: {rated}"
    if part.why:
        yield part.why
    if part.evidence:
        yield part.evidence
    if part.by is not None and part.on is not None:
        yield speaker.text("by {name} on {day}", name=names.get(part.by, part.by), day=part.on)


def _moved(shift: Shift) -> Sentence:
    return sentence(
        "{name}: {before} → {after} suggested ({old} → {new} points): {reason}",
        name=f"{shift.name} ({shift.account})",
        before=Term(shift.suggested) if shift.suggested else sentence("no tier"),
        after=Term(shift.would_be) if shift.would_be else sentence("no tier"),
        old="–" if shift.score is None else shown_points(shift.score),
        new="–" if shift.would_score is None else shown_points(shift.would_score),
        reason=shift.reason,
    )


def _figures(what_if: WhatIf) -> Iterator[Sentence]:
    """The figures of the portfolio that would be others."""
    for tier in TIERS:
        counts = [
            portfolio.tiers.count_suggested(tier) for portfolio in (what_if.before, what_if.after)
        ]
        if counts[0] != counts[1]:
            yield sentence(
                "suggested {tier}: {before} → {after}",
                tier=Term(tier),
                before=counts[0],
                after=counts[1],
            )
    old, new = what_if.before.concentration, what_if.after.concentration
    if old.key_share != new.key_share:
        yield sentence(
            "share of the key accounts: {before} → {after}",
            before=_share(old.key_share),
            after=_share(new.key_share),
        )
    if old.largest_share != new.largest_share:
        yield sentence(
            "share of the largest account: {before} → {after}",
            before=_share(old.largest_share),
            after=_share(new.largest_share),
        )


def _share(fraction: Decimal | None) -> Share | Sentence:
    return sentence("unknown") if fraction is None else Share(fraction)


def _object(item: Reviewed, speaker: Speaker) -> dict[str, Any]:
    facts, standing = item.facts, item.standing
    account, review, score = facts.account, facts.tier_review, facts.score
    last = review.last
    return {
        "id": account.id,
        "name": account.name,
        "tier": account.tier,
        "suggested_tier": standing.suggested_tier,
        "change": item.change,
        "rule": standing.rule,
        "reason": speaker.speak(standing.reason),
        "borderline": standing.is_borderline,
        "score": None if score.value is None else float(shown_points(score.value)),
        "key_because": list(account.key_because),
        "review_because": [speaker.speak(each) for each in facts.suggestion.review_because],
        "evidence": [
            {
                "criterion": part.criterion,
                "rating": part.rating,
                "why": part.why,
                "evidence": part.evidence,
                "by": part.by,
                "on": part.on.isoformat() if part.on else None,
            }
            for part in evidence_of(facts.score)
        ],
        "stale": list(score.stale),
        "last_review": None
        if last is None
        else {
            "on": last.on.isoformat() if last.on else None,
            "by": last.by,
            "decision": last.decision,
            "why": last.why,
        },
        "review_due": review.due.isoformat() if review.due else None,
        "days_overdue": review.days_overdue if review.is_overdue else None,
    }
