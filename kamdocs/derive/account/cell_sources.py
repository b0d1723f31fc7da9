"""Contracts, money and opportunities in; what they say of each cell of the grid out.

A unit has a product when a contract for it runs (or is signed), when it earned us something within
the time of the settings (twelve months), or when its sale was won within that time. It had it when
the contract ended or the money is older.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from kamdocs.derive.account.earnings import Earning
from kamdocs.derive.account.relationships import CLOSED_STAGES
from kamdocs.derive.account.revenue import earned_within
from kamdocs.derive.account.units import UnitTree
from kamdocs.derive.conversion import convert, tally
from kamdocs.derive.exact import add, ratio
from kamdocs.derive.tally import Tally, add_tallies
from kamdocs.model.contract import Contract
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Span

KEEPING = frozenset({"renewal", "longer-term"})
"""Kinds of sale that keep what a unit has, instead of adding to it."""

Coordinates = tuple[str, str]
"""Unit and product."""


@dataclass(frozen=True, slots=True)
class Known:
    """What others than the grid's file say of one cell.

    `won` is what it is worth a year: the value of its running contract, else what it earned in the
    time of the settings. `open` are the amounts of open opportunities that would add to it. Both are
    None when no amount is known. `ends` is when its running contract ends.
    """

    has_product: bool = False
    had_product: bool = False
    has_opportunity: bool = False
    won: Decimal | None = None
    open: Decimal | None = None
    is_estimated: bool = False
    ends: PartialDate | None = None
    contracts: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """What is said of cells, and the contracts, opportunities and money that name none."""

    cells: Mapping[Coordinates, Known]
    contracts: tuple[str, ...]
    opportunities: tuple[str, ...]
    money: Tally


@dataclass(slots=True)
class _Gathered:
    """What has been found of a cell so far."""

    money: list[Tally] = field(default_factory=list)
    has_money: bool = False
    running: list[Contract] = field(default_factory=list)
    ended: list[Contract] = field(default_factory=list)
    open: list[Opportunity] = field(default_factory=list)
    won: list[Opportunity] = field(default_factory=list)
    had: bool = False


def gather_sources(
    contracts: Mapping[str, Contract],
    opportunities: Mapping[str, Opportunity],
    earnings: Sequence[Earning],
    units: UnitTree,
    products: Container[str],
    settings: Settings,
    today: date,
) -> Sources:
    """Bring everything to its cell; what names no unit belongs to the only one there is.

    Money of things that are not among `products` is astray.
    """
    cells: dict[Coordinates, _Gathered] = defaultdict(_Gathered)
    won_for = settings.white_space.won_for
    return Sources(
        contracts=_gather_contracts(contracts, units, cells, today),
        opportunities=_gather_opportunities(opportunities, units, cells, won_for.before(today)),
        money=_gather_money(earnings, units, products, cells, won_for, today),
        # The cells come last: the others fill them.
        cells={place: _known(cell, units, settings) for place, cell in sorted(cells.items())},
    )


def _gather_money(
    earnings: Sequence[Earning],
    units: UnitTree,
    products: Container[str],
    cells: dict[Coordinates, _Gathered],
    won_for: Span,
    today: date,
) -> Tally:
    start = won_for.before(today) + timedelta(days=1)
    astray: list[Tally] = []
    for earning in earnings:
        unit = units.place(earning.unit)
        within = earned_within(earning, start, today)
        if unit is None or earning.product not in products:
            astray += [within] if within else []
            continue
        cell = cells[unit, earning.product]
        cell.had = True
        cell.money += [within] if within else []
    return add_tallies(astray)


def _gather_contracts(
    contracts: Mapping[str, Contract],
    units: UnitTree,
    cells: dict[Coordinates, _Gathered],
    today: date,
) -> tuple[str, ...]:
    astray = []
    for contract in contracts.values():
        places = _cells_of(contract, units)
        if not places:
            astray.append(contract.id)
        for place in places:
            target = cells[place].running if is_running(contract, today) else cells[place].ended
            target.append(contract)
    return tuple(astray)


def _gather_opportunities(
    opportunities: Mapping[str, Opportunity],
    units: UnitTree,
    cells: dict[Coordinates, _Gathered],
    since: date,
) -> tuple[str, ...]:
    astray = []
    for opportunity in opportunities.values():
        unit = units.place(opportunity.unit)
        is_open = opportunity.stage not in CLOSED_STAGES
        if unit is None or opportunity.product is None:
            astray += [opportunity.id] if is_open else []
            continue
        cell = cells[unit, opportunity.product]
        if is_open:
            cell.open.append(opportunity)
        elif opportunity.stage == "won":
            is_recent = opportunity.closed is None or opportunity.closed > since
            cell.won += [opportunity] if is_recent else []
            cell.had = True
    return tuple(astray)


def is_running(contract: Contract, today: date) -> bool:
    """Whether a contract is signed and not over; one that renews by itself runs until notice."""
    if contract.ends is None or not contract.ends.is_over(today):
        return True
    return contract.renews is not None and contract.given_notice is None


def _cells_of(contract: Contract, units: UnitTree) -> list[Coordinates]:
    named = [units.place(unit) for unit in contract.units] or [units.place(None)]
    return [(unit, product) for unit in named if unit is not None for product in contract.products]


def _known(cell: _Gathered, units: UnitTree, settings: Settings) -> Known:
    money = add_tallies(cell.money)
    earned = money.amount if money.amount is not None and money.amount > 0 else None
    has_money = earned is not None or bool(money.unconverted)
    has_product = bool(cell.running or cell.won) or has_money
    won, is_estimated = _won(cell, units, settings, earned, money.is_estimated)
    adding = [
        opportunity
        for opportunity in cell.open
        if not (has_product and opportunity.kind in KEEPING)
    ]
    ends = [contract.ends for contract in cell.running if contract.ends]
    return Known(
        has_product=has_product,
        had_product=cell.had or bool(cell.ended),
        has_opportunity=bool(cell.open),
        won=won if has_product else None,
        open=_sum((each.amount for each in adding), settings),
        is_estimated=is_estimated and has_product,
        ends=min(ends, key=lambda end: end.last, default=None),
        contracts=tuple(contract.id for contract in (*cell.running, *cell.ended)),
        opportunities=tuple(opportunity.id for opportunity in cell.open),
    )


def _won(
    cell: _Gathered,
    units: UnitTree,
    settings: Settings,
    earned: Decimal | None,
    is_estimated: bool,
) -> tuple[Decimal | None, bool]:
    """What a cell is worth a year, and whether a contract's value had to be split evenly."""
    sole = [contract for contract in cell.running if len(_cells_of(contract, units)) == 1]
    shared = [contract for contract in cell.running if contract not in sole]
    agreed = _sum((contract.value for contract in sole), settings)
    if agreed is not None and not shared:
        return agreed, False
    if earned is not None:
        return earned, is_estimated
    parts = [(convert(c.value, settings), len(_cells_of(c, units))) for c in shared if c.value]
    split = [ratio(amount, count) for amount, count in parts if amount is not None]
    if split:
        return add((*split, agreed or Decimal(0))), True
    if agreed is not None:
        return agreed, False
    return _sum((opportunity.amount for opportunity in cell.won), settings), False


def _sum(amounts: Iterable[Money | None], settings: Settings) -> Decimal | None:
    return tally((money for money in amounts if money is not None), settings).amount
