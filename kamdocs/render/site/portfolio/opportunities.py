"""All possible sales: what may close in which quarter, and each with its next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.opportunities import Chance, QuarterForecast, forecast_of
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.opportunities import STAGES, closing_cell
from kamdocs.render.site.entries import tone_of
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, Term, sentence, sentence_n


@dataclass(frozen=True, slots=True)
class Sale:
    """A possible sale as this page shows it."""

    chance: Chance
    owner: str | None
    product: str | None


@dataclass(frozen=True, slots=True)
class OpportunitiesView:
    """The forecast by quarter, the open sales, and those won or lost."""

    forecast: Table
    table: Table
    closed: Table


def gather(item: AccountInput) -> tuple[Sale, ...]:
    """The sales of one account."""
    account = item.facts.account
    return tuple(
        Sale(chance, chance.record.owner or account.owner, chance.record.product)
        for chance in item.facts.opportunities.items.values()
    )


def make(gathered: Mapping[str, tuple[Sale, ...]], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_opportunities(gathered, site)
    return (Draft("opportunities/index.html", "site/portfolio/opportunities.html", sentence("Opportunities"), view, current="opportunities"),)  # fmt: skip


def view_opportunities(
    gathered: Mapping[str, tuple[Sale, ...]], site: SiteInput
) -> OpportunitiesView:
    """Show the sales of all accounts, those that close first at the top."""
    sales = [(account, sale) for account, found in gathered.items() for sale in found]
    opened = [(account, sale) for account, sale in sales if sale.chance.is_open]
    closed = [(account, sale) for account, sale in sales if not sale.chance.is_open]
    return OpportunitiesView(
        forecast=_forecast(forecast_of(sale.chance for _, sale in opened), site),
        table=_table("opportunities", opened, site),
        closed=_table("closed", closed, site),
    )


def _forecast(quarters: Iterable[QuarterForecast], site: SiteInput) -> Table:
    columns = (
        Column("quarter", sentence("Quarter"), "date", wide=True),
        Column("count", sentence("Sales"), "number", total=True),
        Column("amount", sentence("Amount"), "money", total=True),
        Column("weighted", sentence("Weighted"), "money", total=True, hint=sentence("Amount times probability")),
        Column("unknown", sentence("Not counted"), wide=True),
    )  # fmt: skip
    rows = tuple(_quarter(each, site.shared.settings.currency) for each in quarters)
    empty = sentence("No sale is open.")
    return Table("forecast", sentence("Forecast by quarter"), columns, rows, empty=empty, filters=False)  # fmt: skip


def _quarter(each: QuarterForecast, currency: str) -> Row:
    missing = len(each.unweighted)
    return Row(
        str(each.quarter or "none"),
        (
            Cell(each.quarter or sentence("no closing date")),
            Cell(len(each.opportunities)),
            Cell(_money(each.amount, currency)),
            Cell(_money(each.weighted, currency)),
            Cell(
                sentence_n(
                    "one sale without amount or probability",
                    "{count} sales without amount or probability",
                    missing,
                )
                if missing
                else None
            ),
        ),
    )


def _table(key: str, sales: Iterable[tuple[str, Sale]], site: SiteInput) -> Table:
    caption = sentence("Open sales") if key == "opportunities" else sentence("Won, lost, dropped")
    columns = (
        Column("name", sentence("Opportunity"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("stage", sentence("Stage"), "enum", STAGES, chips=True),
        Column("kind", sentence("Kind")),
        Column("amount", sentence("Amount"), "money", total=True),
        Column("probability", sentence("Probability"), "percent", digits=0),
        Column("weighted", sentence("Weighted"), "money", total=True),
        Column("closes", sentence("Closes"), "date"),
        Column("next", sentence("Next step"), wide=True),
        Column("owner", sentence("Owner"), chips=True),
    )
    rows = tuple(_row(account, sale, site) for account, sale in sales)
    empty = sentence("No account has such a sale.")
    return Table(key, caption, columns, rows, sort="closes", empty=empty)


def _row(account: str, sale: Sale, site: SiteInput) -> Row:
    chance, currency = sale.chance, site.shared.settings.currency
    record = chance.record
    tone, icon = tone_of(record.stage)
    return Row(
        f"{account}-{chance.id}",
        (
            Cell(record.name, account_link(account, f"opportunity-{chance.id}"), sub=site.names.name("product", sale.product)),
            Cell(site.portfolio.accounts[account].name, account_link(account)),
            Cell(Term(record.stage), tone=tone or "muted", icon=icon),
            Cell(Term(record.kind) if record.kind else None),
            Cell(_money(chance.amount, currency)),
            Cell(None if record.probability is None else Share(record.probability)),
            Cell(_money(chance.weighted, currency)),
            closing_cell(chance) if chance.is_open else Cell(record.closed or record.closes),
            _next(chance),
            Cell(_owner(sale.owner, site)),
        ),
    )  # fmt: skip


def _next(chance: Chance) -> Cell:
    step = chance.record.next
    if step is None:
        missing = chance.is_taken_up
        return Cell(sentence("none") if missing else None, tone="warn" if missing else None, icon="warn" if missing else None)  # fmt: skip
    late = chance.next_days_past is not None and chance.next_days_past > 0
    return Cell(step.what, sub=step.on, tone="warn" if late else None, icon="warn" if late else None)  # fmt: skip


def _owner(owner: str | None, site: SiteInput) -> Any:
    return site.names.name("team", owner)


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)


PAGE = PortfolioPage(
    make,
    gather,
    sentence("Opportunities"),
    "opportunities/index.html",
    icon="up",
    place=55,
)
