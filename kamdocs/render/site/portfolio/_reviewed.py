"""What the page of reviews shows of the past: tiers before and after, scores since the last review, decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from kamdocs.derive.portfolio.tiers import TIERS, TierBoard
from kamdocs.model.handoff import Review
from kamdocs.model.settings.tiers import Tiers
from kamdocs.render.chart.meters import StackPart
from kamdocs.render.chart.slope import Slope, SlopeLine
from kamdocs.render.chart.sparkline import Sparkline, SparkPoint
from kamdocs.render.chart.stacked_bars import StackedBar, StackedBars
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import SiteInput
from kamdocs.render.site.parts import Legend
from kamdocs.values.money import round_decimal
from kamdocs.values.sentence import Sentence, Share, Term, sentence

COLOURS: Mapping[str, str] = {"key": "accent", "normal": "s5", "low": "faint"}
MOST_SLOPES = 25
_LEAST = Decimal(10)
"""Points of score that fill the height of a sparkline at least, so that noise stays flat."""


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review of the tier that somebody recorded."""

    on: date
    decision: str | None
    score: str | None
    by: str | None
    why: str | None


class Reviewed(Protocol):
    """What is asked of the reviews of an account."""

    @property
    def last(self) -> date | None: ...
    @property
    def noted(self) -> Decimal | None: ...
    @property
    def held(self) -> tuple[HeldReview, ...]: ...


@dataclass(frozen=True, slots=True)
class Moved:
    """The score of an account at its last review, and now, as both are shown."""

    id: str
    name: str
    on: date
    before: Decimal
    now: Decimal


def held_reviews(reviews: Sequence[Review], today: date) -> tuple[HeldReview, ...]:
    """The reviews of the tier up to today."""
    return tuple(
        HeldReview(each.on, each.decision, each.score, each.by, each.why)
        for each in reviews
        if each.of == "tier" and each.on is not None and each.on <= today
    )


def tier_bars(board: TierBoard) -> StackedBars:
    """How many accounts each tier has, and would have."""
    now = tuple(StackPart(Term(tier), board.count(tier), COLOURS[tier]) for tier in TIERS)
    then = tuple(
        StackPart(Term(tier), board.count_suggested(tier), COLOURS[tier]) for tier in TIERS
    )
    return StackedBars(
        sentence("Before and after"),
        (StackedBar(sentence("Now"), now), StackedBar(sentence("As suggested"), then)),
    )


def tier_legend(board: TierBoard) -> tuple[Legend, ...]:
    """What the colours of the bars mean."""
    return tuple(Legend(COLOURS[tier], Term(tier)) for tier in TIERS)


def moved_since(gathered: Mapping[str, Reviewed], site: SiteInput) -> tuple[Moved, ...]:
    """The scores at the last review that are known, from the review itself or from git.

    Those that moved most come first.
    """
    found = []
    for key, row in gathered.items():
        each, before = site.portfolio.accounts[key], score_at_review(key, row, site)
        if row.last is None or before is None or each.score.value is None:
            continue
        if each.lifecycle == "former" or "score" in each.broken:
            continue
        now = round_decimal(each.score.value, 0)
        found.append(Moved(key, each.name, row.last, round_decimal(before, 0), now))
    return tuple(sorted(found, key=lambda each: (-abs(each.now - each.before), each.name, each.id)))


def score_at_review(key: str, row: Reviewed, site: SiteInput) -> Decimal | None:
    """The score noted by the last review of an account, else what git knows of that day."""
    if row.noted is not None:
        return row.noted
    reviewed = site.trend.of(key).reviewed
    return reviewed.score if reviewed is not None and reviewed.on == row.last else None


def draw_slope(moved: Sequence[Moved], tiers: Tiers) -> Slope | None:
    """Draw those that moved most."""
    if not moved:
        return None
    lines = tuple(SlopeLine(each.name, each.before, each.now) for each in moved[:MOST_SLOPES])
    limits = (tiers.promote_to_key, tiers.promote_to_normal)
    title = sentence("Scores since the last review")
    return Slope(title, sentence("last review"), sentence("now"), lines, limits)


