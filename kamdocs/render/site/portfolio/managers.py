"""Our people: who owns which accounts, and a page for each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.portfolio.managers import ManagerAccounts
from kamdocs.model.team import Member
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.agenda_rows import DueRow
from kamdocs.render.site.attention import FirstThings, all_rows, rows_by_reader, view_first_things
from kamdocs.render.site.details import Detail, describe_record
from kamdocs.render.site.names import account_link, agenda_link, manager_link
from kamdocs.render.site.page import Draft, PortfolioPage, SiteInput
from kamdocs.render.site.portfolio._accounts_table import accounts_table
from kamdocs.render.site.portfolio._goals import Goal, gather, goals_table
from kamdocs.render.site.portfolio._groups import groups_table
from kamdocs.render.site.shell import Crumb
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, sentence


@dataclass(frozen=True, slots=True)
class ManagersView:
    """Everybody of ours with what they own, plan against actual, what effort returned, and the teams."""

    table: Table
    goals: Table
    effort: Table
    groups: Table


@dataclass(frozen=True, slots=True)
class ManagerView:
    """One of ours."""

    name: Any
    position: Any
    facts: tuple[Detail, ...]
    first: FirstThings
    accounts: Table | None
    team_accounts: Table | None


def make(gathered: Mapping[str, Goal], site: SiteInput) -> tuple[Draft, ...]:
    """The list, and a page for each of ours."""
    name = sentence("Managers")
    view = view_managers(gathered, site)
    index = Draft("managers/index.html", "site/portfolio/managers.html", name, view, current="managers")  # fmt: skip
    crumbs = (Crumb(name, Link("managers/index.html")),)
    rows = rows_by_reader(all_rows(site), site)
    people = (
        Draft(
            manager_link(key).path,
            "site/portfolio/manager.html",
            member.name,
            view_manager(key, member, rows.get(key, ()), site),
            current="managers",
            crumbs=crumbs,
        )
        for key, member in site.shared.team.people.items()
    )
    return (index, *people)


def view_managers(gathered: Mapping[str, Goal], site: SiteInput) -> ManagersView:
    """Show who owns what."""
    owned = {found.owner: found for found in site.portfolio.managers}
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("key", sentence("Key accounts"), "number", total=True),
        Column("normal", sentence("Normal"), "number", total=True),
        Column("low", sentence("Low"), "number", total=True),
        Column("accounts", sentence("Accounts"), "number", total=True),
        Column("revenue", sentence("Revenue, 12 months"), "money", total=True),
        Column("overdue", sentence("Overdue"), "number", total=True, hint=sentence("How much of their agendas is past its day")),
        Column("quality", sentence("File quality"), "number", digits=0, hint=sentence("Mean of their accounts, 0 to 100")),
        Column("cadence", sentence("Contact kept"), "number", digits=0, hint=sentence("Mean of their accounts, 0 to 100")),
        Column("health", sentence("Health"), "number", digits=0, hint=sentence("Mean of their accounts, 0 to 100")),
        Column("late", sentence("Reviews late"), "number", total=True, hint=sentence("Accounts whose tier or plan should have been reviewed")),
        Column("email", sentence("E-mail")),
        Column("phone", sentence("Telephone")),
    )  # fmt: skip
    team = site.shared.team.people
    rows = [_row(key, member, owned.get(key), site) for key, member in team.items()]
    rows += [
        _row(key, None, found, site) for key, found in owned.items() if key is None or key not in team
    ]  # fmt: skip
    table = Table("managers", sentence("Managers"), columns, tuple(rows), sort="-revenue")
    return ManagersView(table, goals_table(gathered, site), effort_table(site), groups_table(site))


def effort_table(site: SiteInput) -> Table:
    """Days and money of twelve months on each account, against the margin they returned."""
    currency = site.shared.settings.currency
    columns = (
        Column("name", sentence("Account"), wide=True),
        Column("owner", sentence("Owner"), chips=True),
        Column("days", sentence("Working days"), "number", total=True),
        Column("cost", sentence("Money"), "money", total=True),
        Column("margin", sentence("Margin"), "money", total=True),
        Column("per_day", sentence("Margin a day"), "money"),
        Column("returned", sentence("Margin for what was spent"), "percent", digits=0),
    )

    def money(amount: Decimal | None) -> Money | None:
        return None if amount is None else Money(amount, currency)

    rows = tuple(
        Row(
            each.id,
            (
                Cell(each.name, account_link(each.id, "performance")),
                Cell(site.names.name("team", each.owner)),
                Cell(each.effort.days),
                Cell(money(each.effort.cost.amount)),
                Cell(money(each.effort.margin.amount)),
                Cell(money(each.effort.margin_per_day)),
                Cell(None if each.effort.returned is None else Share(each.effort.returned)),
            ),
        )
        for each in site.portfolio.accounts.values()
        if each.effort.places
    )
    empty = sentence("No account notes its effort.")
    return Table("effort", sentence("Effort and its return, twelve months"), columns, rows, sort="-returned", empty=empty)  # fmt: skip


def view_manager(key: str, member: Member, rows: Sequence[DueRow], site: SiteInput) -> ManagerView:
    """Show one of ours with what concerns them, their accounts, and those on whose team they are."""
    own = [each.id for each in site.portfolio.accounts.values() if each.owner == key]
    helped = [each.id for each in site.portfolio.accounts.values() if key in each.team]
    return ManagerView(
        name=member.name,
        position=member.position,
        facts=describe_record(member, site.names, skip=("name", "position")),
        first=view_first_things(rows, site, _agenda(key, rows), key, decides=member.is_leadership),
        accounts=accounts_table(site, own) if own else None,
        team_accounts=_team_table(helped, site) if helped else None,
    )


def _agenda(key: str, rows: Sequence[DueRow]) -> Link:
    """Their own agenda; that of everybody when they have none."""
    has_own = any(row.due.owner == key for row in rows)
    return agenda_link(key) if has_own else Link("agenda/index.html")


def _team_table(accounts: list[str], site: SiteInput) -> Table:
    table = accounts_table(site, accounts)
    return Table("team-accounts", sentence("On the team of"), table.columns, table.rows, table.sort)


def _row(
    key: str | None, member: Member | None, owned: ManagerAccounts | None, site: SiteInput
) -> Row:
    trailing = owned.trailing if owned else None
    name = member.name if member else key or sentence("nobody")
    return Row(
        key or "nobody",
        (
            Cell(name, manager_link(key) if member and key else None, sub=member.position if member else None),
            Cell(len(owned.by_tier.get("key", ())) if owned else None),
            Cell(len(owned.by_tier.get("normal", ())) if owned else None),
            Cell(len(owned.by_tier.get("low", ())) if owned else None),
            Cell(len(owned.accounts) if owned else None),
            Cell(None if trailing is None else Money(trailing, site.shared.settings.currency)),
            _counted(owned, owned.overdue if owned else 0),
            Cell(owned.file_quality if owned else None),
            Cell(owned.cadence_kept if owned else None),
            Cell(owned.health if owned else None),
            _counted(owned, len(owned.late_reviews) if owned else 0),
            Cell(member.email if member else None),
            Cell(member.phone if member else None),
        ),
    )  # fmt: skip


def _counted(owned: ManagerAccounts | None, late: int) -> Cell:
    """How much is late, nothing for those who own nothing."""
    if owned is None:
        return Cell(None)
    return Cell(late, tone="warn", icon="warn") if late else Cell(0, tone="ok", icon="ok")


PAGE = PortfolioPage(
    make, gather, name=sentence("Managers"), path="managers/index.html", icon="manager", place=50
)
