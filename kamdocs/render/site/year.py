"""The next twelve months: dated things in, the strip that shows them and the same as a table out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kamdocs.derive.due import DueKind
from kamdocs.model.settings.settings import Settings
from kamdocs.render.chart.year_strip import Kind, Mark, StripRow, YearStrip, joined_days
from kamdocs.render.engine.table import Table
from kamdocs.render.site.agenda_rows import DueRow, due_table
from kamdocs.render.site.names import Names
from kamdocs.values.sentence import Filling, Term, sentence
from kamdocs.values.working_day import WorkingDays

KINDS: Mapping[DueKind, Kind] = {
    "renewal": Kind("triangle", "s1", Term("renewal")),
    "notice": Kind("diamond", "risk", Term("notice")),
    "contract_end": Kind("square", "ink", Term("contract_end")),
    "tier_review": Kind("disc", "s3", Term("tier_review")),
    "plan_review": Kind("ring", "s4", Term("plan_review")),
    "tender": Kind("star", "s6", Term("tender")),
    "submission": Kind("hexagon", "risk", Term("submission")),
    "offer_end": Kind("bar", "accent", sentence("an offer holds")),
}
"""What is dated months ahead; tasks and calls stand in the list and in the months."""

_ORDER: tuple[DueKind, ...] = tuple(KINDS)
MOST_DRAWN = 60
"""Accounts of a strip at most: those in which something happens first; the table has all."""


@dataclass(frozen=True, slots=True)
class Year:
    """The strip and the same things as a table, with so many more accounts (`undrawn`) as are in it alone."""

    strip: YearStrip
    table: Table
    undrawn: int = 0


def view_year(
    rows: Iterable[DueRow], names: Names, settings: Settings, today: date, width: int = 1180
) -> Year | None:
    """Twelve months of all accounts that have something in them, a row each; None without any."""
    found = _found(rows, today)
    by_account: dict[str, list[DueRow]] = {}
    for row in found:
        by_account.setdefault(row.due.account, []).append(row)
    said: list[tuple[Filling, list[DueRow]]] = [
        (names.name("account", account), own) for account, own in by_account.items()
    ]
    return _year(said, found, names, settings, today, width, has_account=True)


def view_account_year(
    rows: Iterable[DueRow], names: Names, settings: Settings, today: date
) -> Year | None:
    """Twelve months of one account, a row for each kind of thing; None without any."""
    found = _found(rows, today)
    groups = ((kind, [row for row in found if row.due.kind == kind]) for kind in _ORDER)
    said: list[tuple[Filling, list[DueRow]]] = [
        (KINDS[kind].name, own) for kind, own in groups if own
    ]
    return _year(said, found, names, settings, today, 720, has_account=False)


def _year(
    rows: list[tuple[Filling, list[DueRow]]],
    found: list[DueRow],
    names: Names,
    settings: Settings,
    today: date,
    width: int,
    *,
    has_account: bool,
) -> Year | None:
    if not found:
        return None
    title = sentence("The next twelve months")
    strip = YearStrip(
        title,
        today,
        tuple(StripRow(name, tuple(_mark(row) for row in own)) for name, own in rows[:MOST_DRAWN]),
        {str(kind): shown for kind, shown in KINDS.items()},
        closed_days(WorkingDays(settings.holidays, settings.closures), today),
        width,
        is_by_kind=not has_account,
    )
    table = due_table("year", title, found, names, today, has_account=has_account)
    return Year(strip, table, max(len(rows) - MOST_DRAWN, 0))


def _found(rows: Iterable[DueRow], today: date) -> list[DueRow]:
    """What lies in the twelve months; what is overdue stands in the list alone."""
    first = today.replace(day=1)
    end = first.replace(year=first.year + 1)
    return [
        row
        for row in rows
        if row.due.kind in KINDS
        and row.is_settled
        and first <= row.due.on
        and (row.since or row.due.on) < end
    ]


def _mark(row: DueRow) -> Mark:
    due = row.due
    return Mark(due.on, due.kind, due.what, row.since)


@cache
def closed_days(working: WorkingDays, today: date) -> tuple[tuple[date, date], ...]:
    """The public holidays and closures of the next twelve months, those side by side together."""
    first = today.replace(day=1)
    days = (first + timedelta(days=number) for number in range(366))
    return joined_days(day for day in days if working.off_because(day) in ("closure", "holiday"))
