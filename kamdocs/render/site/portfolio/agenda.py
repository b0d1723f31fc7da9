"""Everything with a date, of all accounts and of each of ours: what presses most, then by the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kamdocs.derive.due import STRETCH_NAMES, STRETCHES, Due, Stretch, stretch_of
from kamdocs.derive.portfolio.attention import Attention
from kamdocs.derive.portfolio.tier_decisions import list_tier_decisions
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.agenda_rows import (
    DueRow,
    due_link,
    due_table,
    gather_dues,
    row_id,
)
from kamdocs.render.site.attention import rank_rows, rows_by_reader, stake_of
from kamdocs.render.site.calendars import ALL
from kamdocs.render.site.months import Month, view_months
from kamdocs.render.site.names import (
    Ref,
    account_calendar,
    account_link,
    agenda_link,
    person_calendar,
)
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.render.site.shell import Crumb
from kamdocs.render.site.subscribe import Subscription, subscription
from kamdocs.render.site.year import Year, view_year
from kamdocs.values.sentence import sentence

Gathered = Mapping[str, tuple[DueRow, ...]]


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The agenda of everybody, or of one of ours.

    `subscription` is None when nothing has a day, `year` when nothing is dated months ahead.
    """

    name: str | None
    first: Table
    stretches: tuple[Table, ...]
    owners: tuple[tuple[Ref, int, int], ...]
    months: tuple[Month, ...]
    year: Year | None
    subscription: Subscription | None


def gather(item: AccountInput) -> tuple[DueRow, ...]:
    """The agenda of one account."""
    return gather_dues(item.facts, item.origins)


def make(gathered: Gathered, site: SiteInput) -> tuple[Draft, ...]:
    """The page for everybody, and one for each of ours that has something to do."""
    rows = _rows(gathered, site)
    by_reader = rows_by_reader(rows, site)
    name = sentence("Agenda")
    index = Draft("agenda/index.html", "site/portfolio/agenda.html", name, view_agenda(rows, site), current="agenda")  # fmt: skip
    crumbs = (Crumb(name, Link("agenda/index.html")),)
    people = (
        Draft(
            agenda_link(key).path,
            "site/portfolio/agenda.html",
            sentence("Agenda of {name}", name=member.name),
            view_agenda(by_reader[key], site, key),
            current="agenda",
            crumbs=crumbs,
        )
        for key, member in site.shared.team.people.items()
        if any(row.due.owner == key for row in by_reader.get(key, ()))
    )
    return (index, *people)


def view_agenda(rows: list[DueRow], site: SiteInput, reader: str | None = None) -> AgendaView:
    """Show what is due of everything, or of what concerns one of ours only their own."""
    today = site.portfolio.today
    shown = [row for row in rows if reader is None or row.due.owner == reader]
    member = site.shared.team.people.get(reader or "")
    by_stretch: dict[Stretch, list[DueRow]] = {stretch: [] for stretch in STRETCHES}
    for row in shown:
        by_stretch[stretch_of(row.due.on, today)].append(row)
    settings = site.shared.settings
    return AgendaView(
        name=member.name if member else None,
        first=_first(rows, site, reader),
        stretches=tuple(
            due_table(
                stretch.replace("_", "-"),
                STRETCH_NAMES[stretch],
                by_stretch[stretch],
                site.names,
                today,
                has_owner=reader is None,
            )
            for stretch in STRETCHES
            if by_stretch[stretch]
        ),
        owners=_owners(rows, site) if reader is None else (),
        months=view_months(shown, site.names, settings, today),
        year=view_year(shown, site.names, settings, today),
        subscription=_subscription(rows, site, reader),
    )


def _subscription(rows: list[DueRow], site: SiteInput, reader: str | None) -> Subscription | None:
    """The calendars there are: one's own, or that of everybody with those of each of ours and account."""
    settled = [row for row in rows if row.is_settled and row.source is not None]
    owners = {row.due.owner for row in settled}
    url, team = site.shared.settings.site_url, site.shared.team.people
    if reader is not None:
        own = (team[reader].name, person_calendar(reader))
        return subscription(url, own) if reader in owners else None
    accounts = sorted({row.due.account for row in settled})
    return (
        subscription(
            url,
            (sentence("Everybody"), Link(ALL, common=True)),
            ((member.name, person_calendar(key)) for key, member in team.items() if key in owners),
            ((site.names.name("account", key), account_calendar(key)) for key in accounts),
        )
        if settled
        else None
    )


def _rows(gathered: Gathered, site: SiteInput) -> list[DueRow]:
    """The agendas of all accounts, and what only all of them together say is to be decided."""
    rows = [row for account in sorted(gathered) for row in gathered[account]]
    rows += [DueRow(due) for due in list_tier_decisions(site.portfolio, site.shared.team)]
    return sorted(rows, key=lambda row: (row.due.on, row.due.account, row.due.kind, row.due.key))


def _first(rows: Iterable[DueRow], site: SiteInput, reader: str | None) -> Table:
    found = rank_rows(rows, site, reader)
    columns = (
        Column("what", sentence("What"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("on", sentence("Day"), "date"),
        Column("owner", sentence("Whose")),
        Column("stake", sentence("Money at risk"), "money", digits=0, hint=sentence("What is tied to it, or the part of a year’s revenue that usually hangs on such a thing")),
    )  # fmt: skip
    table_rows = tuple(_line(each, site) for each in found)
    return Table("first", sentence("What presses most"), columns, table_rows, filters=False)


def _line(each: Attention, site: SiteInput) -> Row:
    due, today = each.due, site.portfolio.today
    late = due.is_overdue(today)
    owner = site.names.person(due.owner) if due.owner else None
    return Row(
        row_id(due),
        (
            Cell(due.what, due_link(due), sub=due.reason),
            Cell(site.names.name("account", due.account), account_link(due.account)),
            Cell(due.on, tone="warn" if late else None, icon="warn" if late else None),
            Cell(owner.name if owner else None, owner.link if owner else None),
            Cell(stake_of(each, site)),
        ),
    )


def _owners(rows: Iterable[DueRow], site: SiteInput) -> tuple[tuple[Ref, int, int], ...]:
    """Each of ours with something to do: how much of it is overdue, and how much in all."""
    today = site.portfolio.today
    found = []
    by_owner: dict[str | None, list[Due]] = {}
    for row in rows:
        by_owner.setdefault(row.due.owner, []).append(row.due)
    for key, member in site.shared.team.people.items():
        if own := by_owner.get(key):
            late = sum(due.is_overdue(today) for due in own)
            found.append((Ref(member.name, agenda_link(key)), late, len(own)))
    return tuple(found)


def _count_overdue(site: SiteInput) -> int:
    gathered: Gathered = site.gathered.get("agenda", {})
    today = site.portfolio.today
    return sum(row.due.is_overdue(today) for rows in gathered.values() for row in rows)


PAGE = PortfolioPage(
    make,
    gather,
    sentence("Agenda"),
    "agenda/index.html",
    icon="agenda",
    place=20,
    count=_count_overdue,
)
