"""A stock in; the dated things of its accounts out, each with names and the line it is written on."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.derive.due import Due
from kamdocs.derive.portfolio.tier_decisions import list_tier_decisions
from kamdocs.pipeline.examine import Examined
from kamdocs.pipeline.take_stock import Stock
from kamdocs.report.agenda import Item


def list_items(stock: Stock, accounts: Iterable[str]) -> list[Item]:
    """List what is due for some accounts, the earliest first; suggested moves between tiers too."""
    chosen = tuple(accounts)
    waiting = (
        due
        for due in list_tier_decisions(stock.portfolio, stock.shared.team)
        if due.account in chosen
    )
    items = [
        _item(due, stock.accounts[due.account], stock)
        for due in (
            *(due for account in chosen for due in stock.accounts[account].facts.agenda.dues),
            *waiting,
        )
    ]
    return sorted(items, key=lambda item: (item.due.on, item.due.account, item.due.key))


def _item(due: Due, examined: Examined, stock: Stock) -> Item:
    member = stock.shared.team.people.get(due.owner or "")
    file, place = examined.origins.resolve(due.place)
    source = examined.origins.maps.get(file)
    return Item(
        due=due,
        account=examined.facts.account.name,
        owner=member.name if member else due.owner,
        file=file,
        line=source.extent(place).line if source else 1,
    )
