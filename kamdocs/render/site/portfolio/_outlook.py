"""Where the portfolio could go: potential against relationship, and open sales by quarter and stage.

Both as drawings and as tables of the same figures. What is unknown is named, never drawn as zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from kamdocs.derive.account.opportunities import CLOSED
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.model.scales import Stage
from kamdocs.render.chart.scatter import Scatter, ScatterPoint
from kamdocs.render.chart.stacked_columns import StackedColumn, StackedColumns
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import AccountInput, SiteInput
from kamdocs.values.money import Money, round_decimal
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Filling, Sentence, Term, sentence, sentence_n

STAGES: tuple[str, ...] = tuple(stage for stage in get_args(Stage) if stage not in CLOSED)
COLOURS = {"key": "accent", "normal": "s5", "low": "faint"}
_NAMED = 5


@dataclass(frozen=True, slots=True)
class OpenSale:
    """An open sale: when it may close, its stage, and its amount, None when unknown."""

    quarter: PartialDate | None
    stage: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The open sales of one account: how many, the known sum weighted by probability, and each."""

    count: int
    weighted: Money | None
    sales: tuple[OpenSale, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Both figures with their tables; a drawing of None has nothing to show."""

    scatter: Scatter | None
    undrawn: Sentence | None
    accounts: Table
    pipeline: StackedColumns | None
    unpriced: Sentence | None
    quarters: Table


def gather(item: AccountInput) -> Pipeline:
    """The open sales of an account."""
    found, currency = item.facts.opportunities, item.facts.revenue.currency
    sales = tuple(
        OpenSale(each.quarter, each.record.stage, each.amount)
        for each in found.items.values()
        if each.is_open
    )
    weighted = None if found.weighted is None else Money(found.weighted, currency)
    return Pipeline(len(sales), weighted, sales)


def view_outlook(gathered: Mapping[str, Pipeline], site: SiteInput) -> Outlook:
    """Show where there is most to win, how near we are to those who decide, and what closes when."""
    currency = site.shared.settings.currency
    accounts = [each for each in site.portfolio.accounts.values() if each.lifecycle != "former"]
    drawn = [
        each for each in accounts if _reach(each) is not None and each.coverage.value is not None
    ]
    missing = [each.name for each in accounts if each not in drawn]
    every = [sale for each in gathered.values() for sale in each.sales]
    priced = [sale for sale in every if sale.amount is not None]
    return Outlook(
        scatter=Scatter(
            sentence("Potential and relationship"),
            sentence("still to be won in a year"),
            sentence("relationship coverage"),
            tuple(_point(each, currency) for each in drawn),
            currency,
        )
        if drawn
        else None,
        undrawn=sentence_n(
            "{count} account is not drawn, since its potential or its relationship is unknown: {names}{more}",
            "{count} accounts are not drawn, since their potential or their relationship is unknown: {names}{more}",
            len(missing),
            names=tuple(missing[:_NAMED]),
            more=" …" if len(missing) > _NAMED else "",
        )
        if missing
        else None,
        accounts=_accounts_table(drawn, currency),
        pipeline=_pipeline(priced, currency),
        unpriced=sentence_n(
            "One open sale has no amount and is not drawn.",
            "{count} open sales have no amount and are not drawn.",
            len(every) - len(priced),
        )
        if len(every) > len(priced)
        else None,
        quarters=_quarters_table(priced, currency),
    )  # fmt: skip


def _reach(account: Summary) -> Decimal | None:
    """What could still be won in a year: open opportunities and what the grid says is possible."""
    known = [each for each in (account.white_space.open, account.white_space.potential) if each is not None]  # fmt: skip
    return sum(known, Decimal(0)) if known else None


def _point(account: Summary, currency: str) -> ScatterPoint:
    reach, coverage = _reach(account) or Decimal(0), account.coverage.value or Decimal(0)
    revenue = account.trailing.value
    return ScatterPoint(
        account.name,
        reach,
        coverage,
        revenue,
        COLOURS.get(account.tier or "", "faint"),
        (
            sentence("{amount} to be won", amount=Money(reach, currency)),
            sentence("relationship {points} of 100", points=round_decimal(coverage, 0)),
            sentence("revenue unknown")
            if revenue is None
            else sentence("revenue {amount}", amount=Money(revenue, currency)),
        ),
    )


def _accounts_table(accounts: list[Summary], currency: str) -> Table:
    columns = (
        Column("name", sentence("Account"), wide=True),
        Column("tier", sentence("Tier"), "enum", ("key", "normal", "low")),
        Column("reach", sentence("Still to be won in a year"), "money", total=True),
        Column("coverage", sentence("Relationship coverage"), "number", digits=0),
        Column("revenue", sentence("Revenue, twelve months"), "money", total=True),
    )
    rows = tuple(
        Row(
            each.id,
            (
                Cell(each.name, account_link(each.id)),
                Cell(Term(each.tier) if each.tier else None),
                Cell(Money(_reach(each) or Decimal(0), currency)),
                Cell(each.coverage.value),
                Cell(None if each.trailing.value is None else Money(each.trailing.value, currency)),
            ),
        )
        for each in accounts
    )
    return Table("outlook", sentence("Potential and relationship"), columns, rows, sort="-reach")


def _by_quarter(sales: list[OpenSale]) -> dict[PartialDate | None, dict[str, Decimal]]:
    """Amounts by quarter and stage, the earliest quarter first, those without one last."""
    found: dict[PartialDate | None, dict[str, Decimal]] = {}
    for sale in sales:
        stages = found.setdefault(sale.quarter, {})
        stages[sale.stage] = stages.get(sale.stage, Decimal(0)) + (sale.amount or Decimal(0))
    order = sorted((quarter for quarter in found if quarter is not None), key=lambda day: day.first)
    return {key: found[key] for key in (*order, *((None,) if None in found else ()))}


def _quarter_name(quarter: PartialDate | None) -> Filling:
    return sentence("without a date") if quarter is None else quarter


def _pipeline(sales: list[OpenSale], currency: str) -> StackedColumns | None:
    if not sales:
        return None
    found = _by_quarter(sales)
    return StackedColumns(
        sentence("Open sales by quarter and stage"),
        {
            stage: Term(stage)
            for stage in STAGES
            if any(stage in amounts for amounts in found.values())
        },
        tuple(StackedColumn(_quarter_name(key), amounts) for key, amounts in found.items()),
        currency,
    )


def _quarters_table(sales: list[OpenSale], currency: str) -> Table:
    columns = (
        Column("quarter", sentence("Closes in")),
        *(Column(stage, sentence("{stage}", stage=Term(stage)), "money", total=True) for stage in STAGES),
        Column("total", sentence("Total"), "money", total=True),
    )  # fmt: skip
    rows = tuple(
        Row(
            str(key or "open"),
            (
                Cell(_quarter_name(key)),
                *(
                    Cell(Money(amounts[stage], currency) if stage in amounts else None)
                    for stage in STAGES
                ),
                Cell(Money(sum(amounts.values(), Decimal(0)), currency)),
            ),
        )
        for key, amounts in _by_quarter(sales).items()
    )
    caption = sentence("Open sales by quarter and stage")
    return Table("quarters", caption, columns, rows, filters=False)
