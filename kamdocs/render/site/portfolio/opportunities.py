"""All possible sales: what may close in which quarter, and each with its next step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.opportunities import Chance, QuarterForecast, add_known, forecast_of
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.opportunities import STAGES, closing_cell
from kamdocs.render.site.entries import tone_of
from kamdocs.render.site.names import Names, Ref, account_link, name_account
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, Term, sentence, sentence_n


@dataclass(frozen=True, slots=True)
class Sale:
    """A possible sale as this page shows it; `objectors` are who raised each of its objections."""

    chance: Chance
    owner: str | None
    product: str | None
    objectors: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class OpportunitiesView:
    """The forecast by quarter, the open sales, those won or lost; sources of leads, and objections."""

    forecast: Table
    table: Table
    closed: Table
    sources: Table
    objections: Table


def gather(item: AccountInput) -> tuple[Sale, ...]:
    """The sales of one account."""
    account = item.facts.account
    people = name_account(Names(), account)
    return tuple(
        Sale(
            chance,
            chance.record.owner or account.owner,
            chance.record.product,
            tuple(
                people.ref("contact", each.said_by) if each.said_by else Ref(None)
                for each in chance.record.objections
            ),
        )
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
        table=_table(opened, site),
        closed=_closed(closed, site),
        sources=sources_table((sale for _, sale in sales), site.shared.settings.currency),
        objections=_objections(sales, site),
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


def _table(sales: Iterable[tuple[str, Sale]], site: SiteInput) -> Table:
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
    return Table("opportunities", sentence("Open sales"), columns, rows, sort="closes", empty=empty)


def _closed(sales: Iterable[tuple[str, Sale]], site: SiteInput) -> Table:
    """Sales that are decided, the newest first, with why, and what they began and met with."""
    columns = (
        Column("name", sentence("Opportunity"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("stage", sentence("Stage"), "enum", STAGES, chips=True),
        Column("why", sentence("Why"), wide=True),
        Column("amount", sentence("Amount"), "money", total=True),
        Column("closed", sentence("Closed"), "date"),
        Column("source", sentence("Source"), chips=True),
        Column("objections", sentence("Objections"), "number", total=True),
        Column("owner", sentence("Owner"), chips=True),
    )
    rows = tuple(_closed_row(account, sale, site) for account, sale in sales)
    return Table("closed", sentence("Won, lost, dropped"), columns, rows, sort="-closed")


def _closed_row(account: str, sale: Sale, site: SiteInput) -> Row:
    chance, record = sale.chance, sale.chance.record
    tone, icon = tone_of(record.stage)
    return Row(
        f"{account}-{chance.id}",
        (
            Cell(record.name, account_link(account, f"opportunity-{chance.id}"), sub=site.names.name("product", sale.product)),
            Cell(site.portfolio.accounts[account].name, account_link(account)),
            Cell(Term(record.stage), tone=tone or "muted", icon=icon),
            Cell(record.why, why=sentence("nobody wrote down why")),
            Cell(_money(chance.amount, site.shared.settings.currency)),
            Cell(record.closed or record.closes),
            Cell(record.source),
            Cell(len(record.objections)),
            Cell(_owner(sale.owner, site)),
        ),
    )  # fmt: skip


def sources_table(sales: Iterable[Sale], currency: str) -> Table:
    """What each source of leads brought; sources that differ only in case and spaces are one."""
    found: dict[str, list[Chance]] = {}
    for sale in sales:
        found.setdefault(_folded(sale.chance.record.source), []).append(sale.chance)
    columns = (
        Column("source", sentence("Lead source"), wide=True),
        Column("open", sentence("Open"), "number", total=True),
        Column("won", sentence("Won"), "number", total=True),
        Column("lost", sentence("Lost"), "number", total=True),
        Column("dropped", sentence("Dropped"), "number", total=True),
        Column("amount", sentence("Amount won"), "money", total=True),
    )
    named = sorted(
        (chances for key, chances in found.items() if key),
        key=lambda chances: (-(_won(chances) or 0), -len(chances)),
    )
    groups = [*named, found[""]] if named and "" in found else named
    rows = tuple(_source_row(str(n), chances, currency) for n, chances in enumerate(groups))
    return Table("sources", sentence("By lead source"), columns, rows, filters=False)


def _won(chances: Iterable[Chance]) -> Decimal | None:
    return add_known(chance.amount for chance in chances if chance.record.stage == "won")


def _folded(source: str | None) -> str:
    return " ".join((source or "").split()).casefold()


def _source_row(key: str, chances: list[Chance], currency: str) -> Row:
    spelling = chances[0].record.source
    stages = Counter("open" if chance.is_open else chance.record.stage for chance in chances)
    missing = sum(each.record.stage == "won" and each.amount is None for each in chances)
    said = sentence_n("one without amount", "{count} without amount", missing) if missing else None
    return Row(
        key,
        (
            Cell(spelling or sentence("not said")),
            *(Cell(stages[stage]) for stage in ("open", "won", "lost", "dropped")),
            Cell(_money(_won(chances), currency), sub=said),
        ),
    )


def _objections(sales: Iterable[tuple[str, Sale]], site: SiteInput) -> Table:
    """What customers objected to anywhere, with our answers, the newest first."""
    columns = (
        Column("text", sentence("Objection"), wide=True),
        Column("answer", sentence("What we answered"), wide=True),
        Column("by", sentence("Said by"), wide=True),
        Column("opportunity", sentence("Opportunity"), wide=True),
        Column("stage", sentence("Stage"), "enum", STAGES, chips=True),
        Column("on", sentence("When"), "date"),
    )
    rows = []
    for account, sale in sales:
        record, name = sale.chance.record, site.portfolio.accounts[account].name
        tone, icon = tone_of(record.stage)
        for number, each in enumerate(record.objections):
            by = sale.objectors[number]
            cells = (
                Cell(each.text),
                Cell(each.answer, why=sentence("nobody wrote down an answer")),
                Cell(by.name, by.link),
                Cell(record.name, account_link(account, f"opportunity-{sale.chance.id}"), sub=name),
                Cell(Term(record.stage), tone=tone or "muted", icon=icon),
                Cell(each.on),
            )
            rows.append(Row(f"{account}-{sale.chance.id}-{number}", cells))
    return Table("objections", sentence("Objections and what we answered"), columns, tuple(rows), sort="-on")  # fmt: skip


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
            closing_cell(chance),
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
