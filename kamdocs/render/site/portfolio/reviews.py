"""The review of tiers: how many accounts each tier has and would have, who moves, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.review_evidence import evidence_of, freshness_of
from kamdocs.derive.account.score import BEST
from kamdocs.derive.account.suggestion import Suggestion, rule_in_words
from kamdocs.derive.portfolio.decisions import undecided_moves
from kamdocs.derive.portfolio.tiers import TIERS, Move
from kamdocs.render.chart.slope import Slope
from kamdocs.render.chart.stacked_bars import StackedBars
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.render.site.parts import Legend, TierChange
from kamdocs.render.site.portfolio._reviewed import (
    HeldReview,
    draw_slope,
    held_reviews,
    held_table,
    moved_since,
    say_thresholds,
    score_cell,
    slope_table,
    tier_bars,
    tier_legend,
)
from kamdocs.values.sentence import Sentence, Term, sentence

PATH = "reviews/index.html"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rating that says most: its criterion, and what was written about it."""

    criterion: Any
    said: Sentence


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What the reviews of one account say; `due` is None without any."""

    evidence: Evidence | None
    freshness: Sentence
    last: date | None
    decision: str | None
    why: str | None
    by: str | None
    due: date | None
    is_overdue: bool
    noted: Decimal | None
    held: tuple[HeldReview, ...]


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """The page of reviews; without a slope, `unmoved` says why there is none."""

    bars: StackedBars
    bars_legend: tuple[Legend, ...]
    counts: Table
    moves: tuple[TierChange, ...]
    slope: Slope | None
    slope_table: Table
    unmoved: Sentence | None
    thresholds: tuple[Sentence, ...]
    accounts: Table
    held: Table


def gather(item: AccountInput) -> ReviewRow:
    """The evidence for the tier of one account, and its last review."""
    score, review = item.facts.score, item.facts.tier_review
    is_noted = review.last is not None and review.noted_on == review.last.on
    last, is_former = review.last, item.facts.account.lifecycle == "former"
    told = evidence_of(score)
    return ReviewRow(
        evidence=_evidence(told[0].name or told[0].criterion, told[0].rating, told[0].why)
        if told
        else None,
        freshness=freshness_of(score),
        last=last.on if last else None,
        decision=last.decision if last else None,
        why=last.why if last else None,
        by=last.by if last else None,
        due=None if is_former else review.due,
        is_overdue=review.is_overdue and not is_former,
        noted=review.noted_score if is_noted else None,
        held=held_reviews(item.facts.account.reviews, item.facts.today),
    )


def make(gathered: Mapping[str, ReviewRow], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_reviews(gathered, site)
    return (Draft(PATH, "site/portfolio/reviews.html", sentence("Tier reviews"), view, current="reviews"),)  # fmt: skip


def view_reviews(gathered: Mapping[str, ReviewRow], site: SiteInput) -> ReviewsView:
    """Show what is suggested, those to look at and those that move first, and the last reviews."""
    board = site.portfolio.tiers
    columns: tuple[Column, ...] = (
        Column("name", sentence("Account"), wide=True),
        Column("tier", sentence("Tier"), "enum", TIERS, chips=True),
        Column("suggested", sentence("Suggested"), "enum", TIERS),
        Column("score", sentence("Score"), "number", digits=0, hint=sentence("With its way over twelve months, and what it was at the last review")),
        Column("rule", sentence("Rule"), wide=True),
        Column("look", sentence("Look at"), wide=True, hint=sentence("Knock-outs and marks of low potential: they call for a review, and change no tier by themselves")),
        Column("evidence", sentence("Evidence"), wide=True),
        Column("last", sentence("Last review"), "date"),
        Column("due", sentence("Next review"), "date"),
        Column("decision", sentence("Decision"), wide=True),
    )  # fmt: skip
    waiting = frozenset(
        move.account
        for move in undecided_moves(board, site.portfolio.accounts, site.portfolio.today)
    )
    looked_at = [key for key in site.portfolio.accounts if _asks_for_review(key, site)]
    moving = [move.account for move in (*board.promotions, *board.demotions)]
    order = dict.fromkeys((*looked_at, *moving, *site.portfolio.accounts))
    rows = tuple(
        _row(key, gathered[key], site, is_waiting=key in waiting)
        for key in order
        if key in gathered
    )
    moved = moved_since(gathered, site)
    if not any(site.portfolio.tiers.suggestions[key].review_because for key in gathered):
        columns, rows = _without_look(columns, rows)
    return ReviewsView(
        bars=tier_bars(board),
        bars_legend=tier_legend(board),
        counts=_counts(site),
        moves=tuple(_move(move, site) for move in (*board.promotions, *board.demotions)),
        accounts=Table(
            "reviews",
            sentence("Tier reviews"),
            columns,
            rows,
            empty=sentence("No account is to be reviewed yet."),
        ),
        slope=draw_slope(moved, site.shared.settings.tiers),
        slope_table=slope_table(moved),
        unmoved=None if moved else _unmoved(site),
        thresholds=say_thresholds(site.shared.settings.tiers),
        held=held_table(gathered, site),
    )


def _evidence(criterion: Any, rating: int | None, why: str | None) -> Evidence:
    if why is None:
        return Evidence(criterion, sentence("{rating} of {best}", rating=rating or 0, best=BEST))
    return Evidence(
        criterion,
        sentence("{rating} of {best}: {why}", rating=rating or 0, best=BEST, why=why),
    )


def _unmoved(site: SiteInput) -> Sentence:
    if site.trend.why is not None:
        return sentence("No history yet: {why}.", why=site.trend.why)
    return sentence("No score is known of the day of a review.")


def _decision(row: ReviewRow, *, is_waiting: bool) -> Cell:
    """What was decided last; a suggestion that nobody answered since is said to wait."""
    last = Term(row.decision) if row.decision else None
    if not is_waiting:
        return Cell(last, sub=row.why)
    before = None
    if last is not None and row.why is not None:
        before = sentence("before: {decision}, {why}", decision=last, why=row.why)
    elif last is not None:
        before = sentence("before: {decision}", decision=last)
    return Cell(sentence("waits for a decision"), tone="warn", icon="warn", sub=before)


def _suggested(suggestion: Suggestion) -> Cell:
    if not suggestion.suggested:
        return Cell(None, why=suggestion.reason)
    icon = {"promote": "up", "demote": "down"}.get(suggestion.change, "keep")
    said = sentence("borderline") if suggestion.is_borderline else None
    return Cell(Term(suggestion.suggested), icon=icon, sub=said)


def _row(key: str, row: ReviewRow, site: SiteInput, *, is_waiting: bool) -> Row:
    each, suggestion = site.portfolio.accounts[key], site.portfolio.tiers.suggestions[key]
    evidence = row.evidence
    return Row(
        key,
        (
            Cell(each.name, account_link(key), sub=site.names.name("team", each.owner)),
            Cell(Term(each.tier) if each.tier else None),
            _suggested(suggestion),
            score_cell(key, row, site),
            Cell(rule_in_words(suggestion.rule), sub=suggestion.reason),
            _look(key, site),
            Cell(evidence.criterion, sub=evidence.said)
            if evidence
            else Cell(None, why=row.freshness),
            Cell(row.last, sub=site.names.name("team", row.by), why=sentence("never reviewed")),
            Cell(
                row.due,
                tone="warn" if row.is_overdue else None,
                icon="warn" if row.is_overdue else None,
                sub=sentence("overdue") if row.is_overdue else None,
                why=sentence("never reviewed"),
            ),
            _decision(row, is_waiting=is_waiting),
        ),
    )


def _asks_for_review(key: str, site: SiteInput) -> bool:
    """Whether somebody has to look now: an account that is low already stands where marks put it."""
    each, suggestion = site.portfolio.accounts[key], site.portfolio.tiers.suggestions[key]
    return each.is_toxic or (bool(suggestion.review_because) and each.tier != "low")


def _without_look(
    columns: tuple[Column, ...], rows: tuple[Row, ...]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The table without the column that has nothing to say."""
    at = next(number for number, column in enumerate(columns) if column.key == "look")
    return (*columns[:at], *columns[at + 1 :]), tuple(
        Row(row.id, (*row.cells[:at], *row.cells[at + 1 :]), row.tone) for row in rows
    )


