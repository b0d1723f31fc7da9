"""The minutes of a tier review: the tiers, the decisions of the day, what is open, what stays.

Minutes keep everything, however many pages that takes. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kamdocs.derive.account.review_evidence import evidence_of, freshness_of, last_review_of
from kamdocs.derive.account.score import BEST, ScorePart
from kamdocs.derive.account.suggestion import change_of, rule_in_words
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.tiers import TIERS
from kamdocs.model.team import Team
from kamdocs.render.brief._case import dotted
from kamdocs.render.brief_kind import BriefInput, BriefKind, Subject
from kamdocs.render.engine.brief import Brief, Cell, Head, Line, Row, Section
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

_ORDER = {"promote": 0, "demote": 1, "assign": 2, "keep": 3}


def make(given: BriefInput) -> Brief:
    """Write the minutes of the accounts asked for."""
    today, team = given.today, given.shared.team
    ordered = sorted(given.subjects, key=_place)
    decided = [each for each in ordered if _decided_on(each, today)]
    still = [each for each in ordered if _change(each) != "keep" and each not in decided]
    stays = [each for each in ordered if each not in decided and each not in still]
    organisation = given.shared.settings.organisation.name
    return Brief(
        title=sentence("Tier review of {day}", day=today),
        sections=(
            _counts(given.portfolio),
            Section(
                sentence("Decided"),
                tuple(line for each in decided for line in _decisions(each, today, team)),
                empty=sentence("Nothing has been decided today."),
            ),
            Section(
                sentence("To be decided"),
                empty=None if still else sentence("Nothing is open."),
                is_wide=True,
            ),
            *(_open(each, team) for each in still),
            Section(
                sentence("Stays as it is"),
                tuple(
                    Line(
                        sentence(
                            "{headline}: {reason}",
                            headline=_headline(each),
                            reason=each.standing.reason,
                        )
                    )
                    for each in stays
                ),
                empty=sentence("None."),
                is_wide=True,
            ),
        ),
        footer=sentence(
            "Internal, not for the customer · {company} · as of {day}",
            company=organisation,
            day=today,
        ),
        author=organisation,
        about="tier-review",
        is_one_page=False,
    )


def _change(each: Subject) -> str:
    return change_of(each.facts.account.tier, each.standing.suggested_tier)


def _place(each: Subject) -> tuple[int, int, str]:
    """Those to be changed first, then those whose review is the longest overdue, ties by id."""
    overdue = each.facts.tier_review.days_overdue or 0
    return _ORDER[_change(each)], -overdue, each.facts.account.id


def _decided_on(each: Subject, today: date) -> bool:
    return any(review.of == "tier" and review.on == today for review in each.facts.account.reviews)


def _decisions(each: Subject, today: date, team: Team) -> Iterator[Line]:
    for review in each.facts.account.reviews:
        if review.of != "tier" or review.on != today:
            continue
        said: Filling = Term(review.decision) if review.decision else sentence("not said")
        if review.new is not None:
            old: Filling = Term(review.old) if review.old else sentence("no tier")
            said = sentence(
                "{decision}, {old} → {new}", decision=said, old=old, new=Term(review.new)
            )
        if review.by is not None:
            member = team.people.get(review.by)
            name = member.name if member else review.by
            said = sentence("{decision} ({name})", decision=said, name=name)
        if review.why:
            said = sentence("{one}: {other}", one=said, other=review.why)
        yield Line(said, lead=each.facts.account.name)


def _counts(portfolio: Portfolio) -> Section:
    board = portfolio.tiers
    return Section(
        None,
        heads=(
            Head(sentence("Tier")),
            Head(sentence("Now"), is_number=True),
            Head(sentence("As suggested"), is_number=True),
        ),
        rows=tuple(
            Row((Cell(Term(tier)), Cell(board.count(tier)), Cell(board.count_suggested(tier))))
            for tier in TIERS
        ),
        is_wide=True,
    )  # fmt: skip


def _open(each: Subject, team: Team) -> Section:
    lines = tuple(Line(text) for text in _details(each, team))
    return Section(_headline(each), lines, level=3, is_wide=True)


def _headline(each: Subject) -> Sentence:
    account, suggested = each.facts.account, each.standing.suggested_tier
    name = f"{account.name} ({account.id})"
    now: Filling = Term(account.tier) if account.tier else sentence("no tier")
    if suggested is None or suggested == account.tier:
        return sentence("{one}: {other}", one=name, other=now)
    return sentence("{name}: {now} → {suggested}", name=name, now=now, suggested=Term(suggested))


def _details(each: Subject, team: Team) -> Iterator[Filling]:
    """The rule that fired, the evidence, how fresh it is, and the reviews so far."""
    facts, standing = each.facts, each.standing
    yield sentence("{one}: {other}", one=rule_in_words(standing.rule), other=standing.reason)
    for because in facts.account.key_because:
        yield sentence("declared: {reason}", reason=because)
    for reason in facts.suggestion.review_because:
        yield sentence("review the tier: {reason}", reason=reason)
    for part in evidence_of(facts.score):
        yield dotted(_evidence(part, team)) or ""
    if facts.score.value is not None:
        yield freshness_of(facts.score)
    yield last_review_of(facts.tier_review)


def _evidence(part: ScorePart, team: Team) -> Sequence[Filling]:
    criterion: Filling = part.name or part.criterion
    rated = sentence("rated {rating} of {best}", rating=part.rating or 0, best=BEST)
    found: list[Filling] = [sentence("{one}: {other}", one=criterion, other=rated)]
    found += [text for text in (part.why, part.evidence) if text]
    if part.by is not None and part.on is not None:
        member = team.people.get(part.by)
        name = member.name if member else part.by
        found.append(sentence("by {name} on {day}", name=name, day=part.on))
    return found


BRIEF = BriefKind(make, scope="portfolio")
