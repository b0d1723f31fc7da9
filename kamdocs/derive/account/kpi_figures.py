"""The KPIs that the files of one account tell by themselves; definitions stand in `kpis`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.account.opportunities import Opportunities, add_known
from kamdocs.derive.account.revenue import Revenue
from kamdocs.derive.conversion import convert, tally
from kamdocs.derive.exact import add, ratio
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.contract import Contract
from kamdocs.model.log_entry import TOUCHPOINT_KINDS
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import read_decimal
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Span, fiscal_year, fiscal_year_bounds
from kamdocs.values.sentence import Sentence, sentence, sentence_n

A_YEAR = Span(12, "month")


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time, and where it stands."""

    when: PartialDate
    value: Decimal
    places: tuple[Place, ...] = ()
    source: str | None = None


History = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed figure: its points (none when unknown), why, and its yearly level.

    `merges` says that the points are measurements too and stand beside those of `kpis`.
    """

    history: History
    reason: Sentence
    level: Decimal | None = None
    merges: bool = False


def compute_figures(
    account: Account,
    revenue: Revenue,
    opportunities: Opportunities,
    settings: Settings,
    today: date,
) -> Mapping[str, Computed]:
    """Every figure that can be computed, by name; an unknown one says what it lacks."""
    now = PartialDate(today)
    up, cross = _won_of(opportunities, "up-sell"), _won_of(opportunities, "cross-sell")
    return {
        "revenue": _revenue(revenue, settings, today),
        "customer_lifetime_value": _lifetime(revenue, now),
        "up_sell_revenue": _won_revenue(up, opportunities, settings, today),
        "cross_sell_revenue": _won_revenue(cross, opportunities, settings, today),
        "deal_size": _deal_size(opportunities, now),
        "margin": _margin(account, settings, today),
        "recurring_revenue": _recurring(account, settings, today),
        "net_retention": _retention(account, settings, today, most=None),
        "gross_retention": _retention(account, settings, today, most=Decimal(100)),
        "interaction": _interaction(account, today),
        "satisfaction": _satisfaction(account, today),
        "rate_evolution": _rates(account, settings, today),
    }


def _revenue(revenue: Revenue, settings: Settings, today: date) -> Computed:
    year = fiscal_year(today, settings.fiscal_year)
    first, last = _bounds(year, settings)
    whole = revenue.by_fiscal_year.get(year)
    started = [each for each in revenue.earnings if each.when.first <= today <= last]
    if whole is None or whole.amount is None or all(each.when.last < first for each in started):
        return Computed((), sentence("no revenue is recorded for this year"))
    planned = (
        each.amount.copy_negate()
        for each in revenue.earnings
        if today < each.when.first <= last and each.amount is not None
    )
    older = [
        Point(_named(number, settings), item.amount)
        for number, item in revenue.by_fiscal_year.items()
        if number < year and item.amount is not None
    ]
    now = Point(PartialDate(today), add((whole.amount, *planned)))
    said = sentence("earned from {start} to {today}", start=first, today=today)
    return Computed((*older, now), said, revenue.trailing.value)


def _lifetime(revenue: Revenue, now: PartialDate) -> Computed:
    known = [item.amount for item in revenue.by_year.values() if item.amount is not None]
    if not known:
        return Computed((), sentence("no revenue is recorded"))
    first = revenue.earnings[0].when
    total = add(known)
    return Computed((Point(now, total),), sentence("all revenue since {when}", when=first), total)


def _won_of(opportunities: Opportunities, kind: str) -> tuple[str, ...]:
    return tuple(key for key in opportunities.won if opportunities.items[key].kind_class == kind)


def _won_revenue(
    won: Iterable[str], opportunities: Opportunities, settings: Settings, today: date
) -> Computed:
    """The sales won this fiscal year; nothing won is 0 only where sales are recorded at all."""
    if not opportunities.items:
        return Computed((), sentence("no opportunity is recorded"))
    first, _ = _bounds(fiscal_year(today, settings.fiscal_year), settings)
    counted = [
        key
        for key in won
        if (closed := opportunities.items[key].record.closed) is not None
        and first <= closed <= today
    ]
    unknown = [key for key in counted if opportunities.items[key].amount is None]
    if unknown:
        return Computed((), sentence("the amount of {names} is not known", names=tuple(unknown)))
    total = add(opportunities.items[key].amount or Decimal(0) for key in counted)
    places = tuple(opportunities.items[key].place for key in counted)
    said = sentence_n(
        "one sale won since {start}", "{count} sales won since {start}", len(counted), start=first
    )
    return Computed((Point(PartialDate(today), total, places),), said, total)


def _deal_size(opportunities: Opportunities, now: PartialDate) -> Computed:
    known = [
        (chance.amount, chance.place)
        for key in opportunities.won
        if (chance := opportunities.items[key]).amount is not None
    ]
    if not known:
        return Computed((), sentence("no sale with an amount has been won"))
    mean = ratio(add(amount for amount, _ in known if amount is not None), len(known))
    said = sentence_n("of one sale won", "the mean of {count} sales won", len(known))
    return Computed((Point(now, mean, tuple(place for _, place in known)),), said, mean)


def _margin(account: Account, settings: Settings, today: date) -> Computed:
    first, _ = _bounds(fiscal_year(today, settings.fiscal_year), settings)
    counted = [
        (number, each.margin)
        for number, each in enumerate(account.effort)
        if each.margin is not None and first <= each.when.first <= today
    ]
    total = tally((margin for _, margin in counted), settings)
    if total.amount is None or total.unconverted:
        return Computed((), sentence("no margin of this year is noted with the effort"))
    places = tuple(value_of("effort", number, "margin") for number, _ in counted)
    said = sentence("margin noted for times from {start}", start=first)
    return Computed((Point(PartialDate(today), total.amount, places),), said, total.amount)


def _recurring(account: Account, settings: Settings, today: date) -> Computed:
    amount, unknown = recurring_at(account.contracts, settings, today)
    if amount is None:
        return Computed((), _why_not(account, unknown))
    running = [
        key for key, each in account.contracts.items() if runs_on(each, today) and each.recurring
    ]
    said = sentence_n(
        "a year of the one contract that runs", "a year of {count} contracts that run", len(running)
    )
    places = tuple(value_of("contracts", key, "value") for key in running)
    return Computed((Point(PartialDate(today), amount, places),), said, amount)


def recurring_at(
    contracts: Mapping[str, Contract], settings: Settings, day: date
) -> tuple[Decimal | None, tuple[str, ...]]:
    """A year's value of the recurring contracts that run on a day, and those whose value is unknown."""
    running = {
        key: each for key, each in contracts.items() if each.recurring and runs_on(each, day)
    }
    values = {
        key: convert(each.value, settings) if each.value is not None else None
        for key, each in running.items()
    }
    unknown = tuple(key for key, value in values.items() if value is None)
    return (None if unknown else add_known(values.values())), unknown


