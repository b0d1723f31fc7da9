"""How an account went over the last months: its figures by day come in, a drawing, a list, a table go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamdocs.derive.vitals import Vitals
from kamdocs.history.trend import AccountTrend, Event, list_events
from kamdocs.model.settings.tiers import Tiers
from kamdocs.render.chart.score_line import ScoreLine, ScoreMark, ScorePoint
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.names import Names
from kamdocs.values.sentence import Sentence, Share, Term, sentence

MOST_EVENTS = 12
TIERS = ("key", "normal", "low")


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened, with the tone of its mark."""

    event: Event
    tone: Tone


@dataclass(frozen=True, slots=True)
class History:
    """The history of an account; without a drawing `why` says what is missing."""

    chart: ScoreLine | None
    events: tuple[EventRow, ...]
    table: Table | None
    why: Sentence | None


def view_history(
    trend: AccountTrend, tiers: Tiers, names: Names, why: Sentence | None = None
) -> History:
    """Show the days before today; `why` the portfolio has none, if it has none."""
    if not trend.has_past:
        reason = why or sentence("the account was first committed on this day")
        return History(None, (), None, sentence("No history yet: {why}.", why=reason))
    found = tuple(list_events(trend.points, lambda key: names.name("team", key) or key))
    events = tuple(EventRow(each, "warn" if each.is_worse else "info") for each in found)
    return History(
        _chart(trend.points, events[-MOST_EVENTS:], tiers),
        events[-MOST_EVENTS:],
        _table(trend.points, names),
        None,
    )


def _chart(points: Sequence[Vitals], events: Sequence[EventRow], tiers: Tiers) -> ScoreLine | None:
    """Nothing is drawn of what was never known."""
    if sum(each.score is not None or each.health is not None for each in points) < 2:
        return None
    return ScoreLine(
        sentence("Score and health over time"),
        sentence("Score"),
        sentence("Health"),
        tuple(ScorePoint(each.on, each.score, each.low, each.high, each.health) for each in points),
        tuple(ScoreMark(row.event.on, row.event.text, row.tone) for row in events),
        (tiers.promote_to_key, tiers.promote_to_normal),
    )


def _table(points: Sequence[Vitals], names: Names) -> Table:
    columns = (
        Column("on", sentence("Day"), "date"),
        Column("score", sentence("Score"), "number", digits=0),
        Column("range", sentence("Possible")),
        Column("coverage", sentence("Rated"), "percent", digits=0),
        Column("tier", sentence("Tier"), "enum", TIERS),
        Column("suggested", sentence("Suggested"), "enum", TIERS),
        Column("health", sentence("Health"), "number", digits=0),
        Column("owner", sentence("Owner")),
    )
    rows = tuple(_row(each, names) for each in reversed(points))
    return Table("history", sentence("Score and health over time"), columns, rows, filters=False)


def _row(each: Vitals, names: Names) -> Row:
    return Row(
        each.on.isoformat(),
        (
            Cell(each.on),
            Cell(each.score, sub=sentence("provisional") if each.is_provisional else None),
            Cell(each.possible),
            Cell(None if each.coverage is None else Share(each.coverage)),
            Cell(Term(each.tier) if each.tier else None),
            Cell(Term(each.suggested) if each.suggested else None),
            Cell(each.health),
            Cell(names.name("team", each.owner) if each.owner else None),
        ),
    )