def slope_table(moved: Sequence[Moved]) -> Table:
    """The same scores as a table."""
    columns = (
        Column("name", sentence("Account"), wide=True),
        Column("on", sentence("Last review"), "date"),
        Column("before", sentence("Score then"), "number", digits=0),
        Column("now", sentence("Score now"), "number", digits=0),
        Column("change", sentence("Difference"), "number", digits=0),
    )
    rows = tuple(
        Row(
            each.id,
            (
                Cell(each.name, account_link(each.id)),
                Cell(each.on),
                Cell(each.before),
                Cell(each.now),
                Cell(each.now - each.before),
            ),
        )
        for each in moved
    )
    return Table("moved", sentence("Scores since the last review"), columns, rows, filters=False)


def score_cell(key: str, row: Reviewed, site: SiteInput) -> Cell:
    """The score with its way over the last months, and what it was at the last review."""
    each = site.portfolio.accounts[key]
    if "score" in each.broken:
        return Cell(None)
    points = tuple(
        SparkPoint(one.on, one.score, round_decimal(one.score, 0) if one.score is not None else "–")
        for one in site.trend.of(key).points
    )
    went = Sparkline(sentence("Score"), points, _LEAST, width=72, height=20)
    before = score_at_review(key, row, site)
    said = None
    if before is not None and each.score.value is not None:
        said = sentence("was {points}", points=round_decimal(before, 0))
    return Cell(
        each.score.value,
        sub=said,
        picture=went if went.is_telling else None,
        why=each.score.reason,
    )


def say_thresholds(tiers: Tiers) -> tuple[Sentence, ...]:
    """The rules by which tiers are suggested, in words."""
    return (
        sentence(
            "key from {promote} points; a key account stays so down to {keep}",
            promote=tiers.promote_to_key, keep=tiers.keep_key,
        ),
        sentence(
            "normal from {promote} points; a normal account stays so down to {keep}",
            promote=tiers.promote_to_normal, keep=tiers.keep_normal,
        ),
        sentence("borderline within {points} points of a threshold", points=tiers.borderline),
        sentence("a promotion needs {share} of the weight rated", share=Share(tiers.promote_coverage)),
        sentence("at most {limit} key accounts", limit=tiers.key_limit),
    )  # fmt: skip


def held_table(gathered: Mapping[str, Reviewed], site: SiteInput) -> Table:
    """Every review that was recorded, the newest first."""
    columns = (
        Column("name", sentence("Account"), wide=True),
        Column("on", sentence("Day"), "date"),
        Column("decision", sentence("Decision"), chips=True),
        Column("score", sentence("Score noted")),
        Column("by", sentence("Decided by")),
        Column("why", sentence("Why"), wide=True),
    )
    found = sorted(
        ((each, key) for key, row in gathered.items() for each in row.held),
        key=lambda pair: (-pair[0].on.toordinal(), pair[1]),
    )
    tones: Mapping[str, Tone] = {"promote": "ok", "demote": "warn"}
    icons = {"promote": "up", "demote": "down", "keep": "keep"}
    rows = tuple(
        Row(
            f"{key}-{number}",
            (
                Cell(site.portfolio.accounts[key].name, account_link(key)),
                Cell(each.on),
                Cell(
                    Term(each.decision) if each.decision else None,
                    tone=tones.get(each.decision or ""),
                    icon=icons.get(each.decision or ""),
                ),
                Cell(each.score),
                Cell(site.names.name("team", each.by) if each.by else None),
                Cell(each.why),
            ),
        )
        for number, (each, key) in enumerate(found)
    )
    empty = sentence("No review was recorded yet.")
    return Table("held", sentence("Reviews recorded"), columns, rows, sort="-on", empty=empty)