def runs_on(contract: Contract, day: date) -> bool:
    """Whether a contract runs on a day; one that renews by itself runs on until notice is given."""
    if contract.starts is not None and contract.starts.first > day:
        return False
    if contract.ends is None or contract.ends.last >= day:
        return True
    return contract.renews is not None and contract.given_notice is None


def _why_not(account: Account, unknown: tuple[str, ...]) -> Sentence:
    if unknown:
        return sentence("the value of {names} is not known", names=unknown)
    if not account.contracts:
        return sentence("no contract is recorded")
    return sentence("no recurring contract runs")


def _retention(
    account: Account, settings: Settings, today: date, *, most: Decimal | None
) -> Computed:
    then, unknown_then = recurring_at(account.contracts, settings, A_YEAR.before(today))
    now, unknown_now = recurring_at(account.contracts, settings, today)
    if unknown_then or unknown_now:
        return Computed((), _why_not(account, unknown_then or unknown_now))
    if not then:
        return Computed((), sentence("no recurring contract ran a year ago"))
    share = ratio(100 * (now or Decimal(0)), then)
    value = share if most is None else min(share, most)
    said = sentence("recurring revenue today against {day}", day=A_YEAR.before(today))
    return Computed((Point(PartialDate(today), value),), said, value)


def _interaction(account: Account, today: date) -> Computed:
    if not account.log:
        return Computed((), sentence("the log is empty"))
    start = A_YEAR.before(today)
    held = [
        number
        for number, entry in enumerate(account.log)
        if entry.kind in TOUCHPOINT_KINDS and entry.held and entry.direction == "both"
        if entry.on is not None and start < entry.on <= today
    ]  # fmt: skip
    said = sentence("contacts of both sides in twelve months")
    places = tuple(value_of("log", number) for number in held[:1])
    return Computed(
        (Point(PartialDate(today), Decimal(len(held)), places),), said, Decimal(len(held))
    )


def _satisfaction(account: Account, today: date) -> Computed:
    points = []
    for number, entry in enumerate(account.log):
        value = read_decimal(entry.satisfaction) if entry.satisfaction else None
        if isinstance(value, Decimal) and entry.on is not None and entry.on <= today:
            place = value_of("log", number, "satisfaction")
            points.append(Point(PartialDate(entry.on), value, (place,), entry.title))
    if not points:
        return Computed((), sentence("nobody has asked them"), merges=True)
    points.sort(key=lambda point: point.when.last)
    said = sentence("said on {when}", when=points[-1].when)
    return Computed(tuple(points), said, points[-1].value, merges=True)


def _rates(account: Account, settings: Settings, today: date) -> Computed:
    noted = {key: each.rates for key, each in account.contracts.items() if each.rates}
    if len(noted) != 1:
        several = sentence("several contracts note their prices: each has its own")
        return Computed((), several if noted else sentence("no contract notes its prices"))
    ((key, rates),) = noted.items()
    points = [
        Point(rate.on, value, (value_of("contracts", key, "rates", number),), rate.unit)
        for number, rate in enumerate(rates)
        if rate.on.first <= today and (value := convert(rate.price, settings)) is not None
    ]
    points.sort(key=lambda point: point.when.last)
    if not points:
        return Computed((), sentence("no contract notes its prices"))
    return Computed(tuple(points), sentence("prices of {contract}", contract=key), points[-1].value)


def _bounds(year: int, settings: Settings) -> tuple[date, date]:
    return fiscal_year_bounds(year, settings.fiscal_year)


def _named(year: int, settings: Settings) -> PartialDate:
    """A past fiscal year: the calendar year, or its last day."""
    if settings.fiscal_year == 1:
        return PartialDate(date(year, 1, 1), "year")
    return PartialDate(_bounds(year, settings)[1])
