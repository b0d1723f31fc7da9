"""Joined rows in; money by account, unit, product, time and seller out, every decimal kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from kamdocs.exchange.cells import cell_date, cell_number
from kamdocs.exchange.expression import evaluate
from kamdocs.exchange.join import Joined, getter, tell_lost
from kamdocs.exchange.mapping import ImportMapping, Reference, Revenue
from kamdocs.exchange.records import rows_of, text_of
from kamdocs.exchange.report import LeftOutRows, LeftOutWhy
from kamdocs.exchange.tables import Table
from kamdocs.exchange.targets import REVENUE_LINKS
from kamdocs.values.partial_date import PartialDate, Precision

EXACT = Context(prec=400)
"""Room for every digit a sum of amounts can have."""

_COARSER: tuple[Precision, ...] = ("day", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Bought:
    """Who bought what when from whom; empty texts where it is not known. Ids are ours."""

    account: str
    unit: str
    product: str
    when: PartialDate
    seller: str
    currency: str = ""

    def with_unit(self, unit: str) -> Bought:
        """The same for another unit."""
        return replace(self, unit=unit)

    @property
    def order(self) -> tuple[str, ...]:
        """Where it stands among others in a file: by account, then in the order of time."""
        when = (self.when.first.isoformat(), self.when.last.isoformat())
        return (self.account, *when, self.product, self.seller, self.unit, self.currency)


class _NoNumber(Exception):  # noqa: N818  (never leaves this module)
    """A cell that a sum needs holds no number."""


def sum_revenue(
    mapping: ImportMapping,
    tables: Mapping[str, Table],
    ids: Mapping[str, Mapping[str, str]],
    left_out: LeftOutRows,
    away: frozenset[str] = frozenset(),
) -> dict[Bought, Decimal]:
    """All money by what it was paid for. `ids` are by kind, then by key of the source.

    `away` are keys of accounts that people have deleted here.

    A row whose account, date or amount cannot be known is told and left out; one whose product or
    seller is not known is told and counts without.
    """
    part = mapping.revenue
    if part is None:
        return {}
    reader = _Reader(part, mapping, tables, ids, left_out, away)
    sums: defaultdict[Bought, Decimal] = defaultdict(Decimal)
    for joined in rows_of(part, "revenue", mapping, tables, left_out):
        if (found := reader.read(joined)) is not None:
            bought, amount = found
            sums[bought] = EXACT.add(sums[bought], amount)
    return dict(sorted(sums.items(), key=lambda item: item[0].order))


class _Reader:
    """Reads one joined row after the other."""

    def __init__(
        self,
        part: Revenue,
        mapping: ImportMapping,
        tables: Mapping[str, Table],
        ids: Mapping[str, Mapping[str, str]],
        left_out: LeftOutRows,
        away: frozenset[str],
    ) -> None:
        self.part, self.ids, self.left_out, self.away = part, ids, left_out, away
        self.account = text_of(part.account, tables)
        self.date = text_of(part.date, tables)
        self.unit = None if part.unit is None else text_of(part.unit, tables)
        self.currency = None if part.currency is None else text_of(part.currency, tables)
        self.links = {name: text_of(cell, tables) for name, cell in part.links.items()}
        self.numbers = {
            name: (getter(reference, tables), mapping.tables[reference.table].numbers)
            for name, reference in part.amount_columns.items()
        }
        table = _table(part.date.references, part.base)
        self.dates = mapping.tables[table].dates

    def read(self, joined: Joined) -> tuple[Bought, Decimal] | None:
        key = self.account(joined)
        is_lost = bool(joined.lost) and not key
        tell_lost("revenue", joined, self.left_out, kept=not is_lost)
        account = None if is_lost else self.link("account", "accounts", key, joined)
        if account is None:
            return None
        when = cell_date(self.date(joined), self.dates)
        if when is None:
            self.tell(joined, "no_date", self.date(joined))
            return None
        amount = self.amount(joined)
        if amount is None:
            return None
        linked = {
            name: self.link(name, REVENUE_LINKS[name], take(joined), joined, kept=True) or ""
            for name, take in self.links.items()
        }
        unit = "" if self.unit is None else self.unit(joined)
        bought = Bought(
            account,
            unit,
            linked.get("product", ""),
            _coarsen(when, self.part.by),
            linked.get("seller", ""),
            "" if self.currency is None else self.currency(joined),
        )
        return bought, amount

    def amount(self, joined: Joined) -> Decimal | None:
        def number_of(name: str) -> Decimal:
            take, written = self.numbers[name]
            number = cell_number(take(joined), written)
            if number is None:
                raise _NoNumber(f"{name} {take(joined)!r}")
            return number

        try:
            return evaluate(self.part.amount, number_of)
        except _NoNumber as error:
            self.tell(joined, "no_amount", str(error))
        except ZeroDivisionError:
            self.tell(joined, "no_amount", "÷ 0")
        return None

    def link(
        self, name: str, kind: str, key: str, joined: Joined, *, kept: bool = False
    ) -> str | None:
        found = self.ids.get(kind, {}).get(key)
        if found is None and (key or not kept):
            self.left_out.add(
                "revenue",
                "deleted" if name == "account" and key in self.away else "joins_nothing",
                self.part.base,
                joined.row.line,
                key,
                column=name,
                target=kind,
                kept=kept,
            )
        return found

    def tell(self, joined: Joined, why: LeftOutWhy, text: str) -> None:
        self.left_out.add("revenue", why, self.part.base, joined.row.line, text)


def owners_by_revenue(sums: Mapping[Bought, Decimal]) -> dict[str, str]:
    """For each account the seller of most; of equals the one whose id comes first."""
    sold: defaultdict[str, defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for bought, amount in sums.items():
        if bought.seller:
            by_seller = sold[bought.account]
            by_seller[bought.seller] = EXACT.add(by_seller[bought.seller], amount)
    return {
        account: min(by_seller, key=lambda seller: (-by_seller[seller], seller))
        for account, by_seller in sold.items()
    }


def first_year(sums: Mapping[Bought, Decimal]) -> dict[str, str]:
    """For each account the year of its first money."""
    years: dict[str, int] = {}
    for bought in sums:
        year = bought.when.first.year
        years[bought.account] = min(years.get(bought.account, year), year)
    return {account: f"{year:04}" for account, year in years.items()}


def _coarsen(when: PartialDate, precision: Precision) -> PartialDate:
    """The same time, no finer than `precision`."""
    if _COARSER.index(when.precision) >= _COARSER.index(precision):
        return when
    first = when.first
    month = {"month": first.month, "quarter": (first.month - 1) // 3 * 3 + 1, "year": 1}[precision]
    return PartialDate(first.replace(month=month, day=1), precision)


def _table(references: tuple[Reference, ...], base: str) -> str:
    return references[0].table if references else base
