"""The named account teams: who leads each, who is in it, which accounts are in its hands."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.page import SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import sentence


def groups_table(site: SiteInput) -> Table:
    """The teams in the order of the file; empty where none is named."""
    columns = (
        Column("team", sentence("Team"), wide=True),
        Column("leader", sentence("Led by")),
        Column("members", sentence("Members"), wide=True),
        Column("accounts", sentence("Accounts"), wide=True, hint=sentence("Those that its members own")),
        Column("revenue", sentence("Revenue, 12 months"), "money"),
    )  # fmt: skip
    rows = tuple(
        _row(str(number), name, members, site)
        for number, (name, members) in enumerate(site.shared.team.groups.items())
    )
    return Table("teams", sentence("Teams"), columns, rows, filters=False)


def _row(key: str, name: str, members: tuple[str, ...], site: SiteInput) -> Row:
    team, names = site.shared.team.people, site.names
    leaders = {team[one].leader for one in members if one in team} - {None, *members}
    within = [
        one for one in members if any(team[each].leader == one for each in members if each in team)
    ]
    leading = tuple(within or sorted(one for one in leaders if one))
    owned = [each for each in site.portfolio.accounts.values() if each.owner in members]
    known = [each.trailing.value for each in owned if each.trailing.value is not None]
    currency = site.shared.settings.currency
    return Row(
        key,
        (
            Cell(name),
            Cell(tuple(names.name("team", one) for one in leading) or None),
            Cell(tuple(names.name("team", one) for one in members) or None),
            Cell(tuple(each.name for each in owned) or None),
            Cell(Money(sum(known, Decimal(0)), currency) if known else None),
        ),
    )  # fmt: skip