def _look(key: str, site: SiteInput) -> Cell:
    because = site.portfolio.tiers.suggestions[key].review_because
    if site.portfolio.accounts[key].is_toxic:
        return Cell(sentence("problem customer"), tone="risk", icon="risk", sub=because or None)
    if not because:
        return Cell(None)
    tone: Tone = "warn" if _asks_for_review(key, site) else "muted"
    return Cell(because, tone=tone)


def _counts(site: SiteInput) -> Table:
    board = site.portfolio.tiers
    columns = (
        Column("tier", sentence("Tier"), "enum", TIERS),
        Column("now", sentence("Now"), "number", total=True),
        Column("after", sentence("As suggested"), "number", total=True),
    )
    rows = tuple(
        Row(
            tier,
            (
                Cell(Term(tier), sub=sentence("at most {limit}", limit=board.limit) if tier == "key" else None),
                Cell(board.count(tier)),
                Cell(board.count_suggested(tier)),
            ),
        )
        for tier in TIERS
    )  # fmt: skip
    return Table("tiers", sentence("Before and after"), columns, rows, filters=False)


def _move(move: Move, site: SiteInput) -> TierChange:
    return TierChange(
        move.name,
        account_link(move.account),
        move.tier,
        move.suggested or "normal",
        move.reason,
        site.portfolio.tiers.suggestions[move.account].is_borderline,
    )


def count_overdue(site: SiteInput) -> int:
    """How many tiers should have been looked at again."""
    today = site.portfolio.today
    dues = (each.review_due for each in site.portfolio.accounts.values())
    return sum(due is not None and due < today for due in dues)


PAGE = PortfolioPage(
    make, gather, sentence("Reviews"), PATH, icon="keep", place=45, count=count_overdue
)
