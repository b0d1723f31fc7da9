"""Figures measured over time, targets, and what the files say anyway, in; each KPI with attainment out.

A measurement somebody wrote wins over what is computed. Definitions of the computed ones, all of one
account, money in the workspace's currency, rates in percent:

- revenue, up_sell_revenue, cross_sell_revenue: this fiscal year up to today (money earned; sales won)
- margin: this fiscal year's, from the effort that is noted
- recurring_revenue: a year's value of the recurring contracts that run today
- net_retention: recurring revenue today of 100 a year ago; gross_retention the same, at most 100
- deal_size: the mean amount of the sales won; customer_lifetime_value: all money earned so far
- interaction: touchpoints of both sides in twelve months; satisfaction: the newest they gave us
- rate_evolution: the newest price of the one contract that notes its prices
- share_of_wallet and the workspace's own are only measured
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kamdocs.derive.account.kpi_figures import Computed, History, Point, compute_figures
from kamdocs.derive.account.opportunities import Opportunities
from kamdocs.derive.account.revenue import Revenue
from kamdocs.derive.exact import add, ratio, shown_points
from kamdocs.derive.part import BEST, Part, at_most_best
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.kpi import KPI_NAMES, Measurement
from kamdocs.model.settings.settings import Settings
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import fiscal_year, fiscal_year_bounds
from kamdocs.values.sentence import Sentence, Share, Term, sentence, sentence_n

Unit = Literal["money", "percent", "number"]

_UNITS: Mapping[str, Unit] = {
    "customer_lifetime_value": "money",
    "revenue": "money",
    "up_sell_revenue": "money",
    "cross_sell_revenue": "money",
    "deal_size": "money",
    "recurring_revenue": "money",
    "margin": "money",
    "rate_evolution": "money",
    "net_retention": "percent",
    "gross_retention": "percent",
    "share_of_wallet": "percent",
}
GROWING = frozenset({"revenue", "up_sell_revenue", "cross_sell_revenue", "margin"})
"""Figures that add up over the year: half of the target is on time in the middle of it."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should reach in a period."""

    when: PartialDate
    value: Decimal
    place: Place


@dataclass(frozen=True, slots=True)
class Kpi:
    """One figure.

    `value` is its newest known value, as of `when`; None when unknown, and `reason` says what is
    missing. `level` is the figure as a yearly level, for aims of several years. `history` has the
    older points, oldest first. `attainment` is value ÷ target; `pace` the same against what of the
    target is due by today. Higher is taken to be better.
    """

    name: str
    unit: Unit
    value: Decimal | None
    when: PartialDate | None
    level: Decimal | None
    is_computed: bool
    reason: Sentence
    history: History
    target: Target | None
    attainment: Decimal | None
    pace: Decimal | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Kpis:
    """All figures by name: the known names first, then the workspace's own.

    `part` is the part of health: the mean of 100 · pace, at most 100 each, over the figures with a
    target, without satisfaction, which is a part of its own.
    """

    figures: Mapping[str, Kpi]
    part: Part

    @property
    def chosen(self) -> tuple[Kpi, ...]:
        """Those that have a value or a target, so that an unknown one without either is not shown."""
        return tuple(
            kpi for kpi in self.figures.values() if kpi.value is not None or kpi.target is not None
        )


def derive_kpis(
    account: Account,
    revenue: Revenue,
    opportunities: Opportunities,
    settings: Settings,
    today: date,
) -> Kpis:
    """Compute every figure that the files of an account can tell."""
    computed = compute_figures(account, revenue, opportunities, settings, today)
    figures = {
        name: _kpi(name, account, computed.get(name), settings, today)
        for name in (*KPI_NAMES, *settings.kpis)
    }
    return Kpis(figures, _part(figures.values()))


