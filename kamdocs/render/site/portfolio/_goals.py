"""Plan against actual: what each account should earn this year and what may still come, by manager."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.account.opportunities import add_known
from kamdocs.derive.exact import add, ratio
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.names import manager_link
from kamdocs.render.site.page import AccountInput, SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, sentence, sentence_n


@dataclass(frozen=True, slots=True)
class Goal:
    """The revenue of this fiscal year of one account against its target, and its open sales.

    `weighted` is the known part of the sales, amount times probability; `unweighted` counts the
    others. What is None is not known.
    """

    target: Decimal | None
    earned: Decimal | None
    weighted: Decimal | None
    unweighted: int


def gather(item: AccountInput) -> Goal:
    """Target, revenue and open sales of one account."""
    revenue, sales = item.facts.kpis.figures["revenue"], item.facts.opportunities
    return Goal(
        revenue.target.value if revenue.target else None,
        revenue.value,
        sales.weighted,
        sum(each.is_open and each.weighted is None for each in sales.items.values()),
    )


def goals_table(gathered: Mapping[str, Goal], site: SiteInput) -> Table:
    """The sums of each manager; attained is of the accounts whose target and revenue are known."""
    currency = site.shared.settings.currency
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("target", sentence("Revenue target, this year"), "money", total=True),
        Column("earned", sentence("Revenue so far"), "money", total=True, hint=sentence("Of the accounts with a target")),
        Column("attained", sentence("Attained"), "percent", digits=0),
        Column("weighted", sentence("Open sales, weighted"), "money", total=True),
    )  # fmt: skip
    rows = []
    for owned in site.portfolio.managers:
        goals = [gathered[key] for key in owned.accounts if key in gathered]
        if not any(goal.target is not None or goal.weighted is not None for goal in goals):
            continue
        member = site.shared.team.people.get(owned.owner or "")
        name = member.name if member else owned.owner or sentence("nobody")
        link = manager_link(owned.owner) if member and owned.owner else None
        rows.append(Row(owned.owner or "nobody", (Cell(name, link), *_cells(goals, currency))))
    empty = sentence("No account has a revenue target or an open sale with amount and probability.")
    return Table("goals", sentence("Plan against actual"), columns, tuple(rows), sort="-target", empty=empty)  # fmt: skip


def _cells(goals: Iterable[Goal], currency: str) -> tuple[Cell, ...]:
    found = tuple(goals)
    aimed = [goal for goal in found if goal.target is not None]
    known = [
        (goal.target, goal.earned) for goal in aimed if goal.target and goal.earned is not None
    ]
    earned = add(money for _, money in known if money is not None) if known else None
    target = add(money for money, _ in known if money is not None) if known else None
    without, unknown = len(found) - len(aimed), len(aimed) - len(known)
    unweighted = sum(goal.unweighted for goal in found)
    return (
        Cell(
            _money(add_known(goal.target for goal in found), currency),
            sub=sentence_n("one account without", "{count} accounts without", without)
            if without
            else None,
        ),
        Cell(
            _money(earned, currency),
            sub=sentence_n("one unknown", "{count} unknown", unknown) if unknown else None,
        ),
        Cell(Share(ratio(earned, target)) if earned is not None and target else None),
        Cell(
            _money(add_known(goal.weighted for goal in found), currency),
            sub=sentence_n("one not counted", "{count} not counted", unweighted)
            if unweighted
            else None,
        ),
    )


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