def _kpi(
    name: str, account: Account, computed: Computed | None, settings: Settings, today: date
) -> Kpi:
    measured = _history(account.kpis.get(name, {}), name, today)
    history = sorted(
        [*measured, *(computed.history if computed and not measured else ())],
        key=lambda point: point.when.last,
    )
    if computed is not None and computed.merges:
        history = sorted([*measured, *computed.history], key=lambda point: point.when.last)
    target = _target(name, account, settings, today)
    newest: Point | None = history[-1] if history else None
    is_computed = not measured and computed is not None
    if newest is None:
        reason = computed.reason if computed else sentence("nobody has measured it")
        return Kpi(name, _UNITS.get(name, "number"), None, None, None, is_computed, reason, (),
                   target, None, None, ())  # fmt: skip
    attainment = ratio(newest.value, target.value) if target and target.value > 0 else None
    due = _due_share(name, settings, today) if target else Decimal(1)
    return Kpi(
        name=name,
        unit=_UNITS.get(name, "number"),
        value=newest.value,
        when=newest.when,
        level=computed.level if is_computed and computed else newest.value,
        is_computed=is_computed,
        reason=computed.reason if is_computed and computed else _said(newest),
        history=tuple(history[:-1]),
        target=target,
        attainment=attainment,
        pace=None if attainment is None else ratio(attainment, due),
        places=newest.places,
    )


def _history(points: Mapping[PartialDate, Measurement], name: str, today: date) -> list[Point]:
    return [
        Point(when, each.value, (value_of("kpis", name, str(when)),), each.source)
        for when, each in points.items()
        if when.first <= today
    ]


def _said(point: Point) -> Sentence:
    if point.source:
        return sentence("measured for {when}: {source}", when=point.when, source=point.source)
    return sentence("measured for {when}", when=point.when)


def _target(name: str, account: Account, settings: Settings, today: date) -> Target | None:
    """The target of the shortest period that today lies in; a year means the fiscal year."""
    year = fiscal_year(today, settings.fiscal_year)
    found = [
        (when, values[name])
        for when, values in account.targets.items()
        if name in values and _holds(when, today, year)
    ]
    if not found:
        return None
    when, value = min(found, key=lambda each: (each[0].last - each[0].first).days)
    return Target(when, value, value_of("targets", str(when), name))


def _holds(when: PartialDate, today: date, year: int) -> bool:
    if when.precision == "year":
        return when.first.year == year
    return when.first <= today <= when.last


def _due_share(name: str, settings: Settings, today: date) -> Decimal:
    """How much of a year's target is due by today: by days for what adds up, all of it else."""
    if name not in GROWING:
        return Decimal(1)
    year = fiscal_year(today, settings.fiscal_year)
    first, last = fiscal_year_bounds(year, settings.fiscal_year)
    return ratio((today - first).days + 1, (last - first).days + 1)


def _part(figures: Iterable[Kpi]) -> Part:
    with_target = [kpi for kpi in figures if kpi.target is not None]
    targeted = [kpi for kpi in with_target if kpi.name != "satisfaction"]
    judged = [kpi for kpi in targeted if kpi.pace is not None]
    if with_target and not targeted:
        return Part(None, sentence("only satisfaction has a target, and it is a part of its own"))
    if not targeted:
        return Part(None, sentence("no figure has a target for this year"))
    if not judged:
        missing = tuple(Term(kpi.name) for kpi in targeted)
        return Part(
            None, sentence("nothing is known of the figures with a target: {names}", names=missing)
        )
    points = [at_most_best(BEST * (kpi.pace or Decimal(0))) for kpi in judged]
    return Part(
        ratio(add(points), len(points)),
        _part_reason(judged),
        tuple(kpi.target.place for kpi in judged if kpi.target),
    )


def _part_reason(judged: Sequence[Kpi]) -> Sentence:
    behind = [kpi for kpi in judged if kpi.pace is not None and kpi.pace < 1]
    if not behind:
        return sentence_n(
            "the one figure with a target is on time",
            "all {count} figures with a target are on time",
            len(judged),
        )
    worst = min(behind, key=lambda kpi: kpi.pace or Decimal(0))
    share = Share(shown_points(BEST * (worst.pace or Decimal(0))) / 100)
    return sentence_n(
        "{behind} of one figure with a target is behind: {name} at {share} of what is due by today",
        "{behind} of {count} figures with a target are behind; {name} at {share} of what is due by today",
        len(judged),
        behind=len(behind),
        name=Term(worst.name),
        share=share,
    )
